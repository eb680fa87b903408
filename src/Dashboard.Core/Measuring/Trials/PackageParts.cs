namespace Dashboard.Core.Measuring.Trials;

/// <summary>What a package that can be deployed anywhere carries with it.</summary>
public static class PackageParts
{
    /// <summary>The five, in the order they are told.</summary>
    public static readonly IReadOnlyList<string> All = ["logic", "infrastructure", "configuration", "tests", "monitoring"];

    /// <summary>How many of them a manifest names.</summary>
    public static int Count(string manifest)
    {
        var told = manifest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return All.Count(part => told.Contains(part, StringComparer.OrdinalIgnoreCase));
    }
}
