using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Dashboard.Core.Diagnostics;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// How far a release was folded when its facts were read.
public readonly record struct ToldMark(long UpdatedSeq, int Length);

/// The facts of a service that name no release, and the newest fact they were read at.
public sealed record ToldOfService(long Sequence, TeamFacts Facts);

/// The facts that detectors count of one book's releases as they were last read: a release is read again only when something was told of it.
public sealed class KeptTold(int mostReleases = KeptTold.MostReleases)
{
    // A few kilobytes each; those of the teams that somebody looks at.
    private const int MostReleases = 6_000;
    private const int MostServices = 1_000;
    private const int MostTeams = 200;

    private static readonly ConditionalWeakTable<IDbContextFactory<DashboardDb>, KeptTold> Books = [];

    private readonly ConcurrentDictionary<long, (ToldMark Mark, TeamFacts Facts)> _releases = new();
    private readonly ConcurrentDictionary<string, ToldOfService> _services = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, (long Minute, IReadOnlyList<TeamFacts> Parts, IReadOnlyList<MeasuredAt> Measured)> _teams = new(StringComparer.Ordinal);

    public static KeptTold Of(IDbContextFactory<DashboardDb> book) => Books.GetValue(book, _ => new KeptTold());

    /// A part that says nothing but where the others begin.
    public static TeamFacts Since(DateTimeOffset at) => new() { CompleteSince = at };

    public TeamFacts? Find(long release, ToldMark mark) => _releases.TryGetValue(release, out var known) && known.Mark == mark ? known.Facts : null;

    public ToldOfService? Find(string service) => _services.GetValueOrDefault(service);

    public void Keep(long release, ToldMark mark, TeamFacts facts)
    {
        if (_releases.Count >= mostReleases)
        {
            _releases.Clear();
        }

        _releases[release] = (mark, facts);
    }

    public void Keep(string service, ToldOfService told)
    {
        if (_services.Count >= MostServices)
        {
            _services.Clear();
        }

        _services[service] = told;
    }

    /// What was found in the same parts, within the same minute.
    public IReadOnlyList<MeasuredAt>? Findings(string who, long minute, IReadOnlyList<TeamFacts> parts) =>
        _teams.TryGetValue(who, out var known) && known.Minute == minute && known.Parts.Count == parts.Count && known.Parts.Zip(parts).All(p => p.First == p.Second)
            ? known.Measured : null;

    public void Keep(string who, long minute, IReadOnlyList<TeamFacts> parts, IReadOnlyList<MeasuredAt> measured)
    {
        if (_teams.Count >= MostTeams)
        {
            _teams.Clear();
        }

        _teams[who] = (minute, parts, measured);
    }
}
