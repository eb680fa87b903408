namespace Dashboard.Core.Confidence.Why;

/// <summary>One of the eight reasons why a path to production works, as it shows in the figures.</summary>
public sealed record Reason
{
    /// <summary>Stable, for addresses: <c>friction</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it says a good path does.</summary>
    public required string Title { get; init; }

    /// <summary>Its figure; null while nothing tells it.</summary>
    public string? Value { get; init; }

    /// <summary>The figure in a sentence, with how much it rests on; or what is missing.</summary>
    public required string Said { get; init; }

    /// <summary>What the line shows, as heard by who cannot see it.</summary>
    public required string TrendOf { get; init; }

    /// <summary>Twelve weeks, oldest first; null where a week told nothing.</summary>
    public required IReadOnlyList<double?> Trend { get; init; }

    /// <summary>A second line beside the first, where the reason is that two things go together; null where one says it.</summary>
    public IReadOnlyList<double?>? Against { get; init; }

    /// <summary>What the second line shows.</summary>
    public string? AgainstOf { get; init; }

    /// <summary>Where it goes.</summary>
    public required Course Course { get; init; }

    /// <summary>What it is put together from.</summary>
    public required IReadOnlyList<ReasonPart> Parts { get; init; }

    /// <summary>How the figure comes about.</summary>
    public required string Rule { get; init; }
}

/// <summary>A part of a reason, and the page that has its rows. No value: nothing told it.</summary>
public sealed record ReasonPart(string Name, string? Value, string Address);
