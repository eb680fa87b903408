using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Pipeline;

/// One history, and what a leader must be shown of it.
/// <param name="Title">What happened, in one sentence.</param>
/// <param name="Tell">The events.</param>
/// <param name="Releases">How many releases they come to.</param>
/// <param name="Of">Version, digest letter or commit of the release looked at.</param>
/// <param name="Gate">The gate looked at.</param>
/// <param name="Open">Its answer.</param>
/// <param name="Says">Words that stand among its reasons.</param>
public sealed record Fooling(string Title, Func<History, History> Tell, int Releases, string Of, Gate Gate, bool Open, string Says)
{
    public ReleaseState? State { get; init; }

    public bool? Bypass { get; init; }

    public override string ToString() => Title;
}

public class ThingsThatFoolTests
{
    private static readonly Dictionary<string, Fooling> All = FoolingEvidence.Rows.Concat(FoolingNames.Rows).Concat(FoolingCustomers.Rows).Concat(FoolingGates.Rows)
        .ToDictionary(row => row.Title, StringComparer.Ordinal);

    public static TheoryData<string> Titles => [.. All.Keys];

    [Theory, MemberData(nameof(Titles))]
    public void Things_that_fool_other_dashboards(string title)
    {
        var row = All[title];
        var history = row.Tell(new History());
        var world = World.Of(history);

        Assert.Equal(row.Releases, world.Releases.Count);
        var release = world.Find(row.Of);
        var gate = world.Decide(release, history)[(int)row.Gate];
        string[] words = [.. gate.Blocks, .. gate.Items.Select(i => i.Reason), .. gate.Notes];
        Assert.Contains(words, w => w.Contains(row.Says, StringComparison.Ordinal));
        Assert.True(row.Open == gate.Open, $"{row.Gate} should be {(row.Open ? "open" : "closed")}: {string.Join("; ", gate.Reasons)}");
        if (row.State is { } state)
        {
            Assert.Equal(state, world.StateOf(release, history));
        }

        if (row.Bypass is { } bypass)
        {
            Assert.Equal(bypass, world.Measured(release, history).ByShippingDay is { Bypasses: 1 } or { Overrides: 1 });
        }
    }

    [Theory, MemberData(nameof(Titles))]
    public void The_same_history_told_backwards_and_twice_comes_to_the_same(string title)
    {
        var history = All[title].Tell(new History());
        var forwards = World.Of(history);
        var backwards = World.Of(history.Events.Reverse().Concat(history.Events));

        Assert.Equal(AsText.Of(forwards), AsText.Of(backwards));
        Assert.Equal(AsText.Of(backwards.Releases), AsText.Of(backwards.Kept));
        Assert.Equal(AsText.Of(forwards.Releases), AsText.Of(forwards.Kept));
    }
}
