using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>One native event in our words: what is required, what follows from what was left out, and everything that is wrong with it.</summary>
public static class NativeEvent
{
    private const string Deployment = "service.";

    /// Null when something is wrong; the errors say what.
    public static PathEvent? Translate(NativePairs pairs, DateTimeOffset receivedAt, FieldErrors errors)
    {
        var fields = new NativeFields(pairs, errors, receivedAt);
        var notices = new List<string>();
        var type = ReadType(fields);
        var id = fields.Text("id");
        var translated = WithRun(WithNames(ReadPlain(fields, type), NativeNames.Read(fields, type, notices)), NativeRun.Read(fields, type));
        translated = WithTimes(translated, NativeTimes.Read(fields, notices));
        AddLabelNotices(pairs, notices);
        return errors.Any ? null : translated with
        {
            SubjectId = Subject(translated, id),

            // Attempts count within one run. Where no run is named, the first attempt of a later run would rank below the second of an earlier one.
            Attempt = translated.CorrelationId is null ? 1 : translated.Attempt,
            Notices = notices.Count == 0 ? null : notices,
        };
    }

    private static PathEvent ReadPlain(NativeFields fields, string type) => new()
    {
        Type = type,
        SubjectId = "",
        DeliveryKey = "",
        Source = "native",
        SourceEvent = type,
        OccurredAt = fields.ReceivedAt,
        ReceivedAt = fields.ReceivedAt,
        Url = fields.Text("url", NativeKeys.LongestUrl),
        Attempt = fields.Whole("attempt", least: 1) ?? 1,
        Repository = fields.Text("repository"),
        Ref = fields.Text("ref"),
        Environment = fields.Name("environment"),
        Weight = fields.Number("weight", 0, 100),
        Step = fields.Whole("step"),
        Steps = fields.Whole("steps"),
        Actor = fields.Name("actor"),
        Decision = fields.Name("decision"),
        Summary = fields.Text("summary"),
        CorrelationId = fields.Text(NativeKeys.Correlation),
        Details = NativeDetails.Read(fields, type),
        Labels = fields.Pairs.Labels.Count == 0 ? null : fields.Pairs.Labels,
    };

    private static PathEvent WithNames(PathEvent e, NativeNames names) => e with
    {
        Service = names.Service,
        Version = names.Version,
        Digest = names.Digest,
        Purl = names.Purl,
        Commit = names.Commit,
        StartsRelease = names.Commit is not null,
    };

    private static PathEvent WithRun(PathEvent e, NativeRun run) => e with
    {
        Stage = run.Stage,
        Check = run.Check,
        Suite = run.Suite,
        Phase = run.Phase,
        Outcome = run.Outcome,
        Counts = run.Counts,
    };

    private static PathEvent WithTimes(PathEvent e, NativeTimes times) => e with
    {
        OccurredAt = times.OccurredAt,
        QueuedAt = times.QueuedAt,
        StartedAt = times.StartedAt,
        FinishedAt = times.FinishedAt,
    };

    /// With no type: a check is a test run, an environment alone a deployment, neither a packaged artifact.
    private static string ReadType(NativeFields fields)
    {
        if (fields.Text("type") is not { } word)
        {
            return fields.Pairs.Has("check") ? EventTypes.TestSuiteRunFinished
                : fields.Pairs.Has("environment") ? EventTypes.ServiceDeployed
                : EventTypes.ArtifactPackaged;
        }

        if (NativeKeys.TypeOf(word) is { } type)
        {
            return type;
        }

        fields.Errors.Add("type", NativeFields.OneOf(NativeKeys.AllTypes, word));
        return EventTypes.ArtifactPackaged;
    }

    /// The same subject means the same run, deployment, change or incident.
    private static string Subject(PathEvent e, string? id) => e.Type switch
    {
        _ when NativeRun.IsRun(e.Type) => RunSubject(e),
        EventTypes.BuildQueued or EventTypes.BuildStarted or EventTypes.BuildFinished => e.CorrelationId ?? "build",
        _ when e.Type.StartsWith("change.", StringComparison.Ordinal) => e.Commit ?? id ?? e.Type,
        _ when e.Type.StartsWith("incident.", StringComparison.Ordinal) => e.Detail("incident") ?? id ?? e.Type,
        _ when e.Type.StartsWith("alert.", StringComparison.Ordinal) => e.Detail("alert") ?? id ?? e.Type,
        _ when e.Type.StartsWith("approval.", StringComparison.Ordinal) => e.Detail("gate") ?? id ?? e.Type,
        _ when e.Type.StartsWith("environment.", StringComparison.Ordinal) => e.Environment ?? id ?? e.Type,
        _ when e.Type.StartsWith("rollout.", StringComparison.Ordinal) => e.CorrelationId ?? e.Environment ?? "rollout",
        EventTypes.GuardrailAdded => e.Detail("guardrail") ?? id ?? e.Type,
        EventTypes.EvidenceRecorded => e.Detail("kind") ?? id ?? e.Type,
        _ when e.Type.StartsWith(Deployment, StringComparison.Ordinal) => $"{e.Environment}@{e.OccurredAt.UtcTicks}",
        _ => id ?? e.Type,
    };

    private static string RunSubject(PathEvent e)
    {
        var line = $"{(e.Stage is { } stage ? Slug.Of(stage) : "unplaced")}/{e.Check}/{e.Suite}";
        return e.CorrelationId is null ? line : $"{e.CorrelationId}/{line}";
    }

    private static void AddLabelNotices(NativePairs pairs, List<string> notices)
    {
        if (pairs.LabelsCut > 0)
        {
            notices.Add($"{pairs.LabelsCut} labels were cut: a name has at most {NativeKeys.LongestName} characters, a value {NativeKeys.LongestText}");
        }

        if (pairs.LabelsLeftOut > 0)
        {
            notices.Add($"{pairs.LabelsLeftOut} labels were left out: an event has at most {NativeKeys.MostLabels}");
        }
    }
}
