using System.Runtime.CompilerServices;

namespace Dashboard.Tests.Ingest;

/// Payloads of real senders: in the folder that RTS_CORPORA names, else in one beside the project, where there is one.
public static class Corpora
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static readonly string? Folder = Find();

    /// All files of a pattern under a folder of the corpora; none where the corpora are absent.
    public static IReadOnlyList<string> Files(string folder, string pattern = "*.json")
    {
        var path = Folder is null ? "" : Path.Combine(Folder, folder);
        return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
    }

    private static string? Find()
    {
        var given = Environment.GetEnvironmentVariable("RTS_CORPORA");
        string[] places = [given ?? "", Path.Combine(Root, "..", "corpora"), Path.Combine(Root, "../shared/corpora")];
        return Array.Find(places, p => p.Length > 0 && Directory.Exists(p));
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
