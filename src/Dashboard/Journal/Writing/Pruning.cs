namespace Dashboard.Journal.Writing;

/// Takes away raw bodies whose time is over; their hashes stay. Deliveries are numbered as they came, so it goes forward and never looks back.
internal sealed class Pruning(Session session)
{
    private const int AtOnce = 500;

    private readonly Sql _next = session.Prepare("SELECT Seq, ReceivedAt FROM Deliveries WHERE Seq>?1 ORDER BY Seq LIMIT ?2");
    private readonly Sql _prune = session.Prepare("UPDATE Deliveries SET Body=NULL WHERE Seq>?1 AND Seq<=?2 AND Body IS NOT NULL");
    private readonly Sql _reached = session.Prepare("SELECT CAST(Value AS INTEGER) FROM Meta WHERE Key=?1");
    private readonly Sql _reach = session.Prepare("INSERT INTO Meta(Key,Value) VALUES(?1,?2) ON CONFLICT(Key) DO UPDATE SET Value=?2");

    /// Prunes the next few; true while there are more.
    public bool Prune(DateTimeOffset before)
    {
        var from = Reached;
        var to = LastBefore(from, before);
        if (to == from)
        {
            return false;
        }

        _prune.Run(from, to);
        _reach.Run(MetaKeys.PrunedUpTo, to.ToString());
        return true;
    }

    /// The last delivery whose body is no longer kept.
    public long Reached => _reached.Number(MetaKeys.PrunedUpTo) ?? 0;

    private long LastBefore(long from, DateTimeOffset before)
    {
        var last = from;
        using var rows = _next.Read(from, AtOnce);
        while (rows.Read() && rows.At(1) < before)
        {
            last = rows.Long(0);
        }

        return last;
    }
}
