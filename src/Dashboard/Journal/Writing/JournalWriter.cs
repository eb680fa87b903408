using System.Security.Cryptography;
using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;
using Dashboard.Live;
using Microsoft.Data.Sqlite;

namespace Dashboard.Journal.Writing;

/// The one writer of one database: deliveries, facts and read models in one transaction. Not thread-safe; the Recorder gives it its turns.
internal sealed class JournalWriter : IDisposable
{
    private readonly Session _session;
    private readonly Arrivals _arrivals;
    private readonly Deliveries _deliveries;
    private readonly Facts _facts;
    private readonly Persons _persons;
    private readonly Projection _projection;
    private readonly RecentLines _lines = new();
    private readonly Parking _parking;
    private DateTimeOffset _recordedAt;

    public JournalWriter(string connectionString, Agreement agreement)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        SqliteSetup.Configure(connection);
        _session = new Session(connection);
        _arrivals = new Arrivals(_session);
        _deliveries = new Deliveries(_session, _arrivals);
        _facts = new Facts(_session);
        _persons = new Persons(_session);
        _projection = new Projection(_session, _facts, agreement);
        _parking = new Parking(_session);
        Restore();
        RememberLines();
    }

    public long Sequence => _facts.Seq;

    /// Records all items in one transaction. Throws without having kept anything when one of them cannot be folded or stored.
    public Written Write(IReadOnlyList<IReadOnlyList<DeliveryDraft>> items, DateTimeOffset now) => Transact(now, parkReason: null, items);

    /// Records one item without folding it, so that the rest of the world can go on.
    public Written Park(IReadOnlyList<DeliveryDraft> item, DateTimeOffset now, string reason) => Transact(now, reason, [item]);

    /// Decides releases again whose evidence aged; returns what changed and whether more are due.
    public (IReadOnlyCollection<Topic> Topics, bool More) Redecide(DateTimeOffset now)
    {
        const int most = 200;
        try
        {
            _session.Begin();
            var due = _projection.MarkDue(now, most);
            var before = _facts.Seq;
            _projection.FoldAndSave(Tick(now), "clock", decide: true);
            _session.Commit();
            return (_facts.Seq == before ? [] : [Topic.Gates, Topic.Releases, Topic.Roles, .. _projection.Answers.Values.Select(a => Topic.Release(a.PublicId))], due == most);
        }
        catch
        {
            Restore();
            throw;
        }
    }

    public void Dispose() => _session.Dispose();

    private Written Transact(DateTimeOffset now, string? parkReason, IReadOnlyList<IReadOnlyList<DeliveryDraft>> items)
    {
        try
        {
            _session.Begin();
            var recordedAt = Tick(now);
            var topics = new HashSet<Topic> { Topic.Deliveries };
            var pending = items.Select(item => Admit(item, recordedAt, parkReason, topics)).ToList();
            _arrivals.Save();
            _projection.FoldAndSave(recordedAt, pending.SelectMany(p => p).Select(p => p.Draft.Id).FirstOrDefault(id => id is not null) ?? "delivery", decide: true);
            _session.Commit();
            foreach (var kept in pending.SelectMany(p => p).Where(p => p.Admission.Stored))
            {
                _lines.Note(kept.Draft.Events, kept.Admission.Seq, kept.Draft.ReceivedAt);
            }

            topics.UnionWith(_projection.Answers.Values.Select(a => Topic.Release(a.PublicId)));
            return new Written([.. pending.Select(p => (IReadOnlyList<RecordResult>)[.. p.Select(Result)])], topics);
        }
        catch
        {
            Restore();
            throw;
        }
    }

    private List<Pending> Admit(IReadOnlyList<DeliveryDraft> item, DateTimeOffset recordedAt, string? parkReason, HashSet<Topic> topics)
    {
        var hashes = item.Select(d => SHA256.HashData(d.Body.Span)).ToList();
        if (item.Count > 1 && _deliveries.Conflicts(item, hashes) is { Count: > 0 } conflicts)
        {
            foreach (var refused in conflicts.Keys)
            {
                Count(item[refused], Fates.Conflict);
            }

            return [.. item.Select((draft, i) => new Pending(draft, conflicts.GetValueOrDefault(i)
                ?? new(DeliveryStatus.Ignored, 0, draft.Id ?? "", Stored: false), null, null, "not kept: another event of the batch was refused"))];
        }

        List<Pending> pending = [];
        for (var i = 0; i < item.Count; i++)
        {
            var admission = _deliveries.Admit(item[i], hashes[i], _lines);
            Count(item[i], Fates.Of(admission.Status));
            pending.Add(admission.Stored ? Keep(item[i], admission, hashes[i], recordedAt, parkReason, topics) : new(item[i], admission, null, null, null));
            if (admission.Stored && item.Count > 1)
            {
                _lines.Note(item[i].Events, admission.Seq, item[i].ReceivedAt);
            }
        }

        return pending;
    }

    private Pending Keep(DeliveryDraft draft, Admission admission, byte[] hash, DateTimeOffset recordedAt, string? parkReason, HashSet<Topic> topics)
    {
        string? service = null;
        ReleaseName? identity = null;
        foreach (var told in draft.Events)
        {
            var e = _persons.WithReferences(told);
            var place = parkReason is null ? _projection.Join(e, _facts.Seq + 1) : default;
            _facts.Append(e, admission.Seq, hash, place.Service, place.NameId, recordedAt);
            (service, identity) = (service ?? place.Service, identity ?? place.Identity);
            Topics.Add(topics, e.Type, place.Service);
        }

        if (parkReason is not null)
        {
            _parking.Note(admission.Seq, recordedAt, parkReason);
            Count(draft, Fates.Parked);
        }

        return new(draft, admission, service, identity, null);
    }

    private void Count(DeliveryDraft draft, string fate) => _arrivals.Note(draft.Connection, draft.Source, fate, draft.ReceivedAt);

    private RecordResult Result(Pending p)
    {
        var answer = p is { Service: { } service, Identity: { } identity } ? _projection.Answers.GetValueOrDefault((service, identity)) : null;
        return new RecordResult(p.Admission.Status, p.Admission.DeliveryId, p.Admission.Seq, answer?.PublicId, answer?.FirstClosed, p.Reason ?? p.Draft.Reason);
    }

    // Every transaction has a moment of its own: a replay recognises the transactions by it.
    private DateTimeOffset Tick(DateTimeOffset now) => _recordedAt = now > _recordedAt ? now : _recordedAt.AddTicks(1);

    private void Restore()
    {
        _session.Rollback();
        _arrivals.Clear();
        _deliveries.Restore();
        _facts.Restore();
        _persons.Clear();
        _projection.Restore();
    }

    private void RememberLines()
    {
        foreach (var (deliverySeq, recordedAt, e) in _facts.Recent(20_000))
        {
            _recordedAt = recordedAt > _recordedAt ? recordedAt : _recordedAt;
            if (e is not null)
            {
                _lines.Note([e], deliverySeq, recordedAt);
            }
        }
    }

    private sealed record Pending(DeliveryDraft Draft, Admission Admission, string? Service, ReleaseName? Identity, string? Reason);
}

/// What one transaction recorded: results per item and draft, and what it was about.
internal sealed record Written(IReadOnlyList<IReadOnlyList<RecordResult>> Results, IReadOnlyCollection<Topic> Topics);
