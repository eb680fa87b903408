using System.Collections.Frozen;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// What a type's own key may hold.
public enum DetailKind
{
    Name,
    Text,
    Number,
    Whole,
    Flag,
    List,
    Digest,
    Stage,
    Tier,
    Word,
}

/// A type's own key: what it holds and, for a closed list, the words allowed.
public sealed record DetailRule(DetailKind Kind, params string[] Words);

/// <summary>The keys a native event may carry. Every other key is a label.</summary>
public static class NativeKeys
{
    public const int LongestName = 200;
    public const int LongestText = 1000;
    public const int LongestUrl = 2000;
    public const int MostLabels = 64;

    public static readonly string[] Gates = ["ready-for-fast-feedback", "ready-for-extended", "ready-for-canary", "ready-to-ship"];

    public static readonly string[] CostKinds = ["compute", "licence", "people"];

    public static readonly string[] EvidenceKinds =
    [
        "sla", "slo", "nfr", "right-sizing", "dynamic-scaling", "test-ownership", "ownership-agreement", "data-agreement",
        "stability-agreement", "promotion-rules",
    ];

    public static readonly FrozenDictionary<string, DetailRule> Details = new Dictionary<string, DetailRule>(StringComparer.Ordinal)
    {
        ["author"] = new(DetailKind.Name),
        ["reviewer"] = new(DetailKind.Name),
        ["class"] = new(DetailKind.Word, "feature", "fix", "patch", "revert"),
        ["testsTouched"] = new(DetailKind.Flag),
        ["builder"] = new(DetailKind.Text),
        ["clean"] = new(DetailKind.Flag),
        ["tech"] = new(DetailKind.List),
        ["configDigest"] = new(DetailKind.Text),
        ["trigger"] = new(DetailKind.Word, "auto", "manual"),
        ["feature"] = new(DetailKind.Name),
        ["stubs"] = new(DetailKind.List),
        ["scenario"] = new(DetailKind.Word, "happy", "adverse"),
        ["journey"] = new(DetailKind.Name),
        ["achieved"] = new(DetailKind.Number),
        ["expected"] = new(DetailKind.Number),
        ["unit"] = new(DetailKind.Name),
        ["memorySlope"] = new(DetailKind.Number),
        ["fault"] = new(DetailKind.Text),
        ["cause"] = new(DetailKind.Text),
        ["usedCpu"] = new(DetailKind.Number),
        ["requestedCpu"] = new(DetailKind.Number),
        ["usedMemory"] = new(DetailKind.Number),
        ["requestedMemory"] = new(DetailKind.Number),
        ["strategy"] = new(DetailKind.Name),
        ["manualSteps"] = new(DetailKind.Whole),
        ["neighbourErrors"] = new(DetailKind.Number),
        ["reason"] = new(DetailKind.Text),
        ["fromDigest"] = new(DetailKind.Digest),
        ["toDigest"] = new(DetailKind.Digest),
        ["drill"] = new(DetailKind.Flag),
        ["from"] = new(DetailKind.Name),
        ["to"] = new(DetailKind.Name),
        ["gate"] = new(DetailKind.Word, Gates),
        ["requestor"] = new(DetailKind.Name),
        ["shared"] = new(DetailKind.Flag),
        ["isolated"] = new(DetailKind.Flag),
        ["productionLike"] = new(DetailKind.Flag),
        ["provisionSeconds"] = new(DetailKind.Number),
        ["health"] = new(DetailKind.Word, "up", "down"),
        ["dataOwner"] = new(DetailKind.Name),
        ["incident"] = new(DetailKind.Name),
        ["severity"] = new(DetailKind.Name),
        ["detectedBy"] = new(DetailKind.Name),
        ["escapedStage"] = new(DetailKind.Stage),
        ["guardrail"] = new(DetailKind.Name),
        ["alert"] = new(DetailKind.Name),
        ["promotionPreventing"] = new(DetailKind.Flag),
        ["amount"] = new(DetailKind.Number),
        ["currency"] = new(DetailKind.Name),
        ["team"] = new(DetailKind.Name),
        ["tier"] = new(DetailKind.Tier),
        ["customers"] = new(DetailKind.Whole),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Common =
    [
        "service", "version", "digest", "commit", "type", "stage", "check", "suite", "outcome", "attempt", "total", "passed", "failed",
        "skipped", "environment", "purl", "repository", "ref", "actor", "decision", "weight", "step", "steps", "phase", "queued", "started",
        "finished", "duration", "at", "url", "summary", "id", "kind", "manifest", "analysis", "metric", "canary", "baseline", "threshold",
        "direction", Correlation,
    ];

    /// No short native name: pipelines have it ready under OpenTelemetry's.
    public const string Correlation = "cicd.pipeline.run.id";

    private static readonly FrozenDictionary<string, string> Canonical = Common.Concat(Details.Keys)
        .ToDictionary(key => key, key => key, StringComparer.Ordinal)
        .Concat(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["service.name"] = "service",
            ["service.version"] = "version",
            ["deployment.environment.name"] = "environment",
            ["vcs.ref.head.revision"] = "commit",
        })
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> TypeAliases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["check.finished"] = EventTypes.TestSuiteRunFinished,
        ["deployed"] = EventTypes.ServiceDeployed,
        ["build"] = EventTypes.BuildFinished,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> All => Common.Concat(Details.Keys).Order(StringComparer.Ordinal);

    public static readonly string[] Numbers =
        ["attempt", "total", "passed", "failed", "skipped", "weight", "step", "steps", "duration", "canary", "baseline", "threshold"];

    /// The key this name stands for; null makes it a label.
    public static string? Of(string name) => Canonical.GetValueOrDefault(name);

    public static string? TypeOf(string word) =>
        TypeAliases.TryGetValue(word, out var type) ? type : EventTypes.Known.Contains(word) ? word : null;

    public static IEnumerable<string> AllTypes => EventTypes.Known.Order(StringComparer.Ordinal).Concat(TypeAliases.Keys);
}
