using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What a check needs beside sums, as of the end of a month: journeys and technologies have a date, so what was known then can be told.
internal sealed class MonthSides
{
    private const int MostAdoptions = 200;
    private static readonly TimeSpan Seen = TimeSpan.FromDays(90);
    private static readonly TimeSpan? PeakAge =
        DefaultAgreement.Version0.Requirements.Where(r => r.Checks.Contains("load") || r.Checks.Contains("peak-load")).Max(r => r.MaxAge);

    private readonly IReadOnlyDictionary<string, ServiceRow> _services;
    private readonly DateTimeOffset? _firstTag;
    private readonly List<(TechnologyRow Technology, IReadOnlyList<(long Id, bool IsBefore, bool Opened, DateTimeOffset At)> Builds)> _adopted;

    private MonthSides(
        IReadOnlyDictionary<string, ServiceRow> services, DateTimeOffset? firstTag,
        List<(TechnologyRow, IReadOnlyList<(long, bool, bool, DateTimeOffset)>)> adopted) => (_services, _firstTag, _adopted) = (services, firstTag, adopted);

    /// For months that end at this moment or later.
    public static async Task<MonthSides> ReadAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, DateTimeOffset oldest, CancellationToken ct)
    {
        var since = oldest - Seen;
        var found = await snapshot.Db.Technologies.Where(t => t.FirstSeenAt >= since).OrderByDescending(t => t.FirstSeenAt).ToListAsync(ct);
        List<(TechnologyRow, IReadOnlyList<(long, bool, bool, DateTimeOffset)>)> adopted = [];
        foreach (var technology in found.Where(t => services.ContainsKey(t.Service)).Take(MostAdoptions))
        {
            adopted.Add((technology, await ConfidenceAdoptions.BuildsAsync(snapshot, proofs, technology, services[technology.Service], ct)));
        }

        return new MonthSides(services, await snapshot.Db.Technologies.MinAsync(t => (DateTimeOffset?)t.FirstSeenAt, ct), adopted);
    }

    /// The month's input with what was known at its end. A build counts as it was proven in the end.
    public ConfidenceInput Complete(ConfidenceInput month, ConfidenceShipped shipped) => month with
    {
        Journeys = [.. shipped.Now.Where(p => _services.ContainsKey(p.Key)).SelectMany(p => p.Value.Journeys.Where(j => j.ProvenAt < month.Now && j.ProvenAt >= month.Now - Seen)
            .Select(j => new JourneyProof(_services[p.Key].Name, j.Journey, j.Ratio, j.ProvenAt, month.Now - j.ProvenAt > PeakAge)))],
        Adoptions = [.. _adopted.Where(a => a.Technology.FirstSeenAt < month.Now && a.Technology.FirstSeenAt >= month.Now - Seen).Select(a => AdoptionAt(a.Technology, a.Builds, month.Now))],
        TechTagsSeen = _firstTag < month.Now,
    };

    private Adoption AdoptionAt(TechnologyRow technology, IReadOnlyList<(long Id, bool IsBefore, bool Opened, DateTimeOffset At)> builds, DateTimeOffset at)
    {
        var (before, after) = (builds.Where(b => b.IsBefore).ToList(), builds.Where(b => !b.IsBefore && b.At < at).ToList());
        return new Adoption(
            _services[technology.Service].Name, technology.Technology, technology.FirstSeenAt, before.Count, before.Count(b => b.Opened), after.Count, after.Count(b => b.Opened));
    }
}
