namespace Dashboard.Core.Confidence;

/// <summary>A part of the time from a change to its fast answer, over all answers that told when their runs began.</summary>
/// <param name="Name">As it stands in a list: <c>Build</c>.</param>
/// <param name="Into">As it stands in a sentence: <c>into the build</c>.</param>
/// <param name="Seconds">Together, over all of them.</param>
public sealed record FeedbackPart(string Name, string Into, long Seconds)
{
    /// <summary>The parts in the order of the path; none where no answer told when its runs began.</summary>
    public static IReadOnlyList<FeedbackPart> Of(Measures sum) => sum.FeedbackTimed == 0 ? [] :
    [
        new("In a queue", "into queues", sum.FeedbackQueueSeconds),
        new("Build", "into the build", sum.FeedbackBuildSeconds),
        new("Fast feedback and integration", "into fast feedback and integration", sum.FeedbackTestSeconds),
        new("Between runs", "by between runs",
            Math.Max(0, sum.FeedbackTimedSeconds - sum.FeedbackQueueSeconds - sum.FeedbackBuildSeconds - sum.FeedbackTestSeconds)),
    ];

    /// <summary>The part that takes most; null where it is not known.</summary>
    public static FeedbackPart? Slowest(Measures sum) => Of(sum).MaxBy(p => p.Seconds) is { Seconds: > 0 } slowest ? slowest : null;
}
