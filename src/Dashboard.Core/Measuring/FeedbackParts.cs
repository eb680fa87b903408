using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>Where the time from a change to its fast answer went: into the build, the fast stages, queues, or between runs.</summary>
public static class FeedbackParts
{
    /// <summary>One release with an answer; nothing where no run told when it began. Overlap counts once: build, then the stages, then queues.</summary>
    public static Measures Measure(Release release, IReadOnlyList<Entry> entries)
    {
        if (release is not { FeedbackStartedAt: { } from, FeedbackEndedAt: { } to })
        {
            return Measures.Zero;
        }

        List<PathRun> runs = [.. PathRun.Of([.. entries.Where(e => e.Stage <= Stage.Integration)]).Where(r => r.StartedAt is not null)];
        if (runs.Count == 0)
        {
            return Measures.Zero;
        }

        TimeSpans Ran(Func<PathRun, bool> which) => TimeSpans.Union(runs.Where(which).Select(r => (r.StartedAt!.Value, r.EndedAt ?? to)), from, to);
        var build = Ran(r => r.Stage == Stage.Build);
        var tests = Ran(r => r.Stage > Stage.Build).Without(build);
        var queues = TimeSpans.Union(runs.Where(r => r.QueuedAt is not null).Select(r => (r.QueuedAt!.Value, r.StartedAt!.Value)), from, to);
        return new Measures
        {
            FeedbackTimed = 1,
            FeedbackTimedSeconds = (to - from).Ticks / TimeSpan.TicksPerSecond,
            FeedbackBuildSeconds = build.Seconds,
            FeedbackTestSeconds = tests.Seconds,
            FeedbackQueueSeconds = queues.Without(build.With(tests)).Seconds,
        };
    }
}
