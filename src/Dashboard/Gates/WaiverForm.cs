namespace Dashboard.Gates;

/// What is asked for: a waiver of items of the agreement, for one release or a whole service.
public sealed record WaiverForm
{
    public string? Service { get; init; }

    /// A version, a digest, a full commit or an id of a release; left out for the whole service.
    public string? Release { get; init; }

    /// Names of the agreement's items.
    public IReadOnlyList<string>? Items { get; init; }

    /// 1 to 90, counted from the approval.
    public int? Days { get; init; }
    public string? Reason { get; init; }

    /// The name of the person who asks.
    public string? By { get; init; }
}

/// An answer to a waiver, or the lifting of a hold.
public sealed record StepForm
{
    public string? Reason { get; init; }

    /// The name of the person who decides.
    public string? By { get; init; }
}

/// A person's hold on one release.
public sealed record HoldForm
{
    public string? Service { get; init; }

    /// A version, a digest, a full commit or an id of a release.
    public string? Release { get; init; }
    public string? Reason { get; init; }

    /// The name of the person who holds it.
    public string? By { get; init; }
}
