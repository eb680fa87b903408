using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Shared;

namespace Dashboard.Tests.Shared;

public class WordsTests
{
    [Theory]
    [InlineData(0, "now")]
    [InlineData(12, "12 s ago")]
    [InlineData(59.9, "59 s ago")]
    [InlineData(60, "1 min ago")]
    [InlineData(3599, "59 min ago")]
    [InlineData(31 * 3600, "31 h ago")]
    [InlineData(41 * 86400, "41 days ago")]
    [InlineData(-600, "in 10 min")]
    public void Age_is_said_in_the_largest_unit_that_still_tells_something(double seconds, string words) =>
        Assert.Equal(words, Ago.Words(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("canary/canary-analysis is missing: still running", "Canary analysis is missing: still running")]
    [InlineData("extended/fault failed in latency", "Extended fault test failed in latency")]
    [InlineData("build/pen-test is missing", "Pen test is missing")]
    [InlineData("Ready for canary is closed", "Ready for canary is closed")]
    [InlineData("integration/ is no item", "integration/ is no item")]
    public void Reason_names_what_it_is_about_as_a_leader_would(string reason, string said) => Assert.Equal(said, ItemWords.Said(reason));

    [Fact]
    public void Items_of_the_agreement_have_names_that_differ()
    {
        var items = DefaultAgreement.Version0.Requirements.Select(requirement => requirement.Item).Distinct().ToList();

        Assert.Equal(items.Count, items.Select(ItemWords.Name).Distinct().Count());
    }

    [Fact]
    public void Every_state_has_a_word_and_states_of_one_colour_differ_in_shape_or_word()
    {
        var looks = Enum.GetValues<ChipState>().Select(StateLook.Of).ToList();

        Assert.All(looks, look => Assert.NotEmpty(look.Word));
        Assert.Equal(looks.Count, looks.Select(look => look.Word).Distinct().Count());
    }

    [Fact]
    public void Missing_stale_and_unknown_never_share_a_colour_with_met()
    {
        var met = StateLook.Of(ChipState.Met).Css;

        Assert.All(
            [ChipState.Unknown, ChipState.Missing, ChipState.Stale, ChipState.Waived, ChipState.NotApplicable, ChipState.NotDue],
            state => Assert.NotEqual(met, StateLook.Of(state).Css));
    }
}
