using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>
/// What all GitHub payloads share:
/// {"action":"completed","repository":{"name":"…","full_name":"…","default_branch":"main"},"sender":{"login":"…"},…}
/// </summary>
public sealed class GitHubPayload(JsonElement root, string name, ThirdParty read)
{
    public JsonElement Root => root;

    public ThirdParty Read => read;

    public string Event { get; } = Texts.Cut(name, NativeKeys.LongestName);

    public string? Action { get; } = root.Text("action");

    public string FullEvent => Action is null ? Event : Texts.Cut($"{Event}.{Action}", NativeKeys.LongestName);

    public string? RepositoryName => root.Text("repository", "full_name");

    public string? DefaultBranch => root.Text("repository", "default_branch") ?? root.Text("repository", "master_branch");

    public string? Sender => root.Text("sender", "login");

    public GitHubMeaning NotForUs => GitHubMeaning.Ignored($"{FullEvent} tells nothing about the path to production");

    public PathEvent New(string type, string subject, DateTimeOffset? occurredAt) => new()
    {
        Type = type,
        SubjectId = subject,
        DeliveryKey = "",
        OccurredAt = occurredAt ?? read.ReceivedAt,
        ReceivedAt = read.ReceivedAt,
        Source = "github",
        SourceEvent = FullEvent,
        Service = read.Name(root.Text("repository", "name")),
        Repository = read.Text(RepositoryName),
        Actor = read.Name(Sender),
    };

    /// GitHub's word for how a run ended; an action required, or no word yet, is no outcome.
    public static Outcome? OutcomeOf(string? conclusion) => conclusion switch
    {
        "success" => Outcome.Success,
        "failure" => Outcome.Failure,
        "timed_out" or "startup_failure" or "error" => Outcome.Error,
        "cancelled" => Outcome.Cancel,
        "skipped" => Outcome.Skipped,
        "neutral" or "stale" => Outcome.Neutral,
        _ => null,
    };

    public static string? Commit(string? sha) => sha is null ? null : ArtifactNames.Commit(sha);

    public static Dictionary<string, string>? Details(params ReadOnlySpan<(string Key, string? Value)> parts)
    {
        Dictionary<string, string>? details = null;
        foreach (var (key, value) in parts)
        {
            if (value is not null)
            {
                (details ??= new Dictionary<string, string>(StringComparer.Ordinal))[key] = value;
            }
        }

        return details;
    }
}

/// <summary>
/// Whether a run proves a release or only a change: the default branch and tags may become releases,
/// pull requests, forks and other branches never do.
/// </summary>
public readonly record struct GitHubBranch(bool ChangeOnly, bool StartsRelease, string? Tag)
{
    private static readonly GitHubBranch Change = new(ChangeOnly: true, StartsRelease: false, null);

    /// The trigger decides over the list of pull requests: a push to main is one even while main itself is offered to another branch.
    public static GitHubBranch Judge(string? branch, string? defaultBranch, string? trigger = null, bool isFork = false, bool inPullRequest = false)
    {
        if (isFork || trigger is "merge_group" || trigger?.StartsWith("pull_request", StringComparison.Ordinal) == true)
        {
            return Change;
        }

        if (branch is not null && branch == defaultBranch)
        {
            return new(ChangeOnly: false, StartsRelease: true, null);
        }

        if (ArtifactNames.LooksLikeTag(branch) || (trigger == "release" && branch is not null))
        {
            return new(ChangeOnly: false, StartsRelease: true, branch);
        }

        return branch is not null || inPullRequest ? Change : new(ChangeOnly: false, StartsRelease: false, null);
    }
}
