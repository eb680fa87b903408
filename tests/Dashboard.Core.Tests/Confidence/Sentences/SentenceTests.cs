using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence.Sentences;

public class SentenceTests
{
    private static readonly Told[] Everything =
        [.. CeoSentences.All, .. CisoSentences.All, .. CooSentences.All, .. CtoSentences.All, .. LegalSentences.All];

    public static TheoryData<Told> All => [.. Everything];

    [Theory]
    [MemberData(nameof(All))]
    public void A_leader_reads_the_answer_the_fact_the_cause_the_owner_and_the_next_step(Told told)
    {
        var view = RoleView.Of(told.Role, RoleChecks.Evaluate(told.Input));

        Assert.Equal(told.Headline, view.Sentence);
        Assert.Equal(told.Detail, view.Statement.Detail);
        Assert.Equal(told.Verdict, view.Verdict);
    }

    [Fact]
    public void Every_role_is_told_in_every_state() => Assert.All(
        from role in Enum.GetValues<Role>() from verdict in Enum.GetValues<Verdict>() select (role, verdict),
        pair => Assert.Contains(Everything, t => (t.Role, t.Verdict) == pair));
}
