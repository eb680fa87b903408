using Dashboard.Core.Confidence.Pages;
using Dashboard.Figures;

namespace Dashboard.Services;

/// What was found under a name: nothing is an answer, too.
public sealed record ServicePageView(ServiceView? Service);

/// One service as shown.
public sealed record ServiceView
{
    public required ServiceLine Line { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required bool IsQuiet { get; init; }
    public string? Repository { get; init; }
    public string? OtherRepository { get; init; }

    /// What runs where, in the order of the path.
    public required IReadOnlyList<RunningRelease> Places { get; init; }
    public required IReadOnlyList<ReleaseLine> Releases { get; init; }
    public required IReadOnlyList<OpenIncident> Incidents { get; init; }
    public required IReadOnlyList<Alarm> Alarms { get; init; }
    public required DeliveryFacts Delivery { get; init; }

    public required DeliveryHistory History { get; init; }

    public required DateTimeOffset AsOf { get; init; }
    public required long Sequence { get; init; }

    /// What the page begins with.
    public required PageAnswer Answer { get; init; }

    /// With the release customers use, which may be older than those of the list.
    public static ServiceView Of(ServiceReading reading, ReleaseHead? inUse) => new()
    {
        Answer = ServiceSentence.Of(Standing(reading, inUse)),
        Line = ServiceLine.Of(reading.Head),
        FirstSeenAt = reading.Head.FirstSeenAt,
        IsQuiet = reading.Head.IsQuiet,
        Repository = reading.Head.Repository,
        OtherRepository = reading.Head.OtherRepository,
        Places = reading.Head.Environments,
        Releases = [.. reading.Releases.Select(ReleaseLine.Of)],
        Incidents = [.. reading.OpenIncidents.Select(i => new OpenIncident(i.Subject, i.Summary ?? i.Cause, i.Severity, i.DetectedAt!.Value, i.JoinedBy))],
        Alarms = [.. AlarmsOf(reading.Releases)],
        Delivery = reading.Delivery,
        History = reading.History,
        AsOf = reading.AsOf,
        Sequence = reading.Sequence,
    };

    private static ServiceStanding Standing(ServiceReading reading, ReleaseHead? inUse)
    {
        var head = reading.Head;
        return new ServiceStanding(head.Name, OnTheirWay.OwnerOf(head.Team), head.InUse?.Name)
        {
            Silent = head.IsQuiet ? reading.AsOf - head.LastSeenAt : null,
            Incidents = [.. reading.OpenIncidents.Select(i => i.Summary ?? i.Cause ?? "")],
            Bypassed = inUse is { Bypassed: true },
            Newest = head.Newest is { IsInFlight: true } newest && newest.PublicId != head.InUse?.ReleaseId ? OnTheirWay.Of(newest) : null,
            OnTheWay = ServiceLine.Of(head).OnTheWay,
            Drift = head.Drift,
        };
    }

    // What several releases have in common is said once.
    private static IEnumerable<Alarm> AlarmsOf(IReadOnlyList<ReleaseHead> releases) =>
        releases.SelectMany(r => r.Alerts.Select(a => ($"Alert {a} is firing and prevents promotion", new AlarmedRelease(r.PublicId, r.Name))))
            .Concat(releases.Where(r => r.DuplicateVersion)
                .Select(r => ($"Version {r.Version} names more than one artifact", new AlarmedRelease(r.PublicId, r.Digest is { } digest ? ReleaseNames.Short(digest) : r.Name))))
            .Concat(releases.Where(r => r.Bypassed).Select(r => ("Customers reached through a closed gate", new AlarmedRelease(r.PublicId, r.Name))))
            .GroupBy(a => a.Item1, a => a.Item2, StringComparer.Ordinal)
            .Select(g => new Alarm(g.Key, [.. g]));
}

public sealed record OpenIncident(string Subject, string? About, string? Severity, DateTimeOffset DetectedAt, string? JoinedBy);

/// Something loud about some of its newest releases.
public sealed record Alarm(string Words, IReadOnlyList<AlarmedRelease> Releases);

public sealed record AlarmedRelease(string PublicId, string Name);
