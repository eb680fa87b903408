using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Core.Pipeline;

namespace Dashboard.Tests.Simulator;

/// <summary>The rules of the native format, written down a second time: what is wrong with an event, in words.</summary>
internal static partial class NativeRules
{
    private static readonly string[] Names = ["service", "version", "check", "suite", "environment", "actor"];

    private static readonly string[] Numbers =
    [
        "total", "passed", "failed", "skipped", "attempt", "weight", "step", "steps", "tier", "customers", "achieved", "expected", "memorySlope", "usedCpu",
        "requestedCpu", "usedMemory", "requestedMemory", "canary", "baseline", "threshold", "amount", "provisionSeconds", "manualSteps", "neighbourErrors",
    ];

    private static readonly string[] Flags = ["clean", "testsTouched", "drill", "shared", "isolated", "productionLike", "promotionPreventing"];
    private static readonly string[] Times = ["at", "queued", "started", "finished"];

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["stage"] = [.. Slug.All<Stage>()],
        ["escapedStage"] = [.. Slug.All<Stage>()],
        ["outcome"] = [.. Slug.All<Outcome>()],
        ["class"] = ["feature", "fix", "patch", "revert"],
        ["scenario"] = ["happy", "adverse"],
        ["trigger"] = ["auto", "manual"],
        ["direction"] = ["above", "below"],
        ["health"] = ["up", "down"],
        ["gate"] = ["ready-for-fast-feedback", "ready-for-extended", "ready-for-canary", "ready-to-ship"],
        ["decision"] = ["approved", "rejected"],
    };

    /// What the product's own keys are; every other key would end as a label nobody judges.
    private static readonly HashSet<string> Keys = new(
        Names.Concat(Numbers).Concat(Flags).Concat(Times).Concat(Words.Keys).Concat(
        [
            "id", "type", "digest", "commit", "repository", "purl", "url", "summary", "author", "reviewer", "team", "builder", "tech", "configDigest",
            "manifest", "feature", "stubs", "journey", "unit", "fault", "cause", "strategy", "reason", "fromDigest", "toDigest", "from", "to", "requestor",
            "dataOwner", "incident", "severity", "detectedBy", "guardrail", "alert", "kind", "currency", "metric", "cicd.pipeline.run.id",
        ]), StringComparer.Ordinal);

    public static IEnumerable<string> Broken(JsonElement e, DateTimeOffset now)
    {
        foreach (var fault in e.EnumerateObject().SelectMany(p => Broken(p, now)))
        {
            yield return fault;
        }

        if (e.Word("service") is null || !new[] { "version", "digest", "commit" }.Any(k => e.Word(k) is not null))
        {
            yield return "service and one of version, digest, commit are required";
        }

        if (e.Word("type") is not { } type || !EventTypes.Known.Contains(type))
        {
            yield return "unknown type";
        }

        foreach (var fault in BrokenNames(e))
        {
            yield return fault;
        }

        var run = Times[1..].Where(key => e.Word(key) is not null).Select(key => e.At(key)).ToList();
        if (!run.Order().SequenceEqual(run))
        {
            yield return "queued, started and finished are out of order";
        }

        if (e.Amount("total") is { } total && total != e.Amount("passed") + e.Amount("failed") + e.Amount("skipped"))
        {
            yield return "counts do not add up";
        }
    }

    private static IEnumerable<string> BrokenNames(JsonElement e)
    {
        if (e.Word("digest") is { } digest && !Sha256().IsMatch(digest))
        {
            yield return "digest";
        }

        if (e.Word("commit") is { } commit && !Commit().IsMatch(commit))
        {
            yield return "commit";
        }

        if (e.Word("check") is { } check && !CheckNames.IsKnown(check))
        {
            yield return $"unknown check {check}";
        }
    }

    private static IEnumerable<string> Broken(JsonProperty p, DateTimeOffset now)
    {
        var text = p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : null;
        if (!Keys.Contains(p.Name))
        {
            yield return $"{p.Name} is no key of ours";
        }
        else if (Numbers.Contains(p.Name) ? p.Value.ValueKind != JsonValueKind.Number
            : Flags.Contains(p.Name) ? p.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False) : text is null)
        {
            yield return $"{p.Name} is a {p.Value.ValueKind}";
        }
        else if (Words.TryGetValue(p.Name, out var allowed) && !allowed.Contains(text))
        {
            yield return $"{p.Name} is {text}";
        }
        else if (Times.Contains(p.Name)
            && !(DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at <= now))
        {
            yield return $"{p.Name} is {text}, after the end of the history or no time";
        }
        else if (text?.Length > (Names.Contains(p.Name) ? 200 : 1000) || text is "")
        {
            yield return $"{p.Name} has {text.Length} characters";
        }
    }

    [GeneratedRegex("^sha256:[0-9a-f]{64}$", RegexOptions.None, 1000)]
    private static partial Regex Sha256();

    [GeneratedRegex("^[0-9a-f]{40}$", RegexOptions.None, 1000)]
    private static partial Regex Commit();
}
