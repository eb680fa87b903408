using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Figures;

namespace Dashboard.Gates;

/// Everything that went past the gates in the window, or may: the rows behind the CISO's figure.
public sealed class BypassesQueries(ReleaseFigures figures, ConfidenceFigures confidence)
{
    public async Task<BypassesView> ReadAsync(CancellationToken ct)
    {
        var reading = await confidence.ReadAsync(ct);
        await using var snapshot = await figures.LookAsync(ct);
        var from = snapshot.AsOf.UtcDateTime.Date.AddDays(1) - reading.Input.Window;
        var around = (await BypassedReleases.ReadAsync(snapshot, new DateTimeOffset(from, TimeSpan.Zero), ct)).Where(r => !reading.Quiet.Contains(r.Head.Service)).ToList();
        var people = await PersonNames.ReadAsync(snapshot, around.Select(r => r.Release.Trail.Deployer), ct);
        var teams = reading.Releases.Services.ToDictionary(s => s.Key, s => s.Team, StringComparer.Ordinal);
        List<BypassView> rows = [.. around.Select(r => Of(r, people.Of(r.Release.Trail.Deployer))),
            .. reading.Waivers.Expired.Concat(reading.Waivers.Open).Select(w => Of(w, teams.GetValueOrDefault(w.About.ServiceKey)))];
        return new BypassesView
        {
            Rows = [.. rows.OrderBy(r => r.Kind is BypassKind.Override or BypassKind.OpenWaiver).ThenByDescending(r => r.At)],
            WindowWords = reading.Input.WindowWords,
            ProductionSeen = reading.Input.ProductionSeen,
            AsOf = snapshot.AsOf,
            Sequence = snapshot.Sequence,
        };
    }

    private static BypassView Of(ReleaseReading r, string? who) => new()
    {
        Kind = r.Release.ByShippingDay.Overrides > 0 ? BypassKind.Override : BypassKind.AroundTheGates,
        At = r.Release.FirstWeightAt ?? r.Release.ShippedAt!.Value,
        Service = r.Head.Service,
        Team = r.Head.Team,
        Release = r.Head.Name,
        Address = $"/releases/{r.Head.PublicId}",
        Why = WhyOf(r),
        Who = who,
        Reason = r.Release.Trail.OverrideReason,
    };

    private static BypassView Of(WaiverReading w, string? team) => new()
    {
        Kind = w.Overdue ? BypassKind.ExpiredWaiver : BypassKind.OpenWaiver,
        At = w.Approved!.At,
        Service = w.About.Service,
        Team = team ?? "unassigned",
        Release = w.About.Release,
        Address = $"/gates/waivers#{w.Id}",
        Why = [.. w.Items.Select(ItemWords.Name)],
        Who = $"{w.Asked.By}, approved by {w.Approved.By}",
        IsUnverified = true,
        Reason = w.Reason,
        Until = w.Until,
    };

    // In the order in which it could have been noticed.
    private static IReadOnlyList<string> WhyOf(ReleaseReading r)
    {
        List<string> why = [];
        if (GatePolicy.DecideAtFirstWeight(r.Release, DefaultAgreement.Version0, r.Context) is { } first && first[(int)Gate.ReadyForCanary] is { Open: false } canary)
        {
            why.Add($"Ready for canary was closed when the first customers got it: {Reason(canary)}");
        }

        if (r.Release.ShippedAt is not null && r.Gates[(int)Gate.ReadyToShip] is { Open: false } ship)
        {
            why.Add($"Ready to ship was closed when everybody got it: {Reason(ship)}");
        }

        if (!r.Release.Trail.DigestNamedByBuild)
        {
            why.Add("No build named its digest");
        }

        return why;
    }

    private static string Reason(GateDecision gate) => ItemWords.Said(gate.Items.FirstOrDefault(i => i.Closes)?.Reason ?? gate.Reasons.FirstOrDefault() ?? "closed from the start");
}
