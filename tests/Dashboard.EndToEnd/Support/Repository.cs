using System.Reflection;

namespace Dashboard.EndToEnd.Support;

/// The files of the source tree that a user reads.
internal static class Repository
{
    public static readonly string Root =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Repository").Value!;

    public static string Readme => File.ReadAllText(Path.Combine(Root, "README.md"));

    /// The first line of the README that a reader would paste to send something.
    public static string FirstCurlLine => Readme.Split('\n').First(line => line.StartsWith("curl ", StringComparison.Ordinal)).TrimEnd();
}
