using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>Workflow runs and their jobs.</summary>
public static class GitHubRuns
{
    /// {"action":"completed","workflow_run":{"id":289782451,"run_attempt":1,"name":"CI","event":"push","head_branch":"main","head_sha":"…",
    ///  "conclusion":"success","run_started_at":"…","updated_at":"…","triggering_actor":{"login":"…"},"pull_requests":[]}}
    public static GitHubMeaning WorkflowRun(GitHubPayload payload)
    {
        var run = payload.Root.At("workflow_run");
        if (run.Id("id") is not { } id)
        {
            return GitHubMeaning.Incomplete("workflow_run.id");
        }

        return Phase(payload.Action) is { } phase ? GitHubMeaning.Of(Run(payload, run, id, phase)) : payload.NotForUs;
    }

    private static PathEvent Run(GitHubPayload payload, JsonElement run, string id, RunPhase phase)
    {
        var read = payload.Read;
        var trigger = run.Text("event");
        var branch = GitHubBranch.Judge(run.Text("head_branch"), payload.DefaultBranch, trigger, IsFork(run, payload), HasAny(run.At("pull_requests")));
        var queued = read.Time(run.At("created_at"));
        var began = read.Time(run.At("run_started_at")) ?? queued;
        var updated = read.Time(run.At("updated_at"));
        var (started, finished) = read.Sensible(phase == RunPhase.Queued ? null : began, phase == RunPhase.Terminal ? updated : null);
        return payload.New(TypeOf("pipelinerun", phase), $"run/{id}", phase == RunPhase.Queued ? began : updated ?? began) with
        {
            Attempt = Math.Max(run.Whole("run_attempt") ?? 1, 1),
            QueuedAt = began,
            StartedAt = started,
            FinishedAt = finished,
            Phase = phase,
            Outcome = phase == RunPhase.Terminal ? GitHubPayload.OutcomeOf(run.Text("conclusion")) : null,
            Commit = GitHubPayload.Commit(run.Text("head_sha")),
            Ref = read.Text(run.Text("head_branch")),
            Version = read.Version(branch.Tag),
            ChangeOnly = branch.ChangeOnly,
            StartsRelease = branch.StartsRelease,
            Suite = read.Name(run.Text("name") ?? run.Text("path") ?? payload.Root.Text("workflow", "name")) ?? "",
            Summary = read.Text(run.Text("display_title")),
            Actor = read.Name(run.Text("triggering_actor", "login") ?? run.Text("actor", "login") ?? payload.Sender),
            Url = read.Url(run.Text("html_url")),
            CorrelationId = $"run/{id}",
            Details = GitHubPayload.Details(("trigger", trigger is null ? null : trigger == "workflow_dispatch" ? "manual" : "auto")),
        };
    }

    /// {"action":"completed","workflow_job":{"id":1,"run_id":2,"run_attempt":1,"workflow_name":"CI","name":"unit (ubuntu)","head_branch":"main",
    ///  "head_sha":"…","conclusion":"failure","created_at":"…","started_at":"…","completed_at":"…"},"deployment":{"environment":"Test"}}
    public static GitHubMeaning WorkflowJob(GitHubPayload payload)
    {
        var job = payload.Root.At("workflow_job");
        if (job.Id("id") is not { } id)
        {
            return GitHubMeaning.Incomplete("workflow_job.id");
        }

        return Phase(payload.Action) is { } phase ? GitHubMeaning.Of(Job(payload, job, id, phase)) : payload.NotForUs;
    }

    private static PathEvent Job(GitHubPayload payload, JsonElement job, string id, RunPhase phase)
    {
        var read = payload.Read;
        var name = job.Text("name");
        var workflow = job.Text("workflow_name");
        var environment = payload.Root.Text("deployment", "environment");
        var check = JobNames.CheckOf(name) ?? (JobNames.CheckOf(workflow) is { } ofWorkflow and not "build" ? ofWorkflow : null);

        // A job does not tell a fork's main branch from ours; its run does. So a job proves, but only the run starts a release.
        var branch = GitHubBranch.Judge(job.Text("head_branch"), payload.DefaultBranch);
        var queued = read.Time(job.At("created_at"));
        var (started, finished) = read.Sensible(
            phase == RunPhase.Queued ? null : read.Time(job.At("started_at")), phase == RunPhase.Terminal ? read.Time(job.At("completed_at")) : null);
        return payload.New(TypeOf("taskrun", phase), $"job/{id}", finished ?? started ?? queued) with
        {
            Attempt = Math.Max(job.Whole("run_attempt") ?? 1, 1),
            QueuedAt = queued,
            StartedAt = started,
            FinishedAt = finished,
            Phase = phase,
            Outcome = phase == RunPhase.Terminal ? GitHubPayload.OutcomeOf(job.Text("conclusion")) : null,
            Commit = GitHubPayload.Commit(job.Text("head_sha")),
            Ref = read.Text(job.Text("head_branch")),
            Version = read.Version(branch.Tag),
            ChangeOnly = branch.ChangeOnly,
            Environment = read.Name(environment),
            Check = check,
            Stage = (check is null ? null : CheckNames.OwnerOf(check)) ?? EnvironmentStage.Of(environment),
            Suite = read.Name(workflow is null ? name : $"{workflow}/{name}") ?? "",
            Url = read.Url(job.Text("html_url")),
            CorrelationId = job.Id("run_id") is { } run ? $"run/{run}" : null,
        };
    }

    private static string TypeOf(string what, RunPhase phase) => phase switch
    {
        RunPhase.Queued => $"{what}.queued",
        RunPhase.Running => $"{what}.started",
        _ => $"{what}.finished",
    };

    private static RunPhase? Phase(string? action) => action switch
    {
        "requested" or "queued" or "waiting" => RunPhase.Queued,
        "in_progress" => RunPhase.Running,
        "completed" => RunPhase.Terminal,
        _ => null,
    };

    /// A fork that was deleted since is null.
    public static bool IsFork(JsonElement run, GitHubPayload payload)
    {
        var head = run.At("head_repository");
        return head.ValueKind == JsonValueKind.Null
            || (head.Text("full_name") is { } from && payload.RepositoryName is { } to && !from.Equals(to, StringComparison.OrdinalIgnoreCase));
    }

    public static bool HasAny(JsonElement list) => list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;
}
