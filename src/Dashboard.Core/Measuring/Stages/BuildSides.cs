using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>What a release shows of the craft by the time it is built: that it can be operated, and that its tests came with its code.</summary>
internal static class BuildSides
{
    // Told too late is not known at build: what was told of the package after anything of it ran elsewhere does not count.
    internal static StagePart? ReadyOf(Release release, IReadOnlyList<Entry> entries)
    {
        if (release is not { BuiltAt: { } built, Trail.Manifest: not null })
        {
            return null;
        }

        DateTimeOffset? left = null;
        foreach (var e in entries)
        {
            left = e is { Check: not null, Stage: > Stage.Build, ChangeOnly: false } && !((e.Started ?? e.End) >= left) ? e.Started ?? e.End : left;
        }

        Entry? told = null;
        foreach (var e in entries)
        {
            told = e.Type.StartsWith("build.", StringComparison.Ordinal) || e.Type.StartsWith("artifact.", StringComparison.Ordinal)
                ? !(e.At > left) && e.Detail("manifest") is { Length: > 0 } ? Newer(told, e) : told
                : told;
        }

        var isReady = told is not null && Array.Exists(told.Detail("manifest")!.Split(','), part => part.Trim().Equals("monitoring", StringComparison.OrdinalIgnoreCase));
        return StageSides.Part(ReleaseSides.ReadyAtBuild, built, new StageSums { HabitTold = 1, HabitKept = isReady ? 1 : 0 });
    }

    // The newest word counts; of two at one moment the one that says no.
    internal static StagePart? TestedOf(IReadOnlyList<Entry> entries)
    {
        DateTimeOffset? at = null;
        var isTested = false;
        foreach (var e in entries)
        {
            if (e.Type is EventTypes.ChangeMerged or EventTypes.ChangeReviewed && bool.TryParse(e.Detail("testsTouched"), out var tests) && !(e.At < at))
            {
                (at, isTested) = (e.At, tests && (isTested || e.At != at));
            }
        }

        return at is { } told ? StageSides.Part(ReleaseSides.WithTests, told, new StageSums { HabitTold = 1, HabitKept = isTested ? 1 : 0 }) : null;
    }

    private static Entry Newer(Entry? known, Entry told) =>
        known is null || told.At > known.At || (told.At == known.At && string.CompareOrdinal(told.Key, known.Key) > 0) ? told : known;
}
