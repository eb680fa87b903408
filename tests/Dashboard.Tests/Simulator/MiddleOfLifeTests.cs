using System.Globalization;

namespace Dashboard.Tests.Simulator;

/// <summary>Whatever the hour and the weekday, the history ends with releases on their way.</summary>
public sealed class MiddleOfLifeTests
{
    public static TheoryData<string> Ends =>
        ["2026-10-14T10:30:00Z", "2026-10-12T08:05:00Z", "2026-10-18T03:00:00Z", "2026-10-16T23:10:00Z", "2026-10-13T00:20:00Z", "2027-01-01T12:00:00Z"];

    [Theory]
    [MemberData(nameof(Ends))]
    public void Two_canaries_are_live_at_part_of_the_weight(string now)
    {
        var history = SimulatedHistory.EndingAt(now);

        var quarter = history.Of("seat-search", "rollout.paused", "rollout.progressed", "rollout.promoted", "rollout.aborted").Last();
        var near = history.Of("notifications", "rollout.paused", "rollout.progressed", "rollout.promoted", "rollout.aborted").Last();

        Assert.Equal(("rollout.paused", 25), (quarter.Word("type"), (int)quarter.Amount("weight")!));
        Assert.Equal(("rollout.paused", 10), (near.Word("type"), (int)near.Amount("weight")!));
        Assert.All(history.Of("notifications", "rollout.progressed").Where(e => e.Word("digest") == near.Word("digest")),
            reading => Assert.InRange(reading.Amount("canary")!.Value / reading.Amount("threshold")!.Value, 0.89, 1));
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void One_release_waits_for_a_person(string now)
    {
        var asked = SimulatedHistory.EndingAt(now).Of("refunds", "approval.created", "approval.closed").Last();

        Assert.Equal("approval.created", asked.Word("type"));
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void One_release_is_held_because_its_peak_load_was_never_proven(string now)
    {
        var history = SimulatedHistory.EndingAt(now);
        var newest = history.Of("customer-profile", "build.finished").Last(e => e.Word("digest") is not null).Word("digest");
        var runs = history.Of("customer-profile").Where(e => e.Word("digest") == newest).ToList();

        Assert.Contains(runs, e => e.IsRun("peak-load", outcome: "cancel"));
        Assert.DoesNotContain(runs, e => e.IsRun("peak-load", outcome: "success") || e.Is("rollout.started") || e.ReachesCustomers());
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void One_release_waited_until_its_proof_was_old(string now)
    {
        var history = SimulatedHistory.EndingAt(now);
        var end = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
        var newest = history.Of("loyalty", "build.finished").Last().Word("digest");
        var soak = Assert.Single(history.Of("loyalty"), e => e.Word("digest") == newest && e.IsRun("soak"));
        var scan = history.Of("loyalty").Last(e => e.IsRun("sca") && e.Word("digest") == newest);

        Assert.True(end - soak.At() > TimeSpan.FromDays(30));
        Assert.True(end - scan.At() < TimeSpan.FromDays(7));
        Assert.DoesNotContain(history.Of("loyalty"), e => e.Word("digest") == newest && e.ReachesCustomers());
    }
}
