namespace Dashboard.Journal.Writing;

/// Deliveries whose fold threw: kept and chained like all others, left out of the read models until a replay takes them in.
internal sealed class Parking(Session session)
{
    private readonly Sql _park = session.Prepare("INSERT INTO Parked(DeliverySeq,ParkedAt,Reason) VALUES($1,$2,$3)");

    public void Note(long deliverySeq, DateTimeOffset at, string reason) => _park.Run(session.Transaction, deliverySeq, at, reason);
}
