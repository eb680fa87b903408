using System.Reflection;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>
/// What one release did at one line of a stage, or the sum over many. Times are seconds. A new measure is one property and one line of the
/// sum; a test fails when one is forgotten.
/// </summary>
public sealed record StageSums
{
    public long Releases { get; init; }      // releases with a proof, pass or fail
    public long FirstGreen { get; init; }    // … whose first try passed in every suite
    public long Flaky { get; init; }         // … that passed after failing, with nothing changed
    public long Held { get; init; }          // … that it holds back: the newest proof of a suite failed
    public long Runs { get; init; }          // tries that ended
    public long RunsFailed { get; init; }    // … in a failure
    public long RunsUnproven { get; init; }  // … proving nothing: cancelled, skipped
    public long Timed { get; init; }         // tries that told when they began and ended; of a whole stage: releases
    public long RanSeconds { get; init; }    // … how long they ran; of a whole stage overlap counts once
    public long Queued { get; init; }        // tries that told when they were queued and began; of a whole stage: releases
    public long QueueSeconds { get; init; }  // … how long they waited in a queue
    public long Executed { get; init; }      // criteria of the newest proofs
    public long Passed { get; init; }        // … that passed
    public long HabitTold { get; init; }     // of a whole stage: releases that told whether they kept its habit
    public long HabitKept { get; init; }     // … and did

    /// <summary>Nothing counted.</summary>
    public static readonly StageSums Zero = new();

    private static readonly PropertyInfo[] Properties =
        [.. typeof(StageSums).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(long)).OrderBy(p => p.MetadataToken)];

    /// <summary>How every measure is read and set, in the order they stand above.</summary>
    public static IReadOnlyList<(Func<StageSums, long> Get, Action<StageSums, long> Set)> Fields { get; } =
    [
        .. Properties.Select(p => (p.GetMethod!.CreateDelegate<Func<StageSums, long>>(), p.SetMethod!.CreateDelegate<Action<StageSums, long>>())),
    ];

    public static StageSums operator +(StageSums a, StageSums b) => new()
    {
        Releases = a.Releases + b.Releases,
        FirstGreen = a.FirstGreen + b.FirstGreen,
        Flaky = a.Flaky + b.Flaky,
        Held = a.Held + b.Held,
        Runs = a.Runs + b.Runs,
        RunsFailed = a.RunsFailed + b.RunsFailed,
        RunsUnproven = a.RunsUnproven + b.RunsUnproven,
        Timed = a.Timed + b.Timed,
        RanSeconds = a.RanSeconds + b.RanSeconds,
        Queued = a.Queued + b.Queued,
        QueueSeconds = a.QueueSeconds + b.QueueSeconds,
        Executed = a.Executed + b.Executed,
        Passed = a.Passed + b.Passed,
        HabitTold = a.HabitTold + b.HabitTold,
        HabitKept = a.HabitKept + b.HabitKept,
    };

    /// <summary>Sums of the given numbers, in the order of <see cref="Fields"/>.</summary>
    public static StageSums Each(Func<int, long> value)
    {
        var sums = new StageSums();
        for (var i = 0; i < Fields.Count; i++)
        {
            Fields[i].Set(sums, value(i));
        }

        return sums;
    }
}

/// <summary>A line of a stage: one check, one facet of it (a scenario, a fault, a journey), or with no check the stage as a whole.</summary>
/// <param name="Stage">Where on the path.</param>
/// <param name="Check">The check; empty for the whole stage.</param>
/// <param name="Facet">As <c>fault:dns</c>; empty for the whole check.</param>
public readonly record struct StageLine(Stage Stage, string Check, string Facet);

/// <summary>What one release adds to a line.</summary>
/// <param name="Line">Which line.</param>
/// <param name="Day">When its first try there ended (UTC): the day it counts on.</param>
/// <param name="Sums">What it adds.</param>
/// <param name="Ran">How many of its tries ran so long, by <see cref="TimeBands"/>; empty for a facet.</param>
/// <param name="Waited">How many of them waited so long in a queue.</param>
public sealed record StagePart(StageLine Line, DateOnly Day, StageSums Sums, IReadOnlyDictionary<int, long> Ran, IReadOnlyDictionary<int, long> Waited);
