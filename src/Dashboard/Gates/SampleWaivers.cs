using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Journal;

namespace Dashboard.Gates;

/// Three waivers and a hold in the sample organisation's past, so that a reader sees each before making one: asked for, in force, run out.
/// They are of releases on their way alone: what has shipped keeps the figures of its own history.
public static class SampleWaivers
{
    private const string Asks = "Ruth Ekberg";
    private const string Answers = "Dario Kovac";
    private static readonly TimeSpan Shelf = TimeSpan.FromDays(24);

    public static async Task TellAsync(Book sample, TimeProvider time, CancellationToken ct)
    {
        var recorder = new InterventionRecorder(sample.Recorder, time);
        foreach (var step in StepsOf(await LackingAsync(sample, time, ct), recorder.Now))
        {
            await recorder.RecordAsync(step, ct);
        }
    }

    private static IEnumerable<InterventionStep> StepsOf(List<Lack> lacking, DateTimeOffset now)
    {
        var shelved = lacking.Find(l => l.Items[^1].State == EvidenceState.Stale && l.Reading.Release.FirstSeenAt < now - Shelf);
        List<InterventionStep> steps = [];
        if (shelved is not null)
        {
            steps.AddRange(Waiver(shelved, shelved.Items[^1], now.AddDays(-21), 14, "The run takes a weekend, and it was planned for the one before the campaign.", now.AddDays(-20)));
            steps.AddRange(Waiver(shelved, shelved.Items[0], now.AddDays(-4), 30, "All of it runs again a week before the campaign. Nothing was changed since it was proven.", now.AddDays(-3)));
            steps.Add(Step(StepKind.HoldPlaced, InterventionRecorder.NewId(), shelved, "Goes out with the campaign, not before.", Answers, now.AddDays(-19)));
        }

        if (lacking.Find(l => l.Items is [{ State: EvidenceState.Missing }] && l.Reading.Head.WaitsAt == Gate.ReadyForCanary && l.Reading.Release.FirstSeenAt < now.AddHours(-4)) is { } asked)
        {
            steps.AddRange(Waiver(asked, asked.Items[0], now.AddMinutes(-50), 3, "It could not run last night, and a partner waits for this change. The next run is planned for tonight.", approvedAt: null));
        }

        return steps;
    }

    // Before any customer has it, and for nothing that failed: the items that close the gates on the way there. Those that lack least first.
    private static async Task<List<Lack>> LackingAsync(Book sample, TimeProvider time, CancellationToken ct)
    {
        await using var snapshot = await ReleaseFigures.Of(sample, time).LookAsync(ct);
        var (inFlight, _) = await ReleaseFigures.InFlightAsync(snapshot, ReleaseFilter.Most, ct);
        return
        [
            .. inFlight.Where(r => r.Head.WaitsAt <= Gate.ReadyForCanary)
                .Select(r => new Lack(r, [.. r.Gates.Where(g => g.Gate <= Gate.ReadyForCanary).SelectMany(g => g.Items).Where(i => i.Closes)]))
                .Where(l => l.Items.Count > 0 && l.Items.All(i => i.State is EvidenceState.Missing or EvidenceState.Stale))
                .OrderBy(l => l.Items.Count).ThenBy(l => l.Reading.Head.ServiceKey, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<InterventionStep> Waiver(Lack lack, ItemDecision item, DateTimeOffset askedAt, int days, string reason, DateTimeOffset? approvedAt)
    {
        var id = InterventionRecorder.NewId();
        yield return Step(StepKind.WaiverRequested, id, lack, reason, Asks, askedAt) with { Items = [item.Requirement.Item], Days = days };
        if (approvedAt is { } at)
        {
            yield return Step(StepKind.WaiverApproved, id, lack, null, Answers, at);
        }
    }

    private static InterventionStep Step(StepKind kind, string id, Lack lack, string? reason, string by, DateTimeOffset at) => new()
    {
        Kind = kind,
        Id = id,
        Service = lack.Reading.Head.Service,
        Release = new ReleaseName(lack.Reading.Release.IdentityKind, lack.Reading.Release.Identity),
        Reason = reason,
        By = by,
        At = at,
        Key = "",
    };

    private sealed record Lack(ReleaseReading Reading, IReadOnlyList<ItemDecision> Items);
}
