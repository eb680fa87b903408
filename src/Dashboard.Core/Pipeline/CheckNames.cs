namespace Dashboard.Core.Pipeline;

/// <summary>The recognised checks, which stages own them, and the aliases senders use.</summary>
public static class CheckNames
{
    private static readonly Dictionary<Stage, string[]> Owned = new()
    {
        [Stage.Build] = ["build", "unit", "lint", "sast", "sca", "secret-scan", "license", "sbom", "provenance", "signature", "quality-gate"],
        [Stage.StubbedFunctional] = ["functional", "acceptance"],
        [Stage.StubbedNonFunctional] = ["load", "rolling-compatibility", "degradation", "fault"],
        [Stage.Integration] = ["integration", "journey", "smoke"],
        [Stage.Extended] = ["peak-load", "soak", "rolling-compatibility", "fault", "simulation", "alerting"],
        [Stage.Canary] = ["canary-analysis"],
    };

    private static readonly string[] AnyStage = ["accessibility", "security", "compliance", "rebuild", "deployment", "review", "other"];

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["performance"] = "load",
        ["peak"] = "peak-load",
        ["resilience"] = "fault",
        ["chaos"] = "fault",
        ["fault-simulation"] = "fault",
        ["compat"] = "rolling-compatibility",
        ["rolling"] = "rolling-compatibility",
        ["e2e"] = "journey",
        ["contract"] = "integration",
        ["codeql"] = "sast",
        ["secret"] = "secret-scan",
    };

    private static readonly Dictionary<string, Stage?> OnlyOwner = Owned
        .SelectMany(p => p.Value.Select(check => (check, stage: p.Key)))
        .GroupBy(x => x.check, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Count() == 1 ? g.First().stage : (Stage?)null, StringComparer.Ordinal);

    /// <summary>The recognised slug: aliases resolved, lower case; an unknown check keeps its own name.</summary>
    public static string Normalise(string check)
    {
        var slug = check.Trim();
        return Aliases.TryGetValue(slug, out var canonical) ? canonical
            : IsKnown(slug.ToLowerInvariant()) ? slug.ToLowerInvariant() : slug;
    }

    /// <summary>True when the slug is one of the recognised checks.</summary>
    public static bool IsKnown(string check) => OnlyOwner.ContainsKey(check) || AnyStage.Contains(check, StringComparer.Ordinal);

    /// <summary>The stage that alone owns this check; null when several do or none does.</summary>
    public static Stage? OwnerOf(string check) => OnlyOwner.GetValueOrDefault(check);

    /// <summary>The checks a stage owns, in the order a reader expects them.</summary>
    public static IReadOnlyList<string> OwnedBy(Stage stage) => Owned.TryGetValue(stage, out var checks) ? checks : [];
}
