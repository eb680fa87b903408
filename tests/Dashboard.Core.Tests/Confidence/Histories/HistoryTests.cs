using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence.Histories;

/// <summary>The fifteen checks from events to answer, each value computed by hand beside its history.</summary>
public class HistoryTests
{
    private static readonly Dictionary<string, Case> Everything =
        new Case[][] { CeoHistories.All, CisoHistories.All, CooHistories.All, CtoHistories.All, LegalHistories.All }.SelectMany(c => c).ToDictionary(c => c.ToString());

    public static TheoryData<string> Names => [.. Everything.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_history_gives_the_answer_computed_by_hand(string name)
    {
        var expected = Everything[name];

        var finding = expected.Tell(new Org()).Input().Answer(expected.Check);

        finding.Expect(expected.Verdict, expected.Value);
        if (expected.Weakest is { } weakest)
        {
            Assert.Equal(weakest, finding.WeakestService);
            Assert.Contains(weakest, finding.Sentence);
        }
    }

    [Fact]
    public void Every_check_is_told_in_every_way() => Assert.All(
        from check in RoleChecks.All from shows in Enum.GetValues<Shows>() select (check.Id, shows),
        pair => Assert.True(
            pair is ("legal.evidence", Shows.AtRisk) || Everything.Values.Any(c => (c.Check, c.Shows) == pair), $"{pair.Id} lacks {pair.shows}"));
}
