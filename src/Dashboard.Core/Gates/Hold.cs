namespace Dashboard.Core.Gates;

/// <summary>A person's hold on a release: it closes every gate until it is lifted. Derived from its steps as a set.</summary>
public sealed record Hold
{
    public required InterventionStep Placed { get; init; }
    public InterventionStep? Lifted { get; init; }

    public string Id => Placed.Id;

    /// <summary>The hold these steps make; null while nobody has placed it.</summary>
    public static Hold? Of(IEnumerable<InterventionStep> steps)
    {
        var all = steps.OrderBy(s => s.At).ThenBy(s => s.Key, StringComparer.Ordinal).ToList();
        return all.Find(s => s is { Kind: StepKind.HoldPlaced, Release: not null }) is { } placed
            ? new Hold { Placed = placed, Lifted = all.Find(s => s.Kind == StepKind.HoldLifted && s.At >= placed.At) } : null;
    }

    /// <summary>What it means for its release.</summary>
    public HoldSpan Span() => new(Id, Placed.At, Lifted?.At, Placed.Reason ?? "", Placed.By);
}

/// <summary>A hold as a release carries it.</summary>
/// <param name="Id">The hold's id.</param>
/// <param name="From">When it was placed.</param>
/// <param name="Until">When it was lifted; null while it holds.</param>
/// <param name="Reason">Why, as given.</param>
/// <param name="By">Who placed it: a reference; the name where it was read for people.</param>
public sealed record HoldSpan(string Id, DateTimeOffset From, DateTimeOffset? Until, string Reason, string By)
{
    /// <summary>True while it keeps the gates closed.</summary>
    public bool IsInForce(DateTimeOffset at) => From <= at && (Until is null || at < Until);
}
