using System.Text.Json.Serialization;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;

namespace Dashboard.Ingest;

/// <summary>What a sender is told: a small JSON object that says what was understood, so that a pipeline step's log shows it.</summary>
public sealed record IngestAnswer
{
    /// accepted, duplicate, ignored or not-understood.
    public required string Status { get; init; }

    /// The delivery, to find it again in Evidence. Absent for a batch.
    public string? Id { get; init; }

    /// Why it was ignored, not understood, or accepted with a mark.
    public string? Reason { get; init; }

    public string? Stage { get; init; }

    public string? Check { get; init; }

    public string? Outcome { get; init; }

    /// The release it counts for.
    public string? Release { get; init; }

    /// The first gate of that release that is closed.
    public GateAnswer? Gate { get; init; }

    /// What a reader should know: a time not believed, a label cut.
    public IReadOnlyList<string>? Notices { get; init; }

    /// Of a batch: how many were new.
    public int? Accepted { get; init; }

    /// Of a batch: how many had come before.
    public int? Duplicate { get; init; }

    /// Of a batch: how many tell nothing for us.
    public int? Ignored { get; init; }

    public static IngestAnswer Of(DeliveryDraft draft, RecordResult result)
    {
        var answer = new IngestAnswer { Status = Slug.Of(result.Status), Id = result.DeliveryId, Reason = result.Reason ?? draft.Reason };
        if (result.Status != DeliveryStatus.Accepted || draft.Events.Count != 1)
        {
            return answer;
        }

        var e = draft.Events[0];
        return answer with
        {
            Stage = e.Stage is { } stage ? Slug.Of(stage) : null,
            Check = e.Check,
            Outcome = e.Outcome is { } outcome ? Slug.Of(outcome) : null,
            Release = result.ReleaseId,
            Gate = result.FirstClosedGate is { } gate ? new GateAnswer(gate.Name, gate.Open, gate.Missing) : null,
            Notices = e.Notices,
        };
    }

    public static IngestAnswer OfBatch(IReadOnlyList<DeliveryDraft> drafts, IReadOnlyList<RecordResult> results)
    {
        int accepted = 0, duplicate = 0, ignored = 0;
        List<string>? notices = null;
        for (var i = 0; i < results.Count; i++)
        {
            accepted += results[i].Status == DeliveryStatus.Accepted ? 1 : 0;
            duplicate += results[i].Status == DeliveryStatus.Duplicate ? 1 : 0;
            ignored += results[i].Status == DeliveryStatus.Ignored ? 1 : 0;
            if (drafts[i].Events is [{ Notices: { } own }])
            {
                (notices ??= []).AddRange(own.Select(notice => $"[{i}] {notice}"));
            }
        }

        var status = accepted > 0 || ignored + duplicate == 0 ? DeliveryStatus.Accepted : ignored > 0 ? DeliveryStatus.Ignored : DeliveryStatus.Duplicate;
        return new IngestAnswer { Status = Slug.Of(status), Accepted = accepted, Duplicate = duplicate, Ignored = ignored == 0 ? null : ignored, Notices = notices };
    }
}

/// The first closed gate, in the words a pipeline can act on.
public sealed record GateAnswer(string Name, bool Open, IReadOnlyList<string> Missing);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IngestAnswer))]
public sealed partial class IngestJson : JsonSerializerContext;
