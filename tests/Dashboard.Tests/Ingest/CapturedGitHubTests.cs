using System.Text;
using System.Text.Json;
using Dashboard.Core.Pipeline;
using Dashboard.Ingest;
using Dashboard.Ingest.Formats;
using Dashboard.Journal;

namespace Dashboard.Tests.Ingest;

public class CapturedGitHubTests
{
    private static readonly Dictionary<string, string> EventOfFolder = new(StringComparer.Ordinal)
    {
        ["pull_request"] = "pull_request",
        ["workflow_job"] = "workflow_job",
        ["release"] = "release",
        ["issue"] = "issues",
        ["ping"] = "ping",
        ["check_suite"] = "check_suite",
    };

    /// The corpora hold, for deliveries captured from GitHub and CDEvents senders, what an independent project makes of them.
    [Fact]
    public void Captured_deliveries_become_what_others_make_of_them()
    {
        var compared = 0;
        foreach (var input in Corpora.Files("cdviz-captured/github_events/inputs").Concat(Corpora.Files("cdviz-captured/passthrough/inputs"))
            .Where(f => !f.EndsWith(".headers.json", StringComparison.Ordinal)))
        {
            var draft = Translate(input);
            Assert.NotEqual(DeliveryStatus.NotUnderstood, draft.Status);
            var output = input.Replace("/inputs/", "/outputs/", StringComparison.Ordinal);
            if (File.Exists(output))
            {
                Compare(input, output, Assert.Single(draft.Events));
                compared++;
            }
        }

        Assert.InRange(compared, Corpora.Folder is null ? 0 : 21, int.MaxValue);
    }

    [Fact]
    public void Deliveries_in_the_documented_fields_become_what_they_say()
    {
        Assert.All(OwnCaptures.All, own =>
        {
            var e = Deliveries.GitHubEvent(own.Event, own.Body);
            Assert.Equal((own.Type, own.Subject, own.Outcome), (e.Type, e.SubjectId, e.Outcome is { } outcome ? Slug.Of(outcome) : null));
        });
        Assert.Equal(21, OwnCaptures.All.Count);
    }

    private static DeliveryDraft Translate(string file)
    {
        var body = File.ReadAllBytes(file);
        if (file.Contains("passthrough", StringComparison.Ordinal))
        {
            return Deliveries.TheDraft(Translator.Translate(WebhookFormats.CloudEvents, Deliveries.Of(body)));
        }

        var folder = Path.GetFileName(Path.GetDirectoryName(file))!;
        return Deliveries.GitHub(EventOfFolder.GetValueOrDefault(folder) ?? BranchEvent(body), Encoding.UTF8.GetString(body));
    }

    /// Branch captures came without headers: a push has a commit before and after, create and delete have a kind of ref.
    private static string BranchEvent(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("after", out _) ? "push" : json.RootElement.TryGetProperty("master_branch", out _) ? "create" : "delete";
    }

    private static void Compare(string input, string output, PathEvent actual)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(output));
        var expected = json.RootElement;
        var type = CdEvents.TypeOf(expected.GetProperty("context").GetProperty("type").GetString()!);
        var subject = expected.GetProperty("subject");
        var outcome = subject.GetProperty("content").TryGetProperty("outcome", out var word) ? OutcomeWords.Read(word.GetString()) : null;
        Assert.True(type == actual.Type, $"{input}: {type} expected, {actual.Type} found");
        Assert.True(Last(subject.GetProperty("id").GetString()!) == Last(actual.SubjectId), $"{input}: {subject.GetProperty("id")} expected, {actual.SubjectId} found");
        Assert.True(outcome is null || outcome == actual.Outcome, $"{input}: {outcome} expected, {actual.Outcome} found");
    }

    private static string Last(string subject) => subject[(subject.LastIndexOf('/') + 1)..];
}
