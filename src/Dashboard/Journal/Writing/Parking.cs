namespace Dashboard.Journal.Writing;

/// Deliveries whose fold threw: kept and chained like all others, left out of the read models until a replay takes them in.
internal sealed class Parking(Session session)
{
    private readonly Sql _park = session.Prepare("INSERT INTO Parked(DeliverySeq,ParkedAt,Reason) VALUES(?1,?2,?3) ON CONFLICT(DeliverySeq) DO UPDATE SET ParkedAt=?2, Reason=?3");
    private readonly Sql _free = session.Prepare("DELETE FROM Parked WHERE DeliverySeq=?1");
    private readonly Sql _flags = session.Prepare("SELECT Flags FROM Deliveries WHERE Seq=?1");
    private readonly Sql _flag = session.Prepare("UPDATE Deliveries SET Flags=?2 WHERE Seq=?1");
    private readonly Sql _all = session.Prepare("SELECT DeliverySeq FROM Parked");

    public void Note(long deliverySeq, DateTimeOffset at, string reason)
    {
        _park.Run(deliverySeq, at, reason);
        Mark(deliverySeq, parked: true);
    }

    public void Free(long deliverySeq)
    {
        _free.Run(deliverySeq);
        Mark(deliverySeq, parked: false);
    }

    public IReadOnlyList<long> All()
    {
        List<long> all = [];
        using var rows = _all.Read();
        while (rows.Read())
        {
            all.Add(rows.Long(0));
        }

        return all;
    }

    private void Mark(long deliverySeq, bool parked)
    {
        var flags = (_flags.Text(deliverySeq) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Where(f => f != Fates.Parked).ToList();
        if (parked)
        {
            flags.Add(Fates.Parked);
        }

        _flag.Run(deliverySeq, flags.Count > 0 ? string.Join(',', flags) : null);
    }
}
