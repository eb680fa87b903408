using Dashboard.Shared;

namespace Dashboard.Releases;

/// Two releases side by side; Other is null while there is none to compare with.
public sealed record CompareView(ReleaseView One, ReleaseView? Other, IReadOnlyList<CompareLine> Lines, IReadOnlyList<CompareChoice> Choices)
{
    /// The two are of different services.
    public bool AcrossServices => Other is not null && Other.Head.Service != One.Head.Service;

    /// What a reader calls the other.
    public string? OtherName => AcrossServices ? $"{Other!.Head.Service} {Other.Head.Name}" : Other?.Head.Name;

    /// What was asked for and is not there.
    public string? NotFound { get; init; }

    /// Nobody chose: the other is what customers use, or the shipment before.
    public string? Because { get; init; }
}

/// A release that it can be compared with: of the same service, or the newest of another, then with its name.
public sealed record CompareChoice(string PublicId, string Name, DateTimeOffset At);

/// One line of the comparison.
public sealed record CompareLine(string Section, string What, CompareCell One, CompareCell Other)
{
    public bool Differs => One.Text != Other.Text;
}

/// What one release says there.
public sealed record CompareCell(string Text, ChipState? State = null);
