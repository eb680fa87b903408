using Dashboard.Journal;

namespace Dashboard.Tests.Ingest;

public class GitHubExamplesTests
{
    [Fact]
    public void Every_documented_payload_is_read_or_ignored_for_a_reason()
    {
        Assert.InRange(GitHubExamples.All.Count, GitHubExamples.Fewest, int.MaxValue);
        foreach (var example in GitHubExamples.All)
        {
            var draft = Deliveries.GitHub(example.Event, example.Body);
            Assert.True(draft.Status is DeliveryStatus.Accepted or DeliveryStatus.Ignored, $"{example.Event}: {draft.Reason}");
            Assert.Equal(draft.Status == DeliveryStatus.Accepted, draft.Events.Count == 1);
            Assert.All(draft.Events, e => Assert.NotEmpty(e.SubjectId));
        }
    }
}
