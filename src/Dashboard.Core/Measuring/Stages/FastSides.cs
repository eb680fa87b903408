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

    // One environment that is shared, or one run that queued, is enough to be held up; that nothing was takes a word of every environment and every run.
    internal static StagePart? AutonomyOf(IReadOnlyList<Entry> entries)
    {
        DateTimeOffset? first = null;
        var isHeldUp = false;
        Dictionary<string, bool> runs = [], environments = new(StringComparer.OrdinalIgnoreCase);
        foreach (var e in entries)
        {
            if (!IsFast(e))
            {
                continue;
            }

            if (e.Check is not null)
            {
                first = e.End >= first ? first : e.End;
                isHeldUp |= e.Started - e.Queued > ReleaseSides.NoWait;
                Tell(runs, Entry.IsDeployment(e.Type) ? null : e.Subject, e.Queued <= e.Started);
            }
            else if (IsEnvironment(e))
            {
                isHeldUp |= Says(e, "isolated", "false") || Says(e, "shared", "true");
                Tell(environments, e.Environment, Says(e, "isolated", "true") || Says(e, "shared", "false"));
            }
        }

        var isFree = runs.Count > 0 && environments.Count > 0 && !runs.ContainsValue(false) && !environments.ContainsValue(false);
        return first is { } at && (isHeldUp || isFree) ? StageSides.Part(ReleaseSides.Autonomy, at, new StageSums { HabitTold = 1, HabitKept = isHeldUp ? 0 : 1 }) : null;
    }

    private static void Tell(Dictionary<string, bool> of, string? name, bool isTold)
    {
        if (name is not null)
        {
            of[name] = isTold || of.GetValueOrDefault(name);
        }
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

    // The newest word of every environment since then, the worse of two at one moment; where none was told, the newest proof of every suite. The worst decides.
    private static bool IsHealthy(IReadOnlyList<Entry> entries, DateTimeOffset since)
    {
        Dictionary<string, (DateTimeOffset At, bool IsUp)> words = new(StringComparer.OrdinalIgnoreCase);
        List<Entry> tests = [];
        foreach (var e in entries)
        {
            if (!IsFast(e))
            {
                continue;
            }

            if (e.Check is not null && e.IsProof && !Entry.IsDeployment(e.Type) && e.End >= since)
            {
                tests.Add(e);
            }
            else if (e.Check is null && e.At >= since && IsEnvironment(e) && e.Detail("health") is "up" or "down")
            {
                var (place, isUp) = (e.Environment ?? "", e.Detail("health") == "up");
                var isKnown = words.TryGetValue(place, out var known);
                words[place] = !isKnown || e.At > known.At ? (e.At, isUp) : e.At == known.At ? (e.At, isUp && known.IsUp) : known;
            }
        }

        return words.Count > 0 ? words.Values.All(word => word.IsUp)
            : tests.Count > 0 && tests.GroupBy(e => (e.Stage, e.Check, e.Suite)).All(suite => EvidenceRules.NewestProof([.. suite]) is { IsSuccess: true });
    }

    private static bool IsFast(Entry e) => e is { Stage: Stage.StubbedFunctional or Stage.StubbedNonFunctional, ChangeOnly: false };

    private static bool IsEnvironment(Entry e) => e.Type is EventTypes.EnvironmentCreated or EventTypes.EnvironmentModified;

    private static bool Says(Entry e, string key, string word) => string.Equals(e.Detail(key), word, StringComparison.OrdinalIgnoreCase);
}
