namespace Dashboard.Journal;

/// One name of a service's releases. State is a StoredName: the names it was told together with; what else was told about it are its entries.
public sealed class NameRow
{
    public long Id { get; set; }
    public required string Service { get; set; }
    public int Kind { get; set; }
    public required string Value { get; set; }
    public required byte[] State { get; set; }

    /// The release it is the identity of, if any.
    public long? ReleaseId { get; set; }
}

/// One thing told about a name, in the order it was told. What was told twice, or is no longer needed, may still be among them.
public sealed class EntryRow
{
    public long NameId { get; set; }
    public long N { get; set; }

    /// An Entry as JSON.
    public required byte[] Body { get; set; }
}
