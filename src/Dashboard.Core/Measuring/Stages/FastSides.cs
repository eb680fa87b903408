using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>What a release shows at the fast stages beside its checks: that it is a service, that its team waited for nobody, that its stories were tried.</summary>
internal static class FastSides
{
    // Deployed, observable, healthy: each told apart, and all three only of releases that told what their package holds.
    internal static StagePart? ServiceOf(Release release, IReadOnlyList<Entry> entries)
    {
        DateTimeOffset? seen = null, deployed = null;
        foreach (var e in entries)
        {
            if (IsFast(e) && e is { Check: not null, IsProof: true })
            {
                seen = e.End >= seen ? seen : e.End;
                deployed = Entry.IsDeployment(e.Type) && e.IsSuccess && !(e.End >= deployed) ? e.End : deployed;
            }
        }

        if (seen is not { } at)
        {
            return null;
        }

        var (isHealthy, manifest) = (deployed is { } there && IsHealthy(entries, there), release.Trail.Manifest);
        var isObservable = manifest?.Contains("monitoring", StringComparer.OrdinalIgnoreCase) == true;
        return StageSides.Part(ReleaseSides.Service, at, new StageSums
        {
            Releases = 1,
            Runs = deployed is null ? 0 : 1,
            FirstGreen = isHealthy ? 1 : 0,
            Passed = isObservable ? 1 : 0,
            HabitTold = manifest is null ? 0 : 1,
            HabitKept = isHealthy && isObservable ? 1 : 0,
        });
    }

    // An environment that is shared, or a queue, is told to be in the way; that nothing was takes a word on both.
    internal static StagePart? AutonomyOf(IReadOnlyList<Entry> entries)
    {
        DateTimeOffset? first = null;
        bool isAlone = false, isShared = false, isQueueTold = false, isWaiting = false;
        foreach (var e in entries)
        {
            if (!IsFast(e))
            {
                continue;
            }

            if (e.Check is not null)
            {
                first = e.End >= first ? first : e.End;
                isQueueTold |= e.Queued <= e.Started;
                isWaiting |= e.Started - e.Queued > ReleaseSides.NoWait;
            }
            else if (e.Details is not null && IsEnvironment(e))
            {
                isAlone |= Says(e, "isolated", "true") || Says(e, "shared", "false");
                isShared |= Says(e, "isolated", "false") || Says(e, "shared", "true");
            }
        }

        var isHeldUp = isShared || isWaiting;
        return first is { } at && (isHeldUp || (isAlone && isQueueTold))
            ? StageSides.Part(ReleaseSides.Autonomy, at, new StageSums { HabitTold = 1, HabitKept = isHeldUp ? 0 : 1 })
            : null;
    }

    internal static StagePart? StoriesOf(Release release, IReadOnlyList<Entry> entries)
    {
        DateTimeOffset? first = null;
        foreach (var e in entries)
        {
            first = e is { IsProof: true, ChangeOnly: false, Stage: Stage.StubbedFunctional, Check: "acceptance" or "functional" } && !(e.End >= first) ? e.End : first;
        }

        return first is not { } at ? null : StageSides.Part(ReleaseSides.Stories, at, new StageSums
        {
            Releases = 1,
            HabitTold = release.Features.Count > 0 ? 1 : 0,
            Runs = release.Features.Count,
            HabitKept = release.Features.Count(f => f.Executed > 0),
            Executed = release.Features.Sum(f => f.Executed),
            Passed = release.Features.Sum(f => f.Passed),
        });
    }

    // The newest word on its health since then, the worse of two at one moment; where none was told, a test that passed.
    private static bool IsHealthy(IReadOnlyList<Entry> entries, DateTimeOffset since)
    {
        (DateTimeOffset At, bool IsUp)? word = null;
        var isTested = false;
        foreach (var e in entries)
        {
            if (!IsFast(e))
            {
                continue;
            }

            isTested |= e.Check is not null && e.IsSuccess && !Entry.IsDeployment(e.Type) && e.End >= since;
            if (e.Check is null && e.At >= since && IsEnvironment(e) && e.Detail("health") is "up" or "down" && !(e.At < word?.At))
            {
                var isUp = e.Detail("health") == "up";
                word = (e.At, isUp && (word?.At != e.At || word.Value.IsUp));
            }
        }

        return word?.IsUp ?? isTested;
    }

    private static bool IsFast(Entry e) => e is { Stage: Stage.StubbedFunctional or Stage.StubbedNonFunctional, ChangeOnly: false };

    private static bool IsEnvironment(Entry e) => e.Type is EventTypes.EnvironmentCreated or EventTypes.EnvironmentModified;

    private static bool Says(Entry e, string key, string word) => string.Equals(e.Detail(key), word, StringComparison.OrdinalIgnoreCase);
}
