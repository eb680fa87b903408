using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>How the clock from a change to its fast answer stands.</summary>
public enum FeedbackState
{
    /// <summary>Nobody told when the change was merged or its build began.</summary>
    NotStarted,

    /// <summary>It runs, within the budget.</summary>
    Running,

    /// <summary>It runs, past the budget.</summary>
    RunningLate,

    /// <summary>The answer came within the budget.</summary>
    InTime,

    /// <summary>The answer came after the budget.</summary>
    Late,

    /// <summary>The release ended without an answer.</summary>
    NeverAnswered,
}

/// <summary>The time from a change to the last required answer of the fast stages, against the agreement's budget.</summary>
/// <param name="State">How it stands.</param>
/// <param name="StartedAt">When the change was merged, else its build began.</param>
/// <param name="EndedAt">When the answer was complete, or the first failure was the answer.</param>
/// <param name="Took">From start to answer, or so far; null before the start and when no answer came.</param>
/// <param name="Ran">How much of it something ran; null when no run told when it began.</param>
/// <param name="Queued">How much of the rest was told to be spent in a queue.</param>
/// <param name="LastItem">The check whose end was the answer, as <c>stage/check</c>.</param>
/// <param name="Failed">The answer was a failure.</param>
public sealed record FeedbackClock(
    FeedbackState State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, TimeSpan? Took, TimeSpan? Ran, TimeSpan? Queued, string? LastItem, bool Failed)
{
    /// <summary>The clock of a release at a moment.</summary>
    public static FeedbackClock Of(Release release, IReadOnlyList<Entry> entries, TimeSpan budget, bool goesOn, DateTimeOffset now)
    {
        if (release.FeedbackStartedAt is not { } start)
        {
            return new(FeedbackState.NotStarted, null, release.FeedbackEndedAt, null, null, null, null, false);
        }

        if (release.FeedbackEndedAt is null && (!goesOn || now < start))
        {
            return new(FeedbackState.NeverAnswered, start, null, null, null, null, null, false);
        }

        var until = release.FeedbackEndedAt ?? now;
        var took = until - start;
        var state = release.FeedbackEndedAt is null ? took > budget ? FeedbackState.RunningLate : FeedbackState.Running
            : took > budget ? FeedbackState.Late : FeedbackState.InTime;
        List<PathRun> runs = [.. PathRun.Of(entries).Where(r => r.Stage <= Stage.Integration && r.StartedAt is not null)];
        var running = TimeSpans.Union(runs.Select(r => (r.StartedAt!.Value, r.EndedAt ?? until)), start, until);
        var queues = TimeSpans.Union(runs.Where(r => r.QueuedAt is not null).Select(r => (r.QueuedAt!.Value, r.StartedAt!.Value)), start, until);
        var last = entries.Where(e => e is { IsProof: true, ChangeOnly: false, Check: not null, Stage: <= Stage.Integration } && e.End == release.FeedbackEndedAt)
            .OrderBy(e => e.IsSuccess).ThenByDescending(e => e.Stage).ThenBy(e => e.Key, StringComparer.Ordinal).FirstOrDefault();
        return new(
            state, start, release.FeedbackEndedAt, took, runs.Count == 0 ? null : running.Total, runs.Count == 0 ? null : queues.Without(running).Total,
            last is null ? null : $"{Slug.Of(last.Stage!.Value)}/{last.Check}", last is { IsSuccess: false });
    }
}
