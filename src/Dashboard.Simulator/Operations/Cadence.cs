using Dashboard.Simulator.Chance;
using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Releases;
using Dashboard.Simulator.Stories;
using Dashboard.Simulator.Time;

namespace Dashboard.Simulator.Operations;

/// <summary>The ordinary changes of a team: when the next one is merged and what luck it has.</summary>
internal sealed class Cadence(ServiceProfile profile, IReadOnlyList<Quiet> quiet, Fates fates, SeededRandom random)
{
    private ReleasePlan? _fix;
    private bool _begun;

    /// <summary>The next change merged after this moment.</summary>
    public ReleasePlan Next(DateTimeOffset after)
    {
        if (_fix is { } fix)
        {
            _fix = null;
            var at = WorkCalendar.NextWorking(after.AddMinutes(random.Between(35.0, 130.0)));
            if (!IsQuiet(at))
            {
                return fix with { MergedAt = at };
            }
        }

        var plan = fates.Draw(NextMerge(after));
        _fix = FollowUp(plan);
        return plan;
    }

    private static ReleasePlan? FollowUp(ReleasePlan plan)
    {
        if (plan.Aftermath?.RolledBackAfter is not null)
        {
            return new ReleasePlan(plan.MergedAt) { Change = ChangeClass.Revert, Summary = "Takes the change before out again" };
        }

        return plan.Troubles.Any(t => t.Kind == TroubleKind.Fails) || plan.Canary.AbortedAtStep > 0
            ? new ReleasePlan(plan.MergedAt) { Change = ChangeClass.Fix, Summary = "Mends the change before" }
            : null;
    }

    private DateTimeOffset NextMerge(DateTimeOffset after)
    {
        for (var day = WorkCalendar.Midnight(after); ; day = day.AddDays(1))
        {
            if (!WorkCalendar.IsWorkday(day))
            {
                continue;
            }

            // Drawn every working day, so that a busy day does not shift the luck of the days after it.
            // Only the first comes without luck: every service is there from the first days.
            var wanted = random.Happens(profile.Pace.ReleasesPerWeek / 5) || !_begun;
            var at = WorkCalendar.On(day, random.In(profile.Pace.MergeHours));
            var latest = WorkCalendar.On(day, profile.Pace.MergeHours.Max);
            if (wanted && at <= after && after < latest)
            {
                at = after.AddMinutes(12);
            }

            if (wanted && at > after && !IsQuiet(at))
            {
                _begun = true;
                return at;
            }

            if (QuietForEver(day))
            {
                return DateTimeOffset.MaxValue;
            }
        }
    }

    private bool IsQuiet(DateTimeOffset at) => quiet.Any(q => q.From <= at && at < q.To);

    private bool QuietForEver(DateTimeOffset at) => quiet.Any(q => q.From <= at && q.To == DateTimeOffset.MaxValue);
}
