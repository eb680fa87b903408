namespace Dashboard.Tests.Architecture;

/// <summary>The source files as they lie in the working copy this test was built from.</summary>
internal static class Repository
{
    private static readonly string[] Ends = [".cs", ".razor", ".razor.css", ".csproj"];

    public static readonly string Root = FindRoot();

    public static IEnumerable<string> Files(params string[] folders) =>
        folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Where(file => Ends.Any(end => file.EndsWith(end, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dashboard.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"No Dashboard.sln above {AppContext.BaseDirectory}");
        return folder.FullName;
    }
}
