using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Trials;

/// <summary>What a try came to.</summary>
public enum TrialEnd
{
    /// <summary>It proved what it was there for.</summary>
    Passed,

    /// <summary>It proved the opposite.</summary>
    Failed,

    /// <summary>It ended and proved nothing: cancelled, skipped.</summary>
    Unproven,
}

/// <summary>Figures that a try may tell besides how it ended.</summary>
public enum TrialFigure
{
    /// <summary>Load or peak load carried, and what was expected.</summary>
    Achieved,

    /// <summary>See <see cref="Achieved"/>.</summary>
    Expected,

    /// <summary>Megabytes an hour that memory grew by.</summary>
    MemorySlope,

    /// <summary>1: the gravest of what a scan found is critical; 0: it is less.</summary>
    Critical,

    /// <summary>1: built from nothing, in an environment of its own; 0: not.</summary>
    Clean,

    /// <summary>How many of the five parts the package carries.</summary>
    Parts,

    /// <summary>1: an alert fired while a fault was injected or shortly after; 0: none was told.</summary>
    Alarmed,
}

/// <summary>One try of one release that is over: a test, a build, a scan, its coming into the shared environment, or an alert that held the release back.</summary>
/// <param name="Stage">Where it ran.</param>
/// <param name="Check">What it checked; <see cref="Alert"/> and <see cref="Duplicate"/> for what is no check.</param>
/// <param name="Name">Its journey, fault or suite; of an arrival the environment.</param>
/// <param name="EndedAt">When it ended, to the second.</param>
/// <param name="Ran">How long it ran; null where it did not tell both times.</param>
/// <param name="End">What it came to.</param>
/// <param name="Figures">What else it told.</param>
public sealed record Trial(Stage Stage, string Check, string Name, DateTimeOffset EndedAt, TimeSpan? Ran, TrialEnd End, IReadOnlyDictionary<TrialFigure, double> Figures)
{
    /// <summary>An alert that prevented a promotion.</summary>
    public const string Alert = "promotion-preventing alert";

    /// <summary>Another artifact goes by the release's version.</summary>
    public const string Duplicate = "duplicate version";

    /// <summary>It came into an environment that many share.</summary>
    public const string Arrival = "deployment";

    /// <summary>The figure, or null where it was not told.</summary>
    public double? Of(TrialFigure figure) => Figures.TryGetValue(figure, out var value) ? value : null;

    /// <summary>Load carried ÷ load expected; null where either was not told.</summary>
    public double? Headroom => Of(TrialFigure.Achieved) is { } achieved && Of(TrialFigure.Expected) is > 0 and var expected ? achieved / expected : null;
}

/// <summary>A release with its tries, the newest first.</summary>
/// <param name="Id">For its address.</param>
/// <param name="Name">As a reader knows it.</param>
/// <param name="Trials">Its tries.</param>
public sealed record TriedRelease(string Id, string Name, IReadOnlyList<Trial> Trials);
