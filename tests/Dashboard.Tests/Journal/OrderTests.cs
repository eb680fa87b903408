using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Journal;

/// <summary>The state is a function of what was told: not of the order, not of how often, not of whether it was folded as it came or rebuilt.</summary>
public class OrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_replay_equals_what_is_stored(int seed)
    {
        var time = new FakeTimeProvider(AnyLife.Start.AddDays(15));
        await using var database = new TestDatabase(time);
        var life = new AnyLife(seed);
        var events = life.Events(700).Concat(life.Interventions(60)).ToArray();
        new Random(seed).Shuffle(events);
        foreach (var share in events.Chunk(1 + (seed * 3)))
        {
            time.Advance(TimeSpan.FromSeconds(7));
            await database.RecordAsync([.. share.Select(e => database.Draft(e))]);
        }

        await database.Recorder.RedecideDueAsync(TestContext.Current.CancellationToken);
        await database.CloseAsync();
        var stored = Dump.Exactly(database.ConnectionString);

        new Replay(database.ConnectionString, DefaultAgreement.Version0, time).Run(null, TestContext.Current.CancellationToken);

        AssertEqual(stored, Dump.Exactly(database.ConnectionString));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    public async Task Shuffled_and_told_three_times_equals_ordered_and_told_once(int seed)
    {
        var life = new AnyLife(seed);
        PathEvent[] events = [.. life.Events(400), .. life.Interventions(60)];
        var random = new Random(seed);
        var shuffled = events.Concat(events).Concat(events).ToArray();
        random.Shuffle(shuffled);

        var ordered = await MeaningOfAsync([.. events.OrderBy(e => e.OccurredAt)], 1);
        var others = await MeaningOfAsync(shuffled, 1 + random.Next(9));

        AssertEqual(ordered, others);
    }

    private static async Task<string> MeaningOfAsync(IReadOnlyList<PathEvent> events, int together)
    {
        var time = new FakeTimeProvider(AnyLife.Start.AddDays(15));
        await using var database = new TestDatabase(time);
        foreach (var share in events.Chunk(together))
        {
            await database.RecordAsync([.. share.Select(e => database.Draft(e))]);
        }

        await database.Recorder.RedecideDueAsync(TestContext.Current.CancellationToken);
        await database.CloseAsync();
        return Dump.Meaning(database.ConnectionString);
    }

    // A whole dump in a failure message helps nobody.
    private static void AssertEqual(string expected, string actual)
    {
        string[] one = expected.Split('\n'), other = actual.Split('\n');
        var difference = one.Except(other).Take(3).Select(l => "- " + l).Concat(other.Except(one).Take(3).Select(l => "+ " + l)).ToList();
        Assert.True(difference.Count == 0, string.Join('\n', difference));
        Assert.Equal(one.Length, other.Length);
    }
}
