using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring.Environments;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>Where the time from a change to its fast answer went: into the build, the fast stages, queues, environments that were made, or between runs.</summary>
public static class FeedbackParts
{
    /// <summary>One release with an answer; nothing where no run told when it began. Overlap counts once: build, then the stages, then queues.</summary>
    public static Measures Measure(Release release, IReadOnlyList<Entry> entries) => Parts.Of(release, entries) is not { } parts ? Measures.Zero : new Measures
    {
        FeedbackTimed = 1,
        FeedbackTimedSeconds = (parts.To - parts.From).Ticks / TimeSpan.TicksPerSecond,
        FeedbackBuildSeconds = parts.Build.Seconds,
        FeedbackTestSeconds = parts.Tests.Seconds,
        FeedbackQueueSeconds = parts.Queues.Seconds,
    };

    /// <summary>
    /// What of that time an environment was being made while nothing ran or queued: of those that were there before the answer. Null where there is no
    /// answer, or no environment told how long it took; zero where all that told it were ready before the change or beside a run.
    /// </summary>
    public static TimeSpan? Provisioned(Release release, IReadOnlyList<Entry> entries)
    {
        List<(DateTimeOffset Ready, TimeSpan Took)> made =
        [
            .. entries.Where(e => e is { Type: EventTypes.EnvironmentCreated, Stage: <= Stage.Integration, ChangeOnly: false })
                .Select(e => (e.End, Took: Provisioning.Of(e))).Where(e => e.Took is not null).Select(e => (e.End, e.Took!.Value)),
        ];
        if (made.Count == 0 || Parts.Of(release, entries) is not { } parts)
        {
            return null;
        }

        var before = made.FindAll(m => m.Ready <= parts.To);
        return before.Count == 0 ? null
            : TimeSpans.Union(before.Select(m => (m.Ready - m.Took, m.Ready)), parts.From, parts.To).Without(parts.Build.With(parts.Tests).With(parts.Queues)).Total;
    }

    private sealed record Parts(DateTimeOffset From, DateTimeOffset To, TimeSpans Build, TimeSpans Tests, TimeSpans Queues)
    {
        public static Parts? Of(Release release, IReadOnlyList<Entry> entries)
        {
            if (release is not { FeedbackStartedAt: { } from, FeedbackEndedAt: { } to })
            {
                return null;
            }

            List<PathRun> runs = [.. PathRun.Of([.. entries.Where(e => e.Stage <= Stage.Integration)]).Where(r => r.StartedAt is not null)];
            if (runs.Count == 0)
            {
                return null;
            }

            TimeSpans Ran(Func<PathRun, bool> which) => TimeSpans.Union(runs.Where(which).Select(r => (r.StartedAt!.Value, r.EndedAt ?? to)), from, to);
            var build = Ran(r => r.Stage == Stage.Build);
            var tests = Ran(r => r.Stage > Stage.Build).Without(build);
            var queues = TimeSpans.Union(runs.Where(r => r.QueuedAt is not null).Select(r => (r.QueuedAt!.Value, r.StartedAt!.Value)), from, to);
            return new(from, to, build, tests, queues.Without(build.With(tests)));
        }
    }
}
