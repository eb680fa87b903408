using Dashboard.Core.Agreements;

namespace Dashboard.Journal.Writing;

/// Takes all facts into emptied read models, inside the caller's transaction.
internal sealed class Rebuild
{
    private const int Page = 4000;

    // Everything that is folded from facts. Facts, deliveries, persons and what is parked are the record and stay.
    private static readonly string[] Folded =
        ["Names", "Entries", "Releases", "Services", "Running", "Removals", "Rollups", "ReleaseStages", "Environments", "Decisions", "Incidents", "Costs", "Journeys", "Technologies", "Answers", "Interventions"];

    private readonly Session _session;
    private readonly Facts _facts;
    private readonly Projection _projection;
    private readonly Parking _parking;
    private readonly DateTimeOffset _now;
    private readonly IProgress<ReplayProgress>? _progress;
    private readonly CancellationToken _ct;
    private readonly List<(long DeliverySeq, string Reason)> _leftOut = [];

    public Rebuild(Session session, Agreement agreement, DateTimeOffset now, IProgress<ReplayProgress>? progress, CancellationToken ct)
    {
        (_session, _now, _progress, _ct) = (session, now, progress, ct);
        _facts = new Facts(session);
        _projection = new Projection(session, _facts, agreement);
        _parking = new Parking(session);
    }

    /// Joins everything and folds every release once, at the end.
    public ReplayResult AtOnce()
    {
        Empty();
        _projection.BeginReplay();
        DateTimeOffset? moment = null;
        foreach (var page in Pages())
        {
            foreach (var fact in page)
            {
                // Rows got their ids at the end of each transaction, and before each decision.
                if (fact.RecordedAt != moment || fact.Body.Decision is not null || (fact.Body.Event is { } e && Projection.MayShip(e)))
                {
                    _projection.AssignIds();
                }

                TakeIn(fact);
                moment = fact.RecordedAt;
            }

            _projection.Save();
        }

        _projection.AssignIds();
        _progress?.Report(new(_facts.Seq, _facts.Seq, "folding releases"));
        _projection.Fold(_now, decide: false);
        _projection.Save();
        return Result();
    }

    /// Joins and folds delivery by delivery. One that throws is taken back and parked.
    public ReplayResult OneByOne()
    {
        Empty();
        _projection.BeginReplay();
        foreach (var delivery in Deliveries())
        {
            TryTakeIn(delivery);
        }

        // Folded one by one they saw the service as it was then; the running app folds them once more.
        _session.Execute("UPDATE Releases SET DueAt=0 WHERE RedirectTo IS NULL");
        return Result();
    }

    private void Empty()
    {
        foreach (var table in Folded)
        {
            _session.Execute($"DELETE FROM {table}");
            _session.Execute($"DELETE FROM sqlite_sequence WHERE name='{table}'");
        }

        _facts.Restore();
        _projection.Restore();
    }

    private IEnumerable<List<StoredFact>> Pages()
    {
        long reached = 0;
        while (_facts.After(reached, Page) is { Count: > 0 } page)
        {
            _ct.ThrowIfCancellationRequested();
            yield return page;
            reached = page[^1].Seq;
            _progress?.Report(new(reached, _facts.Seq, "taking facts in"));
        }
    }

    // The facts of a delivery lie side by side; the decisions it brought about may lie among and behind them.
    private IEnumerable<List<StoredFact>> Deliveries()
    {
        List<StoredFact> delivery = [];
        foreach (var fact in Pages().SelectMany(p => p))
        {
            if (delivery.Count > 0 && fact.Body.Delivery > 0 && fact.Body.Delivery != delivery[0].Body.Delivery)
            {
                yield return delivery;
                delivery = [];
            }

            delivery.Add(fact);
        }

        if (delivery.Count > 0)
        {
            yield return delivery;
        }
    }

    private void TakeIn(StoredFact fact)
    {
        Place place;
        if (fact.Body.Decision is { } decided)
        {
            place = _projection.TakeOver(decided, fact.Seq);
        }
        else if (fact.Body.Event is { } e)
        {
            place = _projection.Join(e, fact.Seq, "replay", fact.RecordedAt);
        }
        else
        {
            return;
        }

        if ((place.Service, place.NameId) != (fact.Service, fact.NameId))
        {
            _facts.Place(fact.Seq, place.Service, place.NameId);
        }
    }

    private void TryTakeIn(List<StoredFact> delivery)
    {
        _session.Execute("SAVEPOINT one");
        try
        {
            foreach (var fact in delivery)
            {
                _projection.AssignIds();
                TakeIn(fact);
            }

            _projection.Fold(_now, decide: false);
            _projection.Save();
        }
        catch (Exception problem) when (!JournalWriter.IsStorageFailure(problem))
        {
            _session.Execute("ROLLBACK TO one");
            _projection.Restore();
            LeaveOut(delivery, problem);
        }

        _session.Execute("RELEASE one");
    }

    private void LeaveOut(List<StoredFact> delivery, Exception problem)
    {
        _leftOut.Add((delivery.Max(f => f.Body.Delivery), problem.Message));
        foreach (var fact in delivery.Where(f => f.Body.Event is not null))
        {
            _facts.Place(fact.Seq, Services.KeyOf(fact.Body.Event!), null);
        }

        foreach (var decision in delivery.Where(f => f.Body.Decision is not null))
        {
            TakeIn(decision);
        }
    }

    private ReplayResult Result()
    {
        var parked = _parking.All();
        foreach (var delivery in parked)
        {
            _parking.Free(delivery);
        }

        foreach (var (delivery, reason) in _leftOut)
        {
            _parking.Note(delivery, _now, reason);
        }

        return new(_facts.Seq, parked.Except(_leftOut.Select(l => l.DeliverySeq)).Count(), _leftOut);
    }
}
