using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Journal;
using Dashboard.Shared;

namespace Dashboard.Overview;

/// What needs attention, by rules over what was read. Waivers that ran out first, then most customers at risk, then tier, then age.
internal static class Attention
{
    private static readonly Threshold Peak = RoleChecks.All.Single(c => c.Id == "ceo.demand").Line;

    private const string NobodyYet = "no customer affected";

    public static IReadOnlyList<AttentionItem> Of(ConfidenceReading reading, IReadOnlyList<IncidentRow> incidents, IReadOnlyDictionary<string, ServiceRow> services)
    {
        var releases = reading.Releases;
        return
        [
            .. WaiverAttention.Expired(reading),
            .. releases.Live.Where(r => r.Head.Bypassed).Select(AroundTheGates)
                .Concat(incidents.Select(i => Incident(i, services.GetValueOrDefault(i.Service))))
                .Concat(releases.Rollouts.Where(IsTurnedBack).Select(r => TurnedBack(r, reading.AsOf)))
                .Concat(releases.Live.Concat(releases.InFlight.Select(c => c.Reading)).DistinctBy(r => r.Id).Where(r => r.Head.DuplicateVersion).Select(TwoArtifacts))
                .Concat(reading.Input.Journeys.Where(j => j.Ratio < Peak.Pass).Select(j => BelowPeak(j, reading)))
                .Concat(WaiverAttention.Asked(reading))
                .Concat(releases.InFlight.Where(c => IsStopped(c.Reading)).Select(c => Stopped(c.Reading)))
                .OrderByDescending(i => i.Customers ?? 0).ThenBy(i => i.Tier).ThenBy(i => i.Since),
            .. Unanswered(reading),
        ];
    }

    private static AttentionItem AroundTheGates(ReleaseReading r)
    {
        var lacks = r.Head.ExpectedItems - r.Head.ProvenItems;
        var shipped = r.Head.ShippedAt!.Value;
        var why = r.Release.Trail.DigestNamedByBuild
            ? $"It went around the gates on {Words.Date(shipped, r.AsOf)}; {lacks} of {Words.Count(r.Head.ExpectedItems, "piece")} of evidence {Words.Are(lacks)} missing."
            : $"It reached production on {Words.Date(shipped, r.AsOf)}, and no build ever named its digest.";
        return new AttentionItem(
            ChipState.NotMet, $"{r.Head.Service} {r.Head.Name} {Runs(r)}", why, $"{Owner(r.Head.Team)} Roll it back, or send it through the path.",
            r.Head.Customers, AtRisk(r.Head.Customers, "use it"), Address(r), r.Head.Tier, shipped);
    }

    private static string Runs(ReleaseReading r) => (r.Head.ExpectedItems - r.Head.ProvenItems, r.Head.ExpectedItems) switch
    {
        _ when r.Head.ProvenItems == 0 || !r.Release.Trail.DigestNamedByBuild => "runs without proof",
        (0, _) => "went around the gates",
        var (lacks, all) => $"runs without {Words.Number(lacks)} of {Words.Count(all, "proof")}",
    };

    private static AttentionItem Incident(IncidentRow incident, ServiceRow? service)
    {
        var what = incident.Summary ?? incident.Cause ?? incident.Subject;
        return new AttentionItem(
            ChipState.NotMet, $"{service?.Name ?? incident.Service} has an open {(incident.Severity is { } severity ? $"{severity} " : "")}incident",
            Words.Sentence(what), $"{Owner(service?.Team ?? "unassigned")} It is open until incident.resolved arrives.",
            service?.Customers, AtRisk(service?.Customers, "use it"), $"/services/{Uri.EscapeDataString(service?.Name ?? incident.Service)}",
            service?.Tier ?? 2, incident.DetectedAt ?? default);
    }

    private static bool IsTurnedBack(ReleaseReading r) => r.Release.Rollout is { Phase: RolloutPhase.Aborted };

    private static AttentionItem TurnedBack(ReleaseReading r, DateTimeOffset now)
    {
        var rollout = r.Release.Rollout!;
        var reason = rollout.Reason is { Length: > 0 } told ? $"{told.TrimEnd('.')}." : "The sender gave no reason.";
        return new AttentionItem(
            ChipState.Aborted, $"{r.Head.Service} {r.Head.Name} was turned back{(RolloutExposure.MostWeight(rollout) is > 0 and var weight ? $" at {Words.Traffic(weight)}" : "")}", reason,
            $"{Owner(r.Head.Team)} {Words.Age(rollout.EndedAt ?? rollout.UpdatedAt, now)}; customers are on the version before.",
            0, "stopped early", Address(r), r.Head.Tier, rollout.EndedAt ?? rollout.UpdatedAt);
    }

    private static AttentionItem TwoArtifacts(ReleaseReading r) => new(
        ChipState.NotMet, $"{r.Head.Service} {r.Head.Name} names two artifacts", "Nobody can tell which of them was tested. No gate opens while it is so.",
        $"{Owner(r.Head.Team)} Build once, and give the second build a version of its own.",
        r.Head.ShippedAt is null ? 0 : r.Head.Customers, r.Head.ShippedAt is null ? NobodyYet : AtRisk(r.Head.Customers, "use it"), Address(r), r.Head.Tier, r.Head.OrderAt);

    private static AttentionItem BelowPeak(JourneyProof journey, ConfidenceReading reading)
    {
        var service = reading.Input.Services.First(s => s.Service == journey.Service);
        return new AttentionItem(
            ChipState.AtRisk, $"{journey.Service}: {journey.Journey} is proven for {Words.Percent(journey.Ratio!.Value, Peak.Pass, Peak.Warn)} of its expected peak",
            $"Customers use a release that was tested on {Words.Date(journey.ProvenAt, reading.AsOf)} and fell short.",
            $"{Owner(service.Team)} A load or peak-load result at or over the expected peak on a newer release would settle it.",
            service.Customers, AtRisk(service.Customers, "use it"), "/roles/ceo", service.Tier, journey.ProvenAt);
    }

    // Only what speaks against a release: what is merely not done yet is work, not a worry.
    private static bool IsStopped(ReleaseReading r) => !r.Head.DuplicateVersion && !IsTurnedBack(r) && Against(r) is not null;

    private static string? Against(ReleaseReading r) =>
        r.Gates[0].Blocks.FirstOrDefault() ?? r.Gates.SelectMany(g => g.Items).FirstOrDefault(i => i.Closes && i.State == EvidenceState.Failed)?.Reason;

    private static AttentionItem Stopped(ReleaseReading r)
    {
        var gate = r.Gates.FirstOrDefault(g => !g.Open)?.Gate ?? Gate.ReadyToShip;
        return new AttentionItem(
            ChipState.AtRisk, $"{r.Head.Service} {r.Head.Name} is held before {GateNames.Title(gate)}", Words.Sentence(Against(r)!), Owner(r.Head.Team),
            0, NobodyYet, Address(r), r.Head.Tier, r.Head.WaitsSince ?? r.Head.OrderAt);
    }

    // One line may answer several leaders: it is asked for once.
    private static IEnumerable<AttentionItem> Unanswered(ConfidenceReading reading) =>
        from finding in reading.Organisation.Roles.SelectMany(r => r.Findings.Select(f => (r.Role, Finding: f)))
        where finding.Finding.Verdict == Verdict.Unknown
        group finding by finding.Finding.WouldRaise ?? finding.Finding.Sentence into same
        let first = same.First()
        let roles = Words.List([.. same.Select(f => Words.Of(f.Role)).Distinct()])
        select new AttentionItem(
            ChipState.Unknown, same.Count() == 1 ? first.Finding.Sentence : $"We cannot answer {same.Count()} questions. {first.Finding.Statement.Fact}",
            same.Key, $"Asked by {roles}.", null, NobodyYet, $"/roles/{Dashboard.Core.Pipeline.Slug.Of(first.Role)}", 4, reading.AsOf);

    private static string Owner(string team) => team == "unassigned" ? "No team is named for it." : $"{team} owns it.";

    private static string AtRisk(long? customers, string what) => customers is null ? "customers unknown" : $"customers {what}";

    private static string Address(ReleaseReading r) => $"/releases/{r.Head.PublicId}";
}
