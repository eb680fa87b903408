using Dashboard.Core.Confidence;
using Dashboard.Core.Diagnostics;

namespace Dashboard.Core.Tests.Diagnostics;

public class PipelineFactsTests
{
    private static readonly string[] Telling = ["stubbed-functional", "integration", "extended", "canary-and-production"];

    [Fact]
    public void What_a_detector_says_is_not_said_twice() =>
        Assert.All(Questionnaire.Current.Questions.Select(q => q.Id).Except(Telling), question => Assert.Empty(PipelineFacts.For(question, new PipelineInput { Looked = 4, Checks = 5 })));

    [Fact]
    public void Without_events_nothing_is_said_and_each_fact_names_what_would_tell_it() =>
        Assert.All(Telling, question =>
        {
            var facts = PipelineFacts.For(question, new PipelineInput());
            Assert.NotEmpty(facts);
            Assert.All(facts, f => Assert.False(f.IsKnown));
            Assert.All(facts, f => Assert.NotEmpty(f.About));
            Assert.All(facts, f => Assert.NotEmpty(f.Send));
        });

    [Theory]
    [InlineData("stubbed-functional", "3 of 40 checks passed only after a failure (newest 10 releases)", null)]
    [InlineData("integration", "Integration or journey tests ran for 9 of the newest 10 releases", "A release waits 10 minutes in queues on its whole way (4 of 8 releases told)")]
    [InlineData("extended", "Peak load was run for 1 of the newest 10 releases", null)]
    [InlineData("canary-and-production", "A release waits 2 hours for approvals", "1 of 2 releases that went wrong was stopped before everybody had it")]
    public void What_is_known_is_said_with_what_it_rests_on(string question, string first, string? second)
    {
        var facts = PipelineFacts.For(question, new PipelineInput
        {
            Sum = new Measures
            {
                Shipped = 8,
                ReleasesWithLead = 4,
                QueueWaitSeconds = 2400,
                ApprovalWaitSeconds = 28800,
                Bad = 2,
                BadStopped = 1,
            },
            Looked = 10,
            Checks = 40,
            FlakyChecks = 3,
            Integrated = 9,
            PeakLoaded = 1,
        });

        Assert.Equal(first, facts[0].Words);
        Assert.Equal(second, facts.Count > 1 ? facts[1].Words : null);
    }

    [Fact]
    public void Nothing_bad_is_said_plainly()
    {
        var input = new PipelineInput { Sum = new Measures { Shipped = 3 }, Checks = 5, Looked = 4 };

        Assert.Equal("No check passed only after a failure (5 checks of the newest 4 releases)", PipelineFacts.For("stubbed-functional", input)[0].Words);
        Assert.Equal("No release went wrong with customers", PipelineFacts.For("canary-and-production", input)[1].Words);
    }
}
