using System.Text.RegularExpressions;

namespace Dashboard.Tests.Architecture;

/// <summary>What is written here stands by itself: nobody who has only the repository is sent to a text that is not in it.</summary>
public partial class ReferenceTests
{
    // Made on the way and never committed.
    private static readonly string[] Made = [".git", ".vs", ".idea", "bin", "obj", "data", "artifacts", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts"];

    // Where the tests look for payloads of real senders, which are not ours to publish.
    private static readonly (string File, string Start) Payloads = ("tests/Dashboard.Tests/Ingest/Corpora.cs", "string[] places = ");

    [Fact]
    public void Every_document_that_is_named_is_here()
    {
        var faults =
            from line in Lines()
            from Match match in Document().Matches(line.Text)
            where !Exists(Path.GetDirectoryName(line.File)!, match.Value) && !Exists("", match.Value)
            select $"{line.File}:{line.Number} names {match.Value}, which is not in the repository: say it here instead";

        Faults.None(faults);
    }

    [Fact]
    public void No_place_outside_the_repository_is_named()
    {
        var faults =
            from line in Lines()
            where Outside().IsMatch(line.Text) && !IsPayloads(line)
            select $"{line.File}:{line.Number} points out of the repository: {line.Text.Trim()}";

        Faults.None(faults);
    }

    [Fact]
    public void The_one_exception_is_still_needed() => Assert.Single(Lines(), line => IsPayloads(line) && Outside().IsMatch(line.Text));

    private static bool IsPayloads(Line line) => line.File == Payloads.File && line.Text.TrimStart().StartsWith(Payloads.Start, StringComparison.Ordinal);

    private static bool Exists(string folder, string path) => File.Exists(Path.Combine(Repository.Root, folder, path));

    private static IEnumerable<Line> Lines() =>
        from file in Texts(Repository.Root)
        let name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        from line in File.ReadLines(file).Index()
        select new Line(name, line.Index + 1, line.Item);

    private static IEnumerable<string> Texts(string folder) => Directory.EnumerateFiles(folder).Where(IsText)
        .Concat(Directory.EnumerateDirectories(folder).Where(inner => !Made.Contains(Path.GetFileName(inner))).SelectMany(Texts));

    private static bool IsText(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> start = stackalloc byte[4096];
        return !start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)].Contains((byte)0);
    }

    [GeneratedRegex(@"(?<![\w/:.-])[\w./-]+\.md\b")]
    private static partial Regex Document();

    [GeneratedRegex(@"\.\./shared|\bmock-?ups?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    private sealed record Line(string File, int Number, string Text);
}
