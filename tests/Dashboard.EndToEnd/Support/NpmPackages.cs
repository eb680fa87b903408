using System.ComponentModel;

namespace Dashboard.EndToEnd.Support;

/// What tests/package.json asks for, where npm is on the machine.
internal static class NpmPackages
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "npm");

    /// The file of an installed package; null without npm.
    public static async Task<string?> FindAsync(string path)
    {
        var file = Path.Combine(Folder, "node_modules", path);
        if (File.Exists(file))
            return file;
        Directory.CreateDirectory(Folder);
        foreach (var name in (string[])["package.json", "package-lock.json"])
            File.Copy(Path.Combine(Repository.Root, "tests", name), Path.Combine(Folder, name), overwrite: true);
        try
        {
            var ended = await Command.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], Folder);
            Assert.True(File.Exists(file), $"{file} is not there; npm said: {ended.Output}{ended.Errors}");
            return file;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
