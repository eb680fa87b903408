using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>Pushes: to the default branch they are merges, to others updates, of a tag they tie a version to a commit.</summary>
public static class GitHubPushes
{
    private const string Heads = "refs/heads/";
    private const string Tags = "refs/tags/";

    /// {"ref":"refs/heads/main","before":"…","after":"…","created":false,"deleted":false,"repository":{"pushed_at":1747833321,…},
    ///  "head_commit":{"id":"…","message":"…","timestamp":"…","url":"…","author":{"username":"…","name":"…"}},"pusher":{"name":"…"}}
    public static GitHubMeaning Push(GitHubPayload payload)
    {
        if (payload.Root.Text("ref") is not { } reference)
        {
            return GitHubMeaning.Incomplete("ref");
        }

        if (reference.StartsWith(Heads, StringComparison.Ordinal))
        {
            return GitHubMeaning.Of(Branch(payload, reference[Heads.Length..]));
        }

        if (!reference.StartsWith(Tags, StringComparison.Ordinal))
        {
            return payload.NotForUs;
        }

        return payload.Root.Flag("deleted") == true
            ? GitHubMeaning.Ignored("a deleted tag takes nothing back that was proven under it")
            : GitHubMeaning.Of(Tag(payload, reference[Tags.Length..]));
    }

    private static PathEvent Branch(GitHubPayload payload, string branch)
    {
        var isDefault = branch == payload.DefaultBranch;
        var (type, subject) = (payload.Root.Flag("created"), payload.Root.Flag("deleted")) switch
        {
            (true, _) => ("branch.created", $"branch/{branch}"),
            (_, true) => ("branch.deleted", $"branch/{branch}"),
            _ => (isDefault ? EventTypes.ChangeMerged : "change.updated", $"commit/{payload.Root.Text("after")}"),
        };
        return New(payload, type, subject, branch) with { ChangeOnly = !isDefault };
    }

    /// A tag that was moved may mean another commit tomorrow: it is no version.
    private static PathEvent Tag(GitHubPayload payload, string tag)
    {
        var moved = payload.Root.Flag("forced") == true;
        if (moved)
        {
            payload.Read.Notice($"tag \"{Texts.Cut(tag, NativeKeys.LongestName)}\" was moved, so it identifies no release");
        }

        return New(payload, EventTypes.ArtifactPackaged, $"tag/{tag}", tag) with
        {
            Version = moved ? null : payload.Read.Version(tag),
            StartsRelease = !moved,
        };
    }

    private static PathEvent New(GitHubPayload payload, string type, string subject, string reference)
    {
        var root = payload.Root;
        var read = payload.Read;
        var head = root.At("head_commit");

        // An annotated tag's own object id stands in `after`; the commit it points to in head_commit.
        var commit = GitHubPayload.Commit(head.Text("id") ?? root.Text("after"));
        return payload.New(type, read.Text(subject)!, read.Time(root.At("repository").At("pushed_at")) ?? read.Time(head.At("timestamp"))) with
        {
            Commit = type.StartsWith("branch.", StringComparison.Ordinal) ? null : commit,
            Ref = read.Text(reference),
            Summary = read.Text(head.Text("message")),
            Actor = read.Name(root.Text("pusher", "name") ?? payload.Sender),
            Url = read.Url(head.Text("url") ?? root.Text("compare")),
            Details = GitHubPayload.Details(("author", read.Name(head.Text("author", "username") ?? head.Text("author", "name")))),
        };
    }
}
