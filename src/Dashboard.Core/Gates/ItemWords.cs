using System.Text.RegularExpressions;

namespace Dashboard.Core.Gates;

/// <summary>What a gate asks for, in words a leader reads. The API and the evidence keep the technical name.</summary>
public static partial class ItemWords
{
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["build/build"] = "build",
        ["build/unit"] = "unit test",
        ["build/sast"] = "source scan (SAST)",
        ["build/secret-scan"] = "secret scan",
        ["build/sca"] = "dependency scan (SCA)",
        ["build/sbom"] = "list of parts (SBOM)",
        ["build/lint"] = "lint check",
        ["stubbed-functional/functional"] = "functional test",
        ["stubbed-functional/acceptance"] = "acceptance test",
        ["stubbed-non-functional/load"] = "load test",
        ["stubbed-non-functional/degradation"] = "degradation test",
        ["stubbed-non-functional/fault"] = "fault test",
        ["stubbed-non-functional/rolling-compatibility"] = "rolling compatibility test",
        ["integration/integration"] = "integration test",
        ["integration/deployment"] = "deployment to integration",
        ["extended/peak-load"] = "peak-load test",
        ["extended/soak"] = "soak test",
        ["extended/fault"] = "extended fault test",
        ["extended/rolling-compatibility"] = "extended rolling compatibility test",
        ["canary/canary-analysis"] = "canary analysis",
        ["canary/accountable"] = "accountable person",
        ["canary/rollback-ready"] = "way back",
    };

    /// <summary>The name of an item: <c>canary/canary-analysis</c> is "canary analysis"; one the agreement adds keeps its own words.</summary>
    public static string Name(string item) =>
        Named.TryGetValue(item, out var name) ? name : item[(item.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('-', ' ');

    /// <summary>A reason that begins with an item, as a sentence: "Canary analysis is missing". Other reasons are as they are.</summary>
    public static string Said(string reason) =>
        Item().Match(reason) is { Success: true } item && Name(item.Value) is var name
            ? $"{char.ToUpperInvariant(name[0])}{name[1..]}{reason[item.Length..]}" : reason;

    [GeneratedRegex("^(build|stubbed-functional|stubbed-non-functional|integration|extended|canary|production)/[a-z0-9-]+(?= )", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();
}
