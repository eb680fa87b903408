using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>Pull requests, their reviews, and issues.</summary>
public static class GitHubChanges
{
    /// {"action":"closed","number":97,"pull_request":{"number":97,"merged":true,"merge_commit_sha":"…","merged_by":{"login":"…"},"merged_at":"…",
    ///  "user":{"login":"…"},"head":{"sha":"…","ref":"…"},"base":{"ref":"main"}}}
    public static GitHubMeaning PullRequest(GitHubPayload payload)
    {
        var pull = payload.Root.At("pull_request");
        if ((pull.Id("number") ?? payload.Root.Id("number")) is not { } number)
        {
            return GitHubMeaning.Incomplete("pull_request.number");
        }

        var merged = pull.Flag("merged") == true;
        var (type, time) = payload.Action switch
        {
            "opened" => ("change.created", "created_at"),
            "edited" or "reopened" or "synchronize" => ("change.updated", "updated_at"),
            "closed" when merged => (EventTypes.ChangeMerged, "merged_at"),
            "closed" => ("change.abandoned", "closed_at"),
            _ => ("", ""),
        };
        if (type.Length == 0)
        {
            return payload.NotForUs;
        }

        var read = payload.Read;
        var isMerge = type == EventTypes.ChangeMerged;
        return GitHubMeaning.Of(payload.New(type, $"pull/{number}", read.Time(pull.At(time)) ?? read.Time(pull.At("updated_at"))) with
        {
            Commit = GitHubPayload.Commit(isMerge ? pull.Text("merge_commit_sha") : pull.Text("head", "sha")),
            Ref = read.Text(pull.Text(isMerge ? "base" : "head", "ref")),

            // Merged into another branch it has not reached the one that releases are made from.
            ChangeOnly = !isMerge || (payload.DefaultBranch is { } main && pull.Text("base", "ref") is { } into && into != main),
            Actor = read.Name(pull.Text("merged_by", "login") ?? payload.Sender),
            Summary = read.Text(pull.Text("title")),
            Url = read.Url(pull.Text("html_url")),
            Details = GitHubPayload.Details(("author", read.Name(pull.Text("user", "login"))), ("class", ClassOf(pull))),
        });
    }

    /// {"action":"submitted","review":{"id":1,"state":"approved","user":{"login":"…"},"commit_id":"…","submitted_at":"…"},"pull_request":{…}}
    public static GitHubMeaning Review(GitHubPayload payload)
    {
        var review = payload.Root.At("review");
        var pull = payload.Root.At("pull_request");
        if (pull.Id("number") is not { } number || review.Text("state") is not { } state)
        {
            return GitHubMeaning.Incomplete("pull_request.number or review.state");
        }

        if (payload.Action is not ("submitted" or "dismissed"))
        {
            return payload.NotForUs;
        }

        var read = payload.Read;
        var at = payload.Action == "submitted" ? read.Time(review.At("submitted_at")) : read.Time(pull.At("updated_at"));
        return GitHubMeaning.Of(payload.New(EventTypes.ChangeReviewed, $"pull/{number}", at) with
        {
            Commit = GitHubPayload.Commit(review.Text("commit_id")),
            Ref = read.Text(pull.Text("head", "ref")),
            ChangeOnly = true,
            Decision = read.Name(state),
            Actor = read.Name(review.Text("user", "login") ?? payload.Sender),
            Summary = read.Text(pull.Text("title")),
            Url = read.Url(review.Text("html_url")),
            Details = GitHubPayload.Details(
                ("author", read.Name(pull.Text("user", "login"))), ("reviewer", read.Name(review.Text("user", "login"))), ("class", ClassOf(pull))),
        });
    }

    /// {"action":"opened","issue":{"number":98,"title":"…","html_url":"…","updated_at":"…","state_reason":"completed"}}
    public static GitHubMeaning Issue(GitHubPayload payload)
    {
        var issue = payload.Root.At("issue");
        if (issue.Id("number") is not { } number)
        {
            return GitHubMeaning.Incomplete("issue.number");
        }

        var read = payload.Read;
        var (type, time) = payload.Action switch
        {
            "opened" => ("ticket.created", "created_at"),
            "closed" => ("ticket.closed", "closed_at"),
            _ => ("ticket.updated", "updated_at"),
        };
        return GitHubMeaning.Of(payload.New(type, $"issues/{number}", read.Time(issue.At(time)) ?? read.Time(issue.At("updated_at"))) with
        {
            Summary = read.Text(issue.Text("title")),
            Url = read.Url(issue.Text("html_url")),
            Details = GitHubPayload.Details(
                ("author", read.Name(issue.Text("user", "login"))),
                ("resolution", type == "ticket.closed" ? read.Name(issue.Text("state_reason")) : null)),
        });
    }

    /// GitHub's own button names a revert so; anything else would be a guess.
    private static string? ClassOf(JsonElement pull) =>
        pull.Text("title")?.StartsWith("Revert \"", StringComparison.Ordinal) == true ? "revert" : null;
}
