using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Canaries;

/// Rollouts written as "what@weight", a minute each; "|env" names the environment; the result as "phase weights".
public class RolloutFoldTests
{
    [Theory]
    [InlineData("started@5", "progressing 5")]
    [InlineData("started@5 progressed@25 progressed@50", "progressing 5,25,50")]
    [InlineData("started@5 progressed@5 progressed@25", "progressing 5,25")]
    [InlineData("started@5 paused", "paused 5")]
    [InlineData("started@5 paused progressed@25", "progressing 5,25")]
    [InlineData("started@5 promoted", "promoted 5,100")]
    [InlineData("started@5 aborted", "aborted 5,0")]
    [InlineData("promoted", "promoted 100")]
    [InlineData("aborted", "aborted 0")]
    [InlineData("started", "progressing ")]
    [InlineData("started@5 aborted started@5 promoted", "aborted 5,0; promoted 5,100")]
    [InlineData("started@5 aborted progressed@10", "aborted 5,0; progressing 10")]
    [InlineData("started@5 promoted progressed@100 progressed", "promoted 5,100")]
    [InlineData("started@5 promoted promoted", "promoted 5,100")]
    [InlineData("started@5 aborted aborted", "aborted 5,0")]
    [InlineData("started@5 promoted aborted", "promoted 5,100; aborted 0")]
    [InlineData("started@5 aborted promoted", "aborted 5,0; promoted 100")]
    [InlineData("started@5 started@10", "progressing 5,10")]
    [InlineData("started@5|prod-eu started@1|prod-us promoted|prod-eu progressed@2|prod-us", "promoted 5,100; progressing 1,2")]
    [InlineData("started@5|prod-eu progressed@25 promoted", "promoted 5,25,100")]
    [InlineData("started@5|PROD-EU promoted|prod-eu", "promoted 5,100")]
    [InlineData("started@5|staging promoted|staging", "")]
    public void Events_make_rollouts(string told, string rollouts) =>
        Assert.Equal(rollouts, string.Join("; ", Fold(told).Select(r => $"{Slug.Of(r.Phase)} {string.Join(',', r.Weights.Select(w => w.Weight))}")));

    [Theory]
    [InlineData("started@0 progressed@5", 2)]
    [InlineData("started@5", 1)]
    [InlineData("started paused aborted", null)]
    [InlineData("started progressed", 2)]
    [InlineData("started promoted", 2)]
    [InlineData("started@0 aborted", null)]
    public void Customers_are_reached_with_the_first_weight_or_the_first_step_of_an_engine_that_tells_none(string told, int? minute) =>
        Assert.Equal(minute is { } m ? History.Start.AddMinutes(m) : null, Assert.Single(Fold(told)).ReachedAt);

    [Fact]
    public void The_newest_reading_of_every_metric_is_kept_those_after_the_end_too()
    {
        var history = new History().About("1").Rollout("started", 5).Rollout("progressed", 5, "ops", Reading("errors", 3)).Rollout("progressed", 5, "ops", Reading("latency", 9))
            .Rollout("progressed", 25, "ops", Reading("errors", 0.5)).Rollout("promoted").Rollout("progressed", 100, "ops", Reading("latency", 8));

        Assert.Equal(["errors 0.5", "latency 8"], Assert.Single(RolloutFold.Fold(history.Events.Select(Entry.Of))).Metrics.Select(m => $"{m.Metric} {m.Canary}"));
    }

    [Fact]
    public void Three_readings_of_one_moment_are_three_facts()
    {
        var history = new History().About("1").Rollout("started", 5);
        var at = history.Now;
        foreach (var metric in (string[])["errors", "latency", "orders"])
        {
            history.AtTime(at).Rollout("progressed", 5, "ops", Reading(metric, 1));
        }

        Assert.Equal(3, World.Of(history).Find("1").Rollout!.Metrics.Count);
    }

    [Fact]
    public void A_reading_in_a_shape_of_the_sender_s_own_proves_nothing_and_breaks_nothing()
    {
        var history = new History().About("1").Rollout("started", 5, "ops", ("analysis", """{"anything":[1]}""")).Rollout("progressed", 5, "ops", ("analysis", "not json"));

        Assert.Empty(World.Of(history).Find("1").Rollout!.Metrics);
    }

    private static (string, string) Reading(string metric, double value) =>
        ("analysis", $$"""[{"metric":"{{metric}}","canary":{{value}},"threshold":1,"direction":"above"}]""");

    private static IReadOnlyList<RolloutState> Fold(string told)
    {
        var history = new History().About("1");
        foreach (var step in told.Split(' '))
        {
            var (what, environment) = step.Split('|') is [var w, var e] ? (w, e) : (step, null);
            var (word, weight) = what.Split('@') is [var name, var number] ? (name, double.Parse(number)) : (what, (double?)null);
            history.Tell($"rollout.{word}", x => x with { Environment = environment, Weight = weight });
        }

        return RolloutFold.Fold(history.Events.Select(Entry.Of).Reverse());
    }
}
