using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Shared;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Releases;

/// Everything that happened to one release, in the order it happened.
public sealed class TimelineQueries(ReleaseFigures figures)
{
    private const int MostDecisions = 500;

    // A sender is a little late now and then; that is nothing to tell a leader.
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(10);

    /// Null when there is no such release.
    public async Task<TimelineView?> ReadAsync(string publicId, TimelineFilter filter, int take, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        return await ReleaseFigures.FindAsync(snapshot, publicId, ct) is { } reading ? await ReadAsync(snapshot, reading, filter, take, ct) : null;
    }

    private static async Task<TimelineView> ReadAsync(Snapshot snapshot, ReleaseReading reading, TimelineFilter filter, int take, CancellationToken ct)
    {
        var told = await ReleaseTold.ReadAsync(snapshot, reading, ct);
        var persons = await PersonNames.ReadAsync(
            snapshot, told.Facts.SelectMany(f => new[] { f.Event.Actor, f.Event.Detail("reviewer"), f.Event.Detail("author") }), ct);
        DateTimeOffset? first = told.Facts.Count > 0 ? told.Facts.Min(f => f.RecordedAt) : null;
        var decisions = await snapshot.Db.Decisions.Where(d => d.ReleaseId == reading.Id).OrderByDescending(d => d.Seq).Take(MostDecisions).ToListAsync(ct);

        var proofs = await DecidingProofs.ReadAsync(snapshot.Db, decisions.Select(d => d.Because), ct);

        // Steps of waivers and holds are told with what they came to, and those of the whole service with them.
        var exceptions = await ExceptionQueries.ReadAsync(snapshot, reading, ct);
        var others = told.Facts.Where(f => InterventionStep.Of(f.Event) is null);
        List<Happening> all = [.. others.Select(f => Of(f, persons, first)).Concat(decisions.Select(d => Of(d, proofs.Before(d.Because, d.DecidedAt)))).Concat(exceptions).OrderByDescending(h => h.At).ThenByDescending(h => h.Sequence)];
        List<Happening> asked = [.. all.Where(filter.Takes)];
        var behind = told.Facts.Count > 0 ? first - told.Facts[0].Event.OccurredAt : null;
        return new TimelineView
        {
            PublicId = reading.Head.PublicId,
            Service = reading.Head.Service,
            Name = reading.Head.Name,
            Rows = [.. asked.Skip(filter.Skip).Take(take)],
            Asked = asked.Count,
            Counts = all.CountBy(h => h.Kind).ToDictionary(),
            Late = all.Count(h => h.ReportedAfter is not null),
            ToldAtOnceAfter = behind > Late ? behind : null,
            Shortened = told.Shortened,
            AsOf = reading.AsOf,
            FactSequence = reading.Sequence,
        };
    }

    private static Happening Of(ToldFact fact, PersonNames persons, DateTimeOffset? first)
    {
        var told = fact.Event;
        var at = fact.Entry.End;
        var after = fact.RecordedAt - at;
        return new Happening
        {
            At = at,
            Kind = HappeningWords.KindOf(told),
            What = HappeningWords.What(told),
            State = HappeningWords.StateOf(told),
            CameOut = HappeningWords.WordOf(told),
            Detail = HappeningWords.Detail(told),
            By = persons.Of(told.Actor ?? told.Detail("reviewer") ?? told.Detail("author")),
            Delivery = fact.Delivery,
            RecordedAt = fact.RecordedAt,
            ReportedAfter = after > Late && fact.RecordedAt - first > AtOnce ? after : null,
            Sequence = fact.Sequence,
        };
    }

    // It stands where what decided it happened, so that it follows its cause in a history that was loaded, too.
    private static Happening Of(Journal.DecisionRow row, DateTimeOffset? provenAt) => new()
    {
        At = provenAt ?? row.DecidedAt,
        Kind = HappeningKind.Decision,
        What = GateNames.Title((Gate)row.Gate),
        State = GateChips.Of(row.Open),
        Detail = AgreementWords.Under(row.AgreementVersion) + (provenAt is { } at ? $", recorded {Words.Duration(row.DecidedAt - at)} later" : ""),
        By = row.Because == "clock" ? "the passing of time" : "rule",
        Because = row.Because == "clock" ? null : row.Because,
        RecordedAt = row.DecidedAt,
        Sequence = row.Seq,
    };
}
