using Dashboard.Core.Canaries;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Canaries;

/// Every event comes one minute after the one before; the story as "minute kind what".
public class RolloutStoryTests
{
    private const string Good = """[{"metric":"errors","canary":0.2,"threshold":0.5,"direction":"above"}]""";
    private const string Bad = """[{"metric":"errors","canary":0.9,"threshold":0.5,"direction":"above"},{"metric":"latency","canary":1,"verdict":"pass"}]""";

    [Fact]
    public void A_turned_back_rollout_tells_every_step_every_crossing_and_how_fast_it_went_back()
    {
        // Crossed at 3, back inside at 4, crossed for good at 6, turned back at 8: two minutes.
        var story = Story(h => h.Rollout("started", 5).Read(5, Good).Read(5, Bad).Read(5, Good).Rollout("progressed", 25).Read(25, Bad).Read(25, Bad)
            .Rollout("aborted", null, "ops", ("reason", "errors")));

        Assert.Equal(
            "1 Started 5; 3 CrossedItsLine errors; 4 BackInside errors; 5 Expanded 25; 6 CrossedItsLine errors; 8 TurnedBack errors", Say(story));
        Assert.Equal(TimeSpan.FromMinutes(2), story.TurnedBackAfter);
        Assert.Equal(["errors 0.2 0.9 0.2 0.9 0.9", "latency 1 1 1"], story.Courses.Select(c => $"{c.Metric} {string.Join(' ', c.Readings.Select(r => r.Canary))}"));
    }

    [Fact]
    public void Pauses_and_smaller_shares_are_told_and_an_end_by_hand_has_no_time_to_turn_back()
    {
        var story = Story(h => h.Rollout("started", 25).Rollout("paused", 25).Rollout("progressed", 10).Read(10, Good).Rollout("aborted"));

        Assert.Equal("1 Started 25; 2 Paused 25; 3 Reduced 10; 5 TurnedBack", Say(story));
        Assert.Null(story.TurnedBackAfter);
    }

    [Fact]
    public void Late_readings_and_other_tries_are_no_part_of_it()
    {
        // The first try is another rollout; what is read after the end cannot have turned it back.
        var story = Story(h => h.Rollout("started", 5).Read(5, Bad).Rollout("aborted").Rollout("started", 10).Rollout("promoted").Read(100, Bad));

        Assert.Equal("4 Started 10; 5 Promoted", Say(story));
        Assert.Empty(story.Courses);
    }

    private static RolloutStory Story(Func<History, History> tell)
    {
        var world = World.Of(tell(new History().About("1", "a")));
        var release = world.Find("1");
        return RolloutStory.Of(world.Fold(new(release.IdentityKind, release.Identity))!.Entries, release.Rollout!);
    }

    private static string Say(RolloutStory story) => string.Join("; ", story.Events.Select(e =>
        $"{(e.At - History.Start).TotalMinutes} {e.Kind} {e.Weight?.ToString() ?? e.What}".TrimEnd()));
}
