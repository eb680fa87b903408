using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Pages;

namespace Dashboard.Core.Tests.Confidence.Pages;

public class StageSentenceTests
{
    // Green at once of all releases, and the headline with its verdict: none, one, too few, all, and on both sides of each line.
    [Theory]
    [InlineData(0, 0, Verdict.Unknown, "We cannot say. Build proved nothing in 30 days.")]
    [InlineData(1, 1, Verdict.Unknown, "Too few to say. Build passed at the first try for its one release.")]
    [InlineData(0, 1, Verdict.Unknown, "Too few to say. Build did not pass at the first try for its one release.")]
    [InlineData(3, 4, Verdict.Unknown, "Too few to say. Build passed at the first try for 75% of 4 releases.")]
    [InlineData(5, 5, Verdict.Met, "Calm. Build passed at the first try for all 5 releases.")]
    [InlineData(9, 10, Verdict.Met, "Calm. Build passed at the first try for 90% of 10 releases.")]
    [InlineData(89, 100, Verdict.AtRisk, "Uneven. Build passed at the first try for 89% of 100 releases.")]
    [InlineData(75, 100, Verdict.AtRisk, "Uneven. Build passed at the first try for 75% of 100 releases.")]
    [InlineData(74, 100, Verdict.NotMet, "Rough. Build passed at the first try for 74% of 100 releases.")]
    [InlineData(0, 6, Verdict.NotMet, "Rough. Build passed at the first try for none of 6 releases.")]
    [InlineData(8999, 10000, Verdict.AtRisk, "Uneven. Build passed at the first try for 89.99% of 10,000 releases.")] // never rounded over the line
    public void A_stage_is_judged_by_first_tries(long green, long releases, Verdict verdict, string headline)
    {
        var said = StageSentence.Of(new StageStanding("Build", new("", null, green, releases)) { Sends = "Send a build." });

        Assert.Equal((verdict, headline), (said.Verdict, said.Statement.Headline));
    }

    [Theory]
    [InlineData(0, null, "Nothing is asked of any team.")]
    [InlineData(1, "Payments", "Unit test passes least often at once, for 80% of 10 releases. cart lost most: 2 of its 10 releases. One release never passed and is held back. The owner is Payments. Look at what fails first on cart.")]
    [InlineData(2, null, "Unit test passes least often at once, for 80% of 10 releases. cart lost most: 2 of its 10 releases. 2 releases never passed and are held back. No team is named for cart. Look at what fails first on cart.")]
    public void It_names_the_check_the_service_the_owner_and_the_next_step(long held, string? owner, string detail)
    {
        var standing = new StageStanding("Build", new("", null, 95, 100)) { Held = held };
        standing = held == 0 ? standing : standing with { Weakest = new("Unit test", null, 8, 10), Service = new("cart", owner, 8, 10) };

        Assert.Equal(detail, StageSentence.Of(standing).Statement.Detail);
    }

    [Fact]
    public void Where_nothing_ran_it_says_what_to_send() =>
        Assert.Equal("Whoever runs the pipelines is asked. Send a build.", StageSentence.Of(new StageStanding("Build", new("", null, 0, 0)) { Sends = "Send a build." }).Statement.Detail);
}
