using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using FsCheck.Xunit;

namespace Dashboard.Core.Tests.Pipeline;

/// A line that has become too long keeps its oldest and its newest entries, whatever order they came in.
public class EvidenceBagTests
{
    [Property(MaxTest = 25)]
    public void A_pruned_bag_depends_on_what_was_told_and_not_on_the_order(int[] numbers)
    {
        var entries = Enumerable.Range(0, EvidenceBag.PerLine * 2).Select(i => EntryOf(i, Mixed(numbers, i) % 40)).ToList();
        var shuffled = entries.OrderBy(e => Mixed(numbers, e.Attempt * 7)).ThenByDescending(e => e.Key, StringComparer.Ordinal);

        Assert.Equal(Text(entries), Text(shuffled));
        Assert.Equal(Text(entries), Text(entries.Concat(shuffled)));
    }

    [Fact]
    public void The_oldest_and_the_newest_stay()
    {
        var bag = Bag(Enumerable.Range(0, 1000).Select(i => EntryOf(i, i)));

        Assert.Equal([.. Enumerable.Range(0, 64), .. Enumerable.Range(936, 64)], bag.Entries.Select(e => (int)(e.At - History.Start).TotalMinutes));
        Assert.Equal(History.Start, bag.FirstAt);
        Assert.Equal(History.Start.AddMinutes(999), bag.LastAt);
    }

    [Fact]
    public void No_end_of_an_alert_is_dropped_while_its_beginning_stays()
    {
        var bag = Bag(Enumerable.Range(0, 1000).SelectMany(i => new[] { Alert("alert.fired", i), Alert("alert.resolved", i) }));

        Assert.Equal(2000, bag.Entries.Count);
    }

    [Fact]
    public void The_same_fact_told_twice_is_one_and_the_smaller_key_stays()
    {
        var bag = Bag([EntryOf(1, 5) with { Key = "b" }, EntryOf(1, 5) with { Key = "a" }, EntryOf(1, 5) with { Key = "c" }]);

        Assert.Equal("a", Assert.Single(bag.Entries).Key);
    }

    public static TheoryData<string, Func<Entry, Entry>> OtherFacts => new()
    {
        { "another attempt", e => e with { Attempt = 9 } },
        { "another outcome", e => e with { Outcome = Outcome.Failure } },
        { "another moment", e => e with { At = e.At.AddTicks(1) } },
        { "another person", e => e with { Actor = "bob" } },
        { "another reading", e => e with { Details = new Dictionary<string, string> { ["analysis"] = "[]" } } },
        { "another reviewer", e => e with { Details = new Dictionary<string, string> { ["reviewer"] = "bob" } } },
        { "of a change only", e => e with { ChangeOnly = true } },
    };

    [Theory, MemberData(nameof(OtherFacts), DisableDiscoveryEnumeration = true)]
    public void A_fact_that_differs_is_another_fact(string how, Func<Entry, Entry> other) =>
        Assert.True(Bag([EntryOf(1, 5), other(EntryOf(1, 5))]).Entries.Count == 2, how);

    private static EvidenceBag Bag(IEnumerable<Entry> entries) => EvidenceBag.From(entries, null, null);

    private static string Text(IEnumerable<Entry> entries) =>
        AsText.Of(new NameRecord(ReleaseName.Version("1")) { Bag = Bag(entries) });

    // Many entries share a moment, some also their identity under different keys.
    private static Entry EntryOf(int number, int minute) => new()
    {
        Type = EventTypes.TestSuiteRunFinished,
        Subject = $"run-{number % 100}",
        Attempt = (number % 100) + 1,
        Stage = Stage.Integration,
        Check = "journey",
        Outcome = Outcome.Success,
        At = History.Start.AddMinutes(minute),
        Key = $"k{number:0000}",
    };

    private static Entry Alert(string type, int number) => EntryOf(number, number) with { Type = type, Subject = $"alert-{number}" };

    private static int Mixed(int[] numbers, int i) => numbers.Length == 0 ? i * 31 % 97 : Math.Abs((numbers[i % numbers.Length] % 1000) + (i * 31)) % 97;
}
