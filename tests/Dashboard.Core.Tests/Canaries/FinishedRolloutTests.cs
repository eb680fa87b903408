using System.Text.Json;
using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Canaries;

/// Every event comes one minute after the one before. A finished rollout as "end most-weight% traffic-minutes/all-at-once-minutes" and what marks it.
public class FinishedRolloutTests
{
    private const string Good = """[{"metric":"errors","canary":0.2,"threshold":0.5,"direction":"above"}]""";
    private const string Bad = """[{"metric":"errors","canary":0.9,"threshold":0.5,"direction":"above"}]""";

    public static TheoryData<string, Func<History, History>, string> Told => new()
    {
        { "none", h => h.Deployed("production"), "" },
        { "still going on", h => h.Rollout("started", 5), "" },

        // 5 % for 1 + 9 min: 0.5 of 10.
        { "promoted on good readings", h => h.Rollout("started", 5).Later(minutes: 8).Read(5, Good).Rollout("promoted"), "Promoted 100% 0.5/10" },
        { "promoted after one minute", h => h.Rollout("started", 10).Rollout("promoted"), "Inconclusive 100% 0.1/1" },
        { "promoted, nothing measured", h => h.Rollout("started", 10).Later(minutes: 9).Rollout("promoted"), "Inconclusive 100% 1/10" },
        { "promoted against its metric", h => h.Rollout("started", 10).Later(minutes: 8).Read(10, Bad).Rollout("promoted"), "AgainstAdvice 100% 1/10" },

        // A reading told after the end, about the time before it, counts; 10 % for 10 min.
        { "a late reading", h => h.Rollout("started", 10).Later(minutes: 9).Rollout("promoted").Later(minutes: -3).Read(10, Good), "Promoted 100% 1/10" },

        // 5 % for 10 min, 25 % for 20: 0.5 + 5 of 30.
        { "turned back", h => h.Rollout("started", 5).Later(minutes: 9).Rollout("progressed", 25).Later(minutes: 19).Rollout("aborted"), "TurnedBack 25% 5.5/30 safe" },
        { "turned back before anybody had it", h => h.Rollout("started", 0).Rollout("aborted"), "TurnedBack 0% 0/0 safe" },
        { "turned back, shares never told", h => h.Rollout("started").Rollout("progressed").Rollout("aborted"), "TurnedBack ? 0/0 safe" },
        { "turned back with an incident", h => h.Rollout("started", 10).Incident("detected").Later(minutes: 8).Rollout("aborted"), "TurnedBack 10% 1/10" },

        // 5 % for 20 min, then 10 % for 10: 1 of 20, 1 of 10.
        {
            "tried twice", h => h.Rollout("started", 5).Later(minutes: 19).Rollout("aborted").Later(minutes: 300).Rollout("started", 10).Later(minutes: 9).Rollout("aborted"),
            "TurnedBack 5% 1/20 safe; TurnedBack 10% 1/10 safe"
        },
        {
            "turned back, mended, promoted with an incident: the first try was safe",
            h => h.Rollout("started", 5).Later(minutes: 19).Rollout("aborted").Rollout("started", 10).Later(minutes: 8).Read(10, Good).Rollout("promoted").Incident("detected"),
            "TurnedBack 5% 1/20 safe; Promoted 100% 1/10 missed"
        },
        {
            "promoted, rolled back later",
            h => h.Rollout("started", 10).Later(minutes: 8).Read(10, Good).Rollout("promoted").Tell(EventTypes.ServiceRolledBack, e => e with { Environment = "production" }),
            "Promoted 100% 1/10 missed"
        },

        // Contradictory: aborted after everyone had it. 10 % for 10 min, then all for 5: 1 + 5 of 15.
        { "aborted after the end", h => h.Rollout("started", 10).Later(minutes: 9).Rollout("promoted").Later(minutes: 4).Rollout("aborted"), "TurnedBack 100% 6/15 safe" },
    };

    [Theory, MemberData(nameof(Told), DisableDiscoveryEnumeration = true)]
    public void Rollouts_end_as_they_were_told(string what, Func<History, History> tell, string ended)
    {
        var release = World.Of(tell(new History().About("1", "a"))).Find("1");

        var text = string.Join("; ", FinishedRollout.Of(WayToCustomers.Of(release)).Select(Say));

        Assert.True(ended == text, $"{what}: {text}");
    }

    [Fact]
    public void The_stored_form_of_a_release_tells_the_same_as_the_release()
    {
        var release = World.Of(new History().About("1", "a").Rollout("started", 5).Read(5, Bad).Rollout("aborted").Incident("detected")
            .Deployed("production", e => e with { Details = new Dictionary<string, string> { ["strategy"] = "rolling" } })).Find("1");

        var read = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(release, CoreJson.Default.Release), CoreJson.Default.WayToCustomers)!;

        Assert.Equal(JsonSerializer.Serialize(WayToCustomers.Of(release), CoreJson.Default.WayToCustomers), JsonSerializer.Serialize(read, CoreJson.Default.WayToCustomers));
        Assert.Equal((1, 1, "rolling"), (read.Setbacks.Count, read.Incidents.Count, read.Strategies!.Single()));
    }

    private static string Say(FinishedRollout f) =>
        FormattableString.Invariant($"{f.End} {(f.MostWeight is { } most ? most + "%" : "?")} {f.TrafficMinutes:0.##}/{f.AllAtOnceMinutes:0.##}{(f.IsSafeFailure ? " safe" : "")}{(f.Missed ? " missed" : "")}");
}

internal static class Readings
{
    public static History Read(this History history, double weight, string analysis) => history.Rollout("progressed", weight, "ops", ("analysis", analysis));
}
