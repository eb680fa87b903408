using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>Stage, check, suite and how far a native run has come.</summary>
public readonly record struct NativeRun(Stage? Stage, string? Check, string Suite, RunPhase Phase, Outcome? Outcome, Counts? Counts)
{
    private static readonly string[] RunTypes =
        ["pipelinerun.", "taskrun.", "testsuiterun.", "testcaserun.", "scan.", "qualitygate.", "attestation."];

    private static readonly string[] Outcomes = [.. Slug.All<Outcome>(), "pass", "passed", "ok", "true", "fail", "failed", "false", "cancelled"];

    private static readonly string[] Phases = ["queued", "running", "terminal"];

    public static bool IsRun(string type) => Array.Exists(RunTypes, prefix => type.StartsWith(prefix, StringComparison.Ordinal));

    public static NativeRun Read(NativeFields fields, string type)
    {
        var check = fields.Name("check") is { } sent ? CheckNames.Normalise(sent) : null;
        var environment = fields.Name("environment");
        var outcome = ReadOutcome(fields);
        var phase = ReadPhase(fields, type, runsWithoutOutcome: check is not null && outcome is null && !fields.Pairs.Has("outcome"));
        return new NativeRun(
            fields.Pairs.Has("stage") ? fields.Stage("stage") : (check is null ? null : CheckNames.OwnerOf(check)) ?? EnvironmentStage.Of(environment),
            check,
            fields.Name("suite") ?? Journey(fields),
            phase,
            phase == RunPhase.Terminal ? outcome : null,
            ReadCounts(fields));
    }

    /// Journeys and scenarios are told apart like suites, so that a green one never hides a red one.
    private static string Journey(NativeFields fields)
    {
        var journey = fields.Pairs.TryGet("journey", out var j) ? j.Text : "";
        var scenario = fields.Pairs.TryGet("scenario", out var s) ? s.Text : "";
        return Texts.Cut(journey.Length > 0 && scenario.Length > 0 ? $"{journey}/{scenario}" : journey + scenario, NativeKeys.LongestName);
    }

    private static Outcome? ReadOutcome(NativeFields fields)
    {
        if (!fields.Pairs.TryGet("outcome", out var value))
        {
            return null;
        }

        if (value.Kind is NativeKind.Text or NativeKind.Flag && OutcomeWords.Read(value.Text) is { } outcome)
        {
            return outcome;
        }

        fields.Errors.Add("outcome", NativeFields.OneOf(Outcomes, value.Text));
        return null;
    }

    /// The type's own words count first: build.queued is queued, whatever else it says.
    private static RunPhase ReadPhase(NativeFields fields, string type, bool runsWithoutOutcome)
    {
        var isRollout = type.StartsWith("rollout.", StringComparison.Ordinal);
        var word = isRollout ? null : fields.Word("phase", Phases);
        if (type.EndsWith(".queued", StringComparison.Ordinal) || word == "queued")
        {
            return RunPhase.Queued;
        }

        var started = type.EndsWith(".started", StringComparison.Ordinal) && !isRollout;
        return started || word == "running" || (word is null && runsWithoutOutcome) ? RunPhase.Running : RunPhase.Terminal;
    }

    private static Counts? ReadCounts(NativeFields fields)
    {
        var counts = new Counts(fields.Whole("total"), fields.Whole("passed"), fields.Whole("failed"), fields.Whole("skipped"));
        return counts == new Counts() ? null : counts;
    }
}
