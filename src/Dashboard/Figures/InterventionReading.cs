using Dashboard.Core.Gates;

namespace Dashboard.Figures;

/// What a waiver or a hold is about. Without a release it is about the whole service; a release that goes by no single name any more has no id.
public sealed record InterventionScope(string Service, string ServiceKey, string? ReleaseId, string? Release);

/// A step somebody took, with the name as it was typed: nobody signs in yet, so no name is verified.
public sealed record PersonStep(string By, DateTimeOffset At, string? Reason)
{
    public bool Verified => false;
}

/// A waiver as pages and the API show it.
public sealed record WaiverReading
{
    public required string Id { get; init; }
    public required WaiverStatus Status { get; init; }
    public required InterventionScope About { get; init; }

    /// Names of the agreement's items.
    public required IReadOnlyList<string> Items { get; init; }
    public required int Days { get; init; }
    public required string Reason { get; init; }
    public required PersonStep Asked { get; init; }
    public PersonStep? Approved { get; init; }
    public PersonStep? Refused { get; init; }
    public PersonStep? Withdrawn { get; init; }

    /// The end of its days, or when it was withdrawn; null while it is not approved.
    public DateTimeOffset? Until { get; init; }

    /// Its days are over, what it stood in for is still not proven, and nothing newer has taken its release's place.
    public bool Overdue { get; init; }

    public bool IsOpen => Status == WaiverStatus.Open;
}

/// A hold as pages and the API show it.
public sealed record HoldReading
{
    public required string Id { get; init; }
    public required InterventionScope About { get; init; }
    public required PersonStep Placed { get; init; }

    /// Null while it keeps the gates closed.
    public PersonStep? Lifted { get; init; }
}
