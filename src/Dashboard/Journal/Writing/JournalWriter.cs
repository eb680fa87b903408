using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;
using Dashboard.Live;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.Journal.Writing;

/// One sender's call as it waits for its turn: its drafts and the hashes of their bodies.
internal sealed record Item(IReadOnlyList<DeliveryDraft> Drafts, IReadOnlyList<byte[]> Hashes);

/// The one writer of one database: deliveries, facts and read models in one transaction. Not thread-safe; the Recorder gives it its turns.
internal sealed class JournalWriter : IDisposable
{
    private const int DueAtOnce = 200;
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    private readonly Session _session;
    private readonly Arrivals _arrivals;
    private readonly Deliveries _deliveries;
    private readonly Facts _facts;
    private readonly Persons _persons;
    private readonly Projection _projection;
    private readonly Parking _parking;
    private readonly Pruning _pruning;
    private DateTimeOffset _moment;

    public JournalWriter(string connectionString, Agreement agreement)
    {
        _session = new Session(connectionString);
        try
        {
            _arrivals = new Arrivals(_session);
            _deliveries = new Deliveries(_session);
            _facts = new Facts(_session);
            _persons = new Persons(_session);
            _projection = new Projection(_session, _facts, agreement);
            _parking = new Parking(_session);
            _pruning = new Pruning(_session);
            Restore();
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    public long Sequence => _facts.Seq;

    /// True for a failure of the file, the disk or the machine: nothing is wrong with what was to be written.
    public static bool IsStorageFailure(Exception problem) =>
        problem is OutOfMemoryException or SqliteException { SqliteErrorCode: not (raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH) };

    /// Records all items in one transaction. Throws without having kept anything when one of them cannot be folded or stored.
    public Written Write(IReadOnlyList<Item> items, DateTimeOffset now) => Transact(() => Record(items, Tick(now), parkReason: null));

    /// Records one item without folding it, so that the rest of the world can go on.
    public Written Park(Item item, DateTimeOffset now, string reason) => Transact(() => Record([item], Tick(now), reason));

    /// Folds and decides again a few of the releases that are due. Those that cannot be folded are put off and named.
    public Redecided Redecide(DateTimeOffset now)
    {
        var due = _projection.Due(now, DueAtOnce);
        try
        {
            return new(FoldDue(due, now), due.Count == DueAtOnce, []);
        }
        catch (Exception problem) when (!IsStorageFailure(problem))
        {
            return FoldEach(due, now);
        }
    }

    /// Takes away a few raw bodies received before that moment; true while there are more.
    public bool Prune(DateTimeOffset before) => Transact(() => _pruning.Prune(before));

    /// Writes something that says nothing, to see whether writing is possible.
    public void Probe() => Transact(() => _session.Execute("INSERT INTO Meta(Key,Value) VALUES('probe','') ON CONFLICT(Key) DO UPDATE SET Value=''"));

    public void Dispose() => _session.Dispose();

    private T Transact<T>(Func<T> act)
    {
        try
        {
            _session.Begin();
            _projection.Begin();
            var result = act();
            _session.Commit();
            return result;
        }
        catch (Exception problem) when (!IsStorageFailure(problem))
        {
            Restore();
            throw;
        }
    }

    private Written Record(IReadOnlyList<Item> items, DateTimeOffset moment, string? parkReason)
    {
        var topics = new HashSet<Topic> { Topic.Deliveries };
        List<List<Pending>> pending = new(items.Count);
        foreach (var item in items)
        {
            pending.Add(Admit(item, moment, parkReason, topics));
        }

        _arrivals.Save();
        _projection.Fold(moment, decide: true);
        _projection.Save();
        topics.UnionWith(_projection.Answers.Values.Select(a => Topic.Release(a.PublicId)));
        return new Written([.. pending.Select(p => (IReadOnlyList<RecordResult>)[.. p.Select(Result)])], topics, _projection.HasMoreDue);
    }

    private List<Pending> Admit(Item item, DateTimeOffset moment, string? parkReason, HashSet<Topic> topics)
    {
        if (item.Drafts.Count > 1 && _deliveries.Conflicts(item.Drafts, item.Hashes) is { Count: > 0 } conflicts)
        {
            foreach (var refused in conflicts.Keys)
            {
                Count(item.Drafts[refused], Fates.Conflict);
            }

            return [.. item.Drafts.Select((draft, i) => new Pending(draft, conflicts.GetValueOrDefault(i)
                ?? new(DeliveryStatus.Ignored, 0, draft.Id ?? "", IsNew: false, []), default, "not kept: another event of the batch was refused"))];
        }

        List<Pending> pending = new(item.Drafts.Count);
        for (var i = 0; i < item.Drafts.Count; i++)
        {
            var (draft, hash) = (item.Drafts[i], item.Hashes[i]);
            var admission = _deliveries.Admit(draft, hash, _projection.Lines);
            Count(draft, Fates.Of(admission.Status));
            pending.Add(admission.IsNew ? Keep(draft, admission, hash, moment, parkReason, topics) : new(draft, admission, default, null));
        }

        return pending;
    }

    private Pending Keep(DeliveryDraft draft, Admission admission, byte[] hash, DateTimeOffset moment, string? parkReason, HashSet<Topic> topics)
    {
        Place first = default;
        var unplaced = false;
        foreach (var told in draft.Events)
        {
            var e = _persons.WithReferences(told);
            var place = parkReason is null ? Join(e, admission.DeliveryId, moment) : new(Services.KeyOf(e), null, null, IsPlaced: true);
            _facts.Append(e, admission.Seq, hash, place.Service, place.NameId, moment);
            unplaced |= !place.IsPlaced || (e.Check is not null && e.Stage is null);
            first = first.Identity is null ? place : first;
            Topics.Add(topics, e.Type, place.Service);
        }

        List<string> flags = [.. admission.Flags, .. unplaced ? [Fates.Unplaced] : Array.Empty<string>()];
        flags.ForEach(flag => Count(draft, flag));
        _deliveries.Store(draft, admission, hash, flags);
        if (parkReason is not null)
        {
            _parking.Note(admission.Seq, moment, parkReason);
            Count(draft, Fates.Parked);
        }

        return new(draft, admission, first, flags.Count > 0 ? string.Join(", ", flags) : null);
    }

    private Place Join(PathEvent e, string deliveryId, DateTimeOffset moment)
    {
        if (Projection.MayShip(e))
        {
            // Once it has shipped nothing is decided any more: what was proven so far is decided first, also inside one batch.
            _projection.Fold(moment, decide: true);
        }

        return _projection.Join(e, _facts.Seq + 1, deliveryId, moment);
    }

    private void Count(DeliveryDraft draft, string fate) => _arrivals.Note(draft.Connection, draft.Source, fate, draft.ReceivedAt);

    private RecordResult Result(Pending p)
    {
        var answer = p.Place is { Service: { } service, Identity: { } identity } ? _projection.Answers.GetValueOrDefault((service, identity)) : null;
        return new RecordResult(p.Admission.Status, p.Admission.DeliveryId, p.Admission.Seq, answer?.PublicId, answer?.FirstClosed, p.Draft.Reason ?? p.Reason);
    }

    private HashSet<Topic> FoldDue(IReadOnlyList<(long Id, long NameId)> due, DateTimeOffset now) => due.Count == 0 ? [] : Transact<HashSet<Topic>>(() =>
    {
        foreach (var release in due)
        {
            _projection.MarkDue(release);
        }

        _projection.Fold(Tick(now), decide: true);
        _projection.Save();
        // A share has changed even where no gate has.
        return [Topic.Gates, Topic.Releases, Topic.Roles, .. _projection.Answers.Values.Select(a => Topic.Release(a.PublicId))];
    });

    private Redecided FoldEach(IReadOnlyList<(long Id, long NameId)> due, DateTimeOffset now)
    {
        HashSet<Topic> topics = [];
        List<Exception> problems = [];
        foreach (var release in due)
        {
            try
            {
                topics.UnionWith(FoldDue([release], now));
            }
            catch (Exception problem) when (!IsStorageFailure(problem))
            {
                problems.Add(problem);
                Transact(() =>
                {
                    _projection.Postpone(release.Id, now + Later);
                    return true;
                });
            }
        }

        return new(topics, due.Count == DueAtOnce, problems);
    }

    // Every transaction has a moment of its own: a replay recognises the transactions by it.
    private DateTimeOffset Tick(DateTimeOffset now) => _moment = now > _moment ? now : _moment.AddTicks(1);

    private void Restore()
    {
        _session.Rollback();
        _arrivals.Clear();
        _deliveries.Restore();
        _facts.Restore();
        _persons.Clear();
        _projection.Restore();
        _moment = _facts.RecordedAt > _moment ? _facts.RecordedAt : _moment;
    }

    private sealed record Pending(DeliveryDraft Draft, Admission Admission, Place Place, string? Reason);
}

/// What one transaction recorded: results per item and draft, what it was about, and whether releases beyond those it touched are due.
internal sealed record Written(IReadOnlyList<IReadOnlyList<RecordResult>> Results, IReadOnlyCollection<Topic> Topics, bool HasMoreDue);

/// What folding due releases changed, whether more are due, and what kept some from being folded.
internal sealed record Redecided(IReadOnlyCollection<Topic> Topics, bool HasMore, IReadOnlyList<Exception> Problems);
