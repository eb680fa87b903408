using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>Deployments, how they went, and who let them through.</summary>
public static class GitHubDeployments
{
    /// {"action":"created","deployment":{"id":1,"sha":"…","ref":"v1.4.2","task":"deploy","environment":"production","created_at":"…","creator":{"login":"…"}}}
    public static GitHubMeaning Deployment(GitHubPayload payload)
    {
        var deployment = payload.Root.At("deployment");
        if (deployment.Id("id") is null)
        {
            return GitHubMeaning.Incomplete("deployment.id");
        }

        if (payload.Action != "created")
        {
            return payload.NotForUs;
        }

        var created = payload.Read.Time(deployment.At("created_at"));
        return GitHubMeaning.Of(Deployed(payload, deployment, created) with { Phase = RunPhase.Queued, QueuedAt = created });
    }

    /// {"action":"created","deployment_status":{"state":"success","environment":"production","environment_url":"…","created_at":"…"},"deployment":{…}}
    public static GitHubMeaning Status(GitHubPayload payload)
    {
        var status = payload.Root.At("deployment_status");
        var deployment = payload.Root.At("deployment");
        if (deployment.Id("id") is null || status.Text("state") is not { } state)
        {
            return GitHubMeaning.Incomplete("deployment.id or deployment_status.state");
        }

        if (state == "inactive")
        {
            return GitHubMeaning.Ignored("inactive says that a newer deployment took an older one's place");
        }

        var read = payload.Read;
        var at = read.Time(status.At("created_at"));
        var phase = state switch
        {
            "queued" or "pending" or "waiting" => RunPhase.Queued,
            "in_progress" => RunPhase.Running,
            _ => RunPhase.Terminal,
        };
        var (started, finished) = read.Sensible(read.Time(deployment.At("created_at")), phase == RunPhase.Terminal ? at : null);
        return GitHubMeaning.Of(Deployed(payload, deployment, at) with
        {
            Phase = phase,
            Outcome = phase == RunPhase.Terminal ? GitHubPayload.OutcomeOf(state) ?? Outcome.Neutral : null,
            StartedAt = phase == RunPhase.Queued ? null : started,
            FinishedAt = finished,
            Actor = read.Name(status.Text("creator", "login") ?? deployment.Text("creator", "login") ?? payload.Sender),
            Url = read.Url(status.Text("environment_url") ?? status.Text("target_url") ?? status.Text("log_url")),
            Summary = read.Text(status.Text("description") ?? deployment.Text("description")),
        });
    }

    /// {"action":"approved","environment":"TST","since":"…","approver":{"login":"…"},"comment":"…","workflow_run":{"id":1,"head_sha":"…"}}
    public static GitHubMeaning Review(GitHubPayload payload)
    {
        var run = payload.Root.At("workflow_run");
        if (run.Id("id") is not { } id)
        {
            return GitHubMeaning.Incomplete("workflow_run.id");
        }

        return payload.Action is "requested" or "approved" or "rejected" ? GitHubMeaning.Of(Reviewed(payload, run, id)) : payload.NotForUs;
    }

    private static PathEvent Reviewed(GitHubPayload payload, JsonElement run, string id)
    {
        var environment = payload.Root.Text("environment") ?? run.Text("environment");
        var asked = payload.Action == "requested";

        // `since` is when the wait began, in the answer too; the run is touched when it goes on.
        DateTimeOffset? Answered(DateTimeOffset? since) => payload.Read.Time(run.At("updated_at")) is { } touched && touched > since ? touched : null;

        var read = payload.Read;
        var branch = GitHubBranch.Judge(run.Text("head_branch"), payload.DefaultBranch, run.Text("event"), GitHubRuns.IsFork(run, payload));
        var stage = EnvironmentStage.Of(environment);
        var subject = read.Text($"run/{id}/{environment}")!;
        var since = read.Time(payload.Root.At("since"));
        return payload.New(asked ? EventTypes.ApprovalCreated : EventTypes.ApprovalClosed, subject, asked ? since : Answered(since)) with
        {
            QueuedAt = since,
            Environment = read.Name(environment),
            Stage = stage,
            Commit = GitHubPayload.Commit(run.Text("head_sha")),
            Ref = read.Text(run.Text("head_branch")),
            ChangeOnly = branch.ChangeOnly && stage != Stage.Production,
            StartsRelease = branch.StartsRelease,
            Decision = asked ? null : payload.Action,
            Actor = read.Name((asked ? payload.Root.Text("requestor", "login") : payload.Root.Text("approver", "login")) ?? payload.Sender),
            Summary = read.Text(payload.Root.Text("comment")),
            Url = read.Url(run.Text("html_url")),
            CorrelationId = $"run/{id}",
            Details = GitHubPayload.Details(("requestor", read.Name(payload.Root.Text("requestor", "login") ?? run.Text("actor", "login")))),
        };
    }

    private static PathEvent Deployed(GitHubPayload payload, JsonElement deployment, DateTimeOffset? at)
    {
        var read = payload.Read;
        var environment = payload.Root.Text("deployment_status", "environment") ?? deployment.Text("environment");
        var stage = EnvironmentStage.Of(environment) ?? (deployment.Flag("production_environment") == true ? Stage.Production : null);
        var branch = BranchOf(payload, deployment);
        return payload.New(EventTypes.ServiceDeployed, $"deployment/{deployment.Id("id")}", at) with
        {
            Environment = read.Name(environment),
            Stage = stage,
            Commit = GitHubPayload.Commit(deployment.Text("sha")),
            Ref = read.Text(deployment.Text("ref")),
            Version = read.Version(branch.Tag),

            // Whatever runs in production is a release, even when it came from a branch that should not have reached it.
            ChangeOnly = branch.ChangeOnly && stage != Stage.Production,
            StartsRelease = branch.StartsRelease || stage == Stage.Production,
            Actor = read.Name(deployment.Text("creator", "login") ?? payload.Sender),
            Summary = read.Text(deployment.Text("description")),
            Url = read.Url(payload.Root.Text("workflow_run", "html_url")),
            CorrelationId = payload.Root.At("workflow_run").Id("id") is { } run ? $"run/{run}" : null,
        };
    }

    /// A deployment's ref is a branch, a tag or the commit itself; the run it came from, where there is one, knows better.
    private static GitHubBranch BranchOf(GitHubPayload payload, JsonElement deployment)
    {
        var run = payload.Root.At("workflow_run");
        var reference = deployment.Text("ref");
        if (run.ValueKind == JsonValueKind.Object)
        {
            return GitHubBranch.Judge(run.Text("head_branch") ?? reference, payload.DefaultBranch, run.Text("event"), GitHubRuns.IsFork(run, payload));
        }

        return GitHubBranch.Judge(reference == deployment.Text("sha") ? null : reference, payload.DefaultBranch);
    }
}
