using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>Check runs of other apps, and commit statuses, which older tools set instead.</summary>
public static class GitHubChecks
{
    private static readonly string[] Scans = ["sast", "sca", "secret-scan"];

    /// {"action":"completed","check_run":{"id":1,"name":"Octocoders-linter","head_sha":"…","conclusion":"success","started_at":"…",
    ///  "completed_at":"…","app":{"slug":"…"},"check_suite":{"id":2,"head_branch":"main"},"pull_requests":[]}}
    public static GitHubMeaning CheckRun(GitHubPayload payload)
    {
        var run = payload.Root.At("check_run");
        if (run.Id("id") is not { } id)
        {
            return GitHubMeaning.Incomplete("check_run.id");
        }

        if (payload.Action != "completed")
        {
            return payload.NotForUs;
        }

        return run.Text("app", "slug") == "github-actions"
            ? GitHubMeaning.Ignored("GitHub Actions sends the same as workflow_job")
            : GitHubMeaning.Of(Completed(payload, run, id));
    }

    private static PathEvent Completed(GitHubPayload payload, JsonElement run, string id)
    {
        var read = payload.Read;
        var name = run.Text("name");
        var check = JobNames.CheckOf(name) ?? JobNames.CheckOf(run.Text("app", "slug"));
        var suite = run.At("check_suite");
        var branch = GitHubBranch.Judge(
            suite.Text("head_branch"), payload.DefaultBranch, inPullRequest: GitHubRuns.HasAny(run.At("pull_requests")));
        var (started, finished) = read.Sensible(read.Time(run.At("started_at")), read.Time(run.At("completed_at")));
        return payload.New(TypeOf(check), $"check/{id}", finished ?? started) with
        {
            StartedAt = started,
            FinishedAt = finished,
            Outcome = GitHubPayload.OutcomeOf(run.Text("conclusion")),
            Phase = run.Text("conclusion") == "action_required" ? RunPhase.Running : RunPhase.Terminal,
            Commit = GitHubPayload.Commit(run.Text("head_sha")),
            Ref = read.Text(suite.Text("head_branch")),
            ChangeOnly = branch.ChangeOnly,
            Check = check,
            Stage = check is null ? null : CheckNames.OwnerOf(check),
            Suite = read.Name(name) ?? "",
            Summary = read.Text(run.Text("output", "title")),
            Url = read.Url(run.Text("details_url") ?? run.Text("html_url")),
            CorrelationId = suite.Id("id") is { } suiteId ? $"check-suite/{suiteId}" : null,
        };
    }

    /// {"id":1,"sha":"…","context":"ci/integration","state":"success","target_url":"…","branches":[{"name":"main"}],"updated_at":"…"}
    public static GitHubMeaning Status(GitHubPayload payload)
    {
        var root = payload.Root;
        if (root.Text("sha") is not { } sha || root.Text("state") is not { } state)
        {
            return GitHubMeaning.Incomplete("sha or state");
        }

        var read = payload.Read;
        var context = root.Text("context") ?? "default";
        var check = JobNames.CheckOf(context);
        var waits = state == "pending";
        var at = read.Time(root.At("updated_at")) ?? read.Time(root.At("created_at"));
        return GitHubMeaning.Of(payload.New(waits ? EventTypes.TestSuiteRunStarted : TypeOf(check), read.Text($"status/{sha}/{context}")!, at) with
        {
            FinishedAt = waits ? null : at,
            Phase = waits ? RunPhase.Running : RunPhase.Terminal,
            Outcome = GitHubPayload.OutcomeOf(state),
            Commit = GitHubPayload.Commit(sha),
            ChangeOnly = !IsOnDefaultBranch(root.At("branches"), payload.DefaultBranch),
            Check = check,
            Stage = check is null ? null : CheckNames.OwnerOf(check),
            Suite = read.Name(context)!,
            Summary = read.Text(root.Text("description")),
            Url = read.Url(root.Text("target_url")),
        });
    }

    private static string TypeOf(string? check) =>
        check is not null && Scans.Contains(check, StringComparer.Ordinal) ? EventTypes.ScanFinished : EventTypes.TestSuiteRunFinished;

    /// Without a list of branches nothing speaks against it.
    private static bool IsOnDefaultBranch(JsonElement branches, string? defaultBranch)
    {
        if (!GitHubRuns.HasAny(branches))
        {
            return true;
        }

        foreach (var branch in branches.EnumerateArray())
        {
            if (branch.Text("name") == defaultBranch)
            {
                return true;
            }
        }

        return false;
    }
}
