using Dashboard.Shared;

namespace Dashboard.Search;

/// What was found for a term, a group for each kind of thing; groups without a hit are left out.
public sealed record SearchView(string Term, IReadOnlyList<FoundGroup> Groups)
{
    public static readonly SearchView Nothing = new("", []);

    /// In the order they are shown and walked through.
    public IReadOnlyList<Found> All { get; } = [.. Groups.SelectMany(g => g.Found)];
}

public sealed record FoundGroup(string Title, IReadOnlyList<Found> Found);

/// One hit: what it is called, what it belongs to, where it leads, and how it stands where that is known.
public sealed record Found(string Title, string? Detail, string Address, ChipState? State = null, string? Word = null);
