using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dashboard.Tests.Architecture;

/// <summary>The hard limits: a file or method beyond them holds more than one thought.</summary>
public class SizeTests
{
    private const int MethodLimit = 40;

    // How the complaint starts (a path, a path and method) and why it is none.
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["src/Dashboard/Journal/Migrations/"] = "written by the migrations tool",
        ["src/Dashboard/Journal/DashboardDb.cs: OnModelCreating"] = "one flat list, an entry a table, without flow",
    };

    [Fact]
    public void Files_keep_to_their_size() => Faults.None(LongFiles().Where(fault => !IsException(fault)));

    [Fact]
    public void Methods_keep_to_their_size() => Faults.None(LongMethods().Where(fault => !IsException(fault)));

    [Fact]
    public void Exceptions_are_still_needed()
    {
        var faults = LongFiles().Concat(LongMethods()).ToList();

        Faults.None(Exceptions.Keys.Where(start => !faults.Any(fault => fault.StartsWith(start, StringComparison.Ordinal))));
    }

    [Fact]
    public void Code_blocks_of_components_stay_small_enough_to_lie_in_the_markup()
    {
        var faults =
            from file in Repository.Files("src")
            where file.EndsWith(".razor", StringComparison.Ordinal)
            let code = Repository.Text(file).Split("@code {") is [_, var block] ? block.Count(letter => letter is '\n') : 0
            where code > 30
            select $"{file} has {code} lines of code: give it a .razor.cs";

        Faults.None(faults);
    }

    private static int LimitOf(string file) => file switch
    {
        _ when file.EndsWith(".razor", StringComparison.Ordinal) => 150,
        _ when file.EndsWith(".razor.cs", StringComparison.Ordinal) => 150,
        _ when file.EndsWith(".razor.css", StringComparison.Ordinal) => 150,
        _ when file.StartsWith("src/Dashboard.Core/", StringComparison.Ordinal) => 200,
        _ => 250,
    };

    private static bool IsException(string fault) => Exceptions.Keys.Any(start => fault.StartsWith(start, StringComparison.Ordinal));

    private static IEnumerable<string> LongFiles() =>
        from file in Repository.Files("src", "tests")
        let limit = LimitOf(file)
        let lines = Repository.Text(file).TrimEnd('\n').Split('\n').Length
        where lines > limit
        select $"{file}: {lines} lines, the limit is {limit}";

    private static IEnumerable<string> LongMethods() =>
        from file in Repository.Files("src", "tests")
        where file.EndsWith(".cs", StringComparison.Ordinal)
        let tree = CSharpSyntaxTree.ParseText(Repository.Text(file))
        from node in tree.GetRoot().DescendantNodes()
        where node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        let lines = Lines(tree, node)
        where lines > MethodLimit
        select $"{file}: {Name(node)} has {lines} lines, the limit is {MethodLimit}";

    // From the signature on: attributes above it (a theory's table) are data, not flow.
    private static int Lines(SyntaxTree tree, SyntaxNode node)
    {
        var start = node is MemberDeclarationSyntax { AttributeLists: [.., var last] } ? last.GetLastToken().GetNextToken().SpanStart : node.SpanStart;
        var span = tree.GetLineSpan(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, node.Span.End));
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string Name(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        _ => node.Kind().ToString(),
    };
}
