namespace Dashboard.Journal;

/// The keys of the table Meta.
public static class MetaKeys
{
    /// Core.Confidence.Verification as JSON: what the last verification found.
    public const string Verification = "verification";

    /// Raw bodies of deliveries up to this sequence number are no longer kept.
    public const string PrunedUpTo = "pruned-up-to";
}
