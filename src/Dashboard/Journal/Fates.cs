namespace Dashboard.Journal;

/// What can become of a delivery, in the words it is counted, shown and asked for by.
public static class Fates
{
    public const string Accepted = "accepted";
    public const string Duplicate = "duplicate";
    public const string Ignored = "ignored";
    public const string NotUnderstood = "not-understood";
    public const string Conflict = "conflict";
    public const string Unplaced = "unplaced";
    public const string IdUsedBefore = "id used before";
    public const string BodySeenBefore = "body seen before";
    public const string Parked = "parked";

    public static string Of(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Accepted => Accepted,
        DeliveryStatus.Duplicate => Duplicate,
        DeliveryStatus.Ignored => Ignored,
        DeliveryStatus.NotUnderstood => NotUnderstood,
        _ => Conflict,
    };
}
