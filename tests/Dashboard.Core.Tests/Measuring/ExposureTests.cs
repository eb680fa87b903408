using Dashboard.Core.Gates;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring;

/// Every event of a history comes one minute after the one before; what is added to that is said.
public class ExposureTests
{
    public static TheoryData<string, Func<History, History>, long> Bad => new()
    {
        // 5 % for 1 + 59 min, then 25 % for 1 + 19 min, then back: 0.05 × 60 + 0.25 × 20 = 3 + 5.
        { "a canary taken back", h => h.Rollout("started", 5).Later(minutes: 59).Rollout("progressed", 25).Later(minutes: 19).Rollout("aborted"), 8 },

        // All at once: weight 100 from the deployment to the rollback, 1 + 29 min.
        { "everybody at once, rolled back", h => h.Deployed("production").Later(minutes: 29).Tell(EventTypes.ServiceRolledBack, e => e with { Environment = "production" }), 30 },

        // 10 % for 1 + 9 min, everybody from the promotion to the resolution, 1 + 1 + 38 min: 1 + 40.
        { "an incident after promotion, resolved", h => h.Rollout("started", 10).Later(minutes: 9).Rollout("promoted").Incident("detected").Later(minutes: 38).Incident("resolved"), 41 },

        // Rolled back 1 + 1 min after everybody had it: what the incident lasts beyond that concerns nobody.
        {
            "an incident answered by a rollback", h => h.Deployed("production").Incident("detected")
                .Tell(EventTypes.ServiceRolledBack, e => e with { Environment = "production" }).Later(minutes: 500).Incident("resolved"), 2
        },

        // Two tries: 5 % for 20 min, nothing in between, 10 % for 10 min: 1 + 1.
        {
            "taken back twice", h => h.Rollout("started", 5).Later(minutes: 19).Rollout("aborted").Later(minutes: 300)
                .Rollout("started", 10).Later(minutes: 9).Rollout("aborted"), 2
        },

        // Nobody told how much traffic the canary environment takes: no number is invented.
        { "a canary of unknown weight", h => h.Deployed("canary").Later(minutes: 60).Tell(EventTypes.ServiceRolledBack, e => e with { Environment = "canary" }), 0 },

        // A deployment at 20 % for 1 + 49 min.
        { "part of the traffic", h => h.Deployed("production", e => e with { Weight = 20 }).Later(minutes: 49).Tell(EventTypes.ServiceRolledBack, e => e with { Environment = "production" }), 10 },

        { "nothing went wrong", h => h.Deployed("production").Later(minutes: 60), 0 },
        { "an incident that goes on", h => h.Deployed("production").Incident("detected").Later(minutes: 60), 0 },
    };

    public static TheoryData<string, Func<History, History>, double?> Reached => new()
    {
        { "a canary taken back at its second step", h => h.Rollout("started", 5).Rollout("progressed", 25).Rollout("aborted"), 25 },
        { "taken back, tried again, shipped well: only the first try was bad", h => h.Rollout("started", 5).Rollout("aborted").Rollout("started", 10).Rollout("promoted"), 5 },
        { "all at once, rolled back", h => h.Deployed("production").Tell(EventTypes.ServiceRolledBack, e => e with { Environment = "production" }), 100 },
        { "an incident that goes on", h => h.Rollout("started", 5).Incident("detected").Rollout("promoted"), 100 },
        { "an incident resolved before everybody had it", h => h.Rollout("started", 5).Incident("detected").Incident("resolved").Rollout("promoted"), 5 },
        { "a canary of unknown weight", h => h.Deployed("canary").Tell(EventTypes.ServiceRolledBack, e => e with { Environment = "canary" }), null },
    };

    [Theory, MemberData(nameof(Reached), DisableDiscoveryEnumeration = true)]
    public void A_bad_release_reached_the_most_traffic_it_had_until_the_trouble_was_over(string what, Func<History, History> tell, double? weight)
    {
        var release = World.Of(tell(new History().About("1", "a"))).Find("1");

        Assert.True(weight.Equals(Exposure.MostWeight(release)), $"{what}: {Exposure.MostWeight(release)}");
    }

    [Theory, MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void Traffic_minutes_are_weight_times_time_from_first_weight_to_the_end(string what, Func<History, History> tell, long minutes)
    {
        var release = World.Of(tell(new History().About("1", "a"))).Find("1");

        Assert.True(minutes == Exposure.TrafficMinutes(release), $"{what}: {Exposure.TrafficMinutes(release)}");
    }

    [Fact]
    public void An_incident_that_goes_on_counts_to_now()
    {
        var history = new History().About("1", "a").Deployed("production").Incident("detected").Later(minutes: 60);

        Assert.Equal(61, Exposure.TrafficMinutes(World.Of(history).Find("1"), history.Now));
    }

    public static TheoryData<string, Func<History, History>, long, long> Judged => new()
    {
        { "shipped well", h => h.Rollout("started", 5).Rollout("promoted"), 0, 0 },
        { "aborted at 5 %", h => h.Rollout("started", 5).Rollout("aborted"), 1, 1 },
        { "aborted before anybody had it", h => h.Rollout("started", 0).Rollout("aborted"), 0, 0 },
        { "aborted, tried again, shipped well", h => h.Rollout("started", 5).Rollout("aborted").Rollout("started", 5).Rollout("promoted"), 1, 1 },
        { "an incident during the canary, aborted", h => h.Rollout("started", 5).Incident("detected").Rollout("aborted"), 1, 1 },
        { "an incident during the canary, nobody stopped it yet", h => h.Rollout("started", 5).Incident("detected"), 1, 0 },
        { "an incident once everybody had it", h => h.Rollout("started", 5).Rollout("promoted").Incident("detected"), 1, 0 },
        { "rolled back from everybody", h => h.Deployed("production").Tell(EventTypes.ServiceRolledBack, e => e with { Environment = "production" }), 1, 0 },
        {
            "a practised rollback", h => h.Deployed("production")
                .Tell(EventTypes.ServiceRolledBack, e => History.Detailed(e with { Environment = "production" }, ("drill", "true"))), 0, 0
        },
        { "an incident before it was there", h => h.Incident("detected").Deployed("production"), 0, 0 },
    };

    [Theory, MemberData(nameof(Judged), DisableDiscoveryEnumeration = true)]
    public void A_change_is_bad_when_it_was_taken_back_or_hurt_and_stopped_below_full_weight(string what, Func<History, History> tell, long bad, long stopped)
    {
        var history = tell(new History().About("1", "a").Proven(Gate.ReadyToShip));
        var world = World.Of(history);
        var sums = world.Measured(world.Find("1"), history).ByShippingDay;

        Assert.True((bad, stopped) == (sums.Bad, sums.BadStopped), $"{what}: bad {sums.Bad}, stopped {sums.BadStopped}");
    }
}
