namespace Dashboard.Core.Pipeline;

/// <summary>One name of a service's releases: what was told about it and which other names it was told together with.</summary>
public sealed class NameRecord(ReleaseName name)
{
    /// <summary>The name.</summary>
    public ReleaseName Name { get; } = name;

    /// <summary>Names that came with it in one event.</summary>
    public SortedSet<ReleaseName> Links { get; init; } = [];

    /// <summary>What was told about this name where no stronger name came with it.</summary>
    public EvidenceBag Bag { get; init; } = new();

    /// <summary>True once something that may start a release named it; only commits need it.</summary>
    public bool StartsRelease { get; set; }

    /// <summary>The linked names of a kind.</summary>
    public IEnumerable<ReleaseName> Linked(NameKind kind) => Links.Where(l => l.Kind == kind);
}

/// <summary>Looks names of one service up; null where nothing was told.</summary>
public interface INameGraph
{
    /// <summary>The record of a name, or null.</summary>
    NameRecord? Find(ReleaseName name);

    /// <summary>The record of a name, made when it is new.</summary>
    NameRecord GetOrAdd(ReleaseName name);
}
