namespace Dashboard.Tests.Ingest;

/// What GitHub sends, in the fields it documents, and what it must become: an event, a subject and, of what ran, an outcome.
public sealed record OwnCapture(string Event, string Body, string Type, string Subject, string? Outcome = null);

/// Deliveries of our own making, so that something is compared where no captured ones are present.
public static class OwnCaptures
{
    private const string Sha = "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b";
    private const string Repository = """ "repository":{"name":"checkout","full_name":"shop/checkout","default_branch":"main"},"sender":{"login":"ann"} """;

    public static IReadOnlyList<OwnCapture> All { get; } =
    [
        new("workflow_run", Run("requested", "null"), "pipelinerun.queued", "run/31"),
        new("workflow_run", Run("in_progress", "null"), "pipelinerun.started", "run/31"),
        new("workflow_run", Run("completed", "\"success\""), "pipelinerun.finished", "run/31", "success"),
        new("workflow_run", Run("completed", "\"cancelled\""), "pipelinerun.finished", "run/31", "cancel"),
        new("workflow_job", Job("queued", "null"), "taskrun.queued", "job/41"),
        new("workflow_job", Job("in_progress", "null"), "taskrun.started", "job/41"),
        new("workflow_job", Job("completed", "\"failure\""), "taskrun.finished", "job/41", "failure"),
        new("pull_request", Pull("opened", "false"), "change.created", "pull/97"),
        new("pull_request", Pull("synchronize", "false"), "change.updated", "pull/97"),
        new("pull_request", Pull("closed", "false"), "change.abandoned", "pull/97"),
        new("pull_request", Pull("closed", "true"), "change.merged", "pull/97"),
        new("pull_request_review", Review, "change.reviewed", "pull/97"),
        new("issues", Issue("opened"), "ticket.created", "issues/98"),
        new("issues", Issue("labeled"), "ticket.updated", "issues/98"),
        new("issues", Issue("closed"), "ticket.closed", "issues/98"),
        new("push", Push("refs/heads/basket", "\"created\":true,\"deleted\":false"), "branch.created", "branch/basket"),
        new("push", Push("refs/heads/basket", "\"created\":false,\"deleted\":true"), "branch.deleted", "branch/basket"),
        new("push", Push("refs/heads/main", "\"created\":false,\"deleted\":false"), "change.merged", $"commit/{Sha}"),
        new("push", Push("refs/tags/v1.4.2", "\"created\":true,\"deleted\":false"), "artifact.packaged", "tag/v1.4.2"),
        new("release", Release, "artifact.published", "pkg:github/shop/checkout@1.4.2"),
        new("deployment_status", Deployment, "service.deployed", "deployment/11", "success"),
    ];

    private static string Review => $$$"""
        {"action":"submitted","review":{"id":5,"state":"approved","user":{"login":"eve"},"commit_id":"{{{Sha}}}","submitted_at":"2026-01-02T10:00:00Z"},
         "pull_request":{"number":97,"title":"Basket","user":{"login":"ann"},"head":{"sha":"{{{Sha}}}","ref":"basket"},"base":{"ref":"main"}},{{{Repository}}}}
        """;

    private static string Release => $$$"""
        {"action":"published","release":{"id":6,"tag_name":"1.4.2","target_commitish":"main","draft":false,"prerelease":false,
         "published_at":"2026-01-02T10:00:00Z","html_url":"https://github.com/shop/checkout/releases/tag/1.4.2"},{{{Repository}}}}
        """;

    private static string Deployment => $$$"""
        {"action":"created","deployment_status":{"state":"success","environment":"production","created_at":"2026-01-02T10:00:00Z"},
         "deployment":{"id":11,"sha":"{{{Sha}}}","ref":"main","environment":"production","task":"deploy"},{{{Repository}}}}
        """;

    private static string Run(string action, string conclusion) => $$$"""
        {"action":"{{{action}}}","workflow_run":{"id":31,"run_attempt":1,"name":"CI","event":"push","head_branch":"main","head_sha":"{{{Sha}}}",
         "conclusion":{{{conclusion}}},"run_started_at":"2026-01-02T10:00:00Z","updated_at":"2026-01-02T10:04:00Z"},{{{Repository}}}}
        """;

    private static string Job(string action, string conclusion) => $$$"""
        {"action":"{{{action}}}","workflow_job":{"id":41,"run_id":31,"run_attempt":1,"workflow_name":"CI","name":"unit","head_branch":"main","head_sha":"{{{Sha}}}",
         "conclusion":{{{conclusion}}},"created_at":"2026-01-02T10:00:00Z","started_at":"2026-01-02T10:01:00Z"},{{{Repository}}}}
        """;

    private static string Pull(string action, string merged) => $$$"""
        {"action":"{{{action}}}","number":97,"pull_request":{"number":97,"title":"Basket","merged":{{{merged}}},"merge_commit_sha":"{{{Sha}}}","user":{"login":"ann"},
         "head":{"sha":"{{{Sha}}}","ref":"basket"},"base":{"ref":"main"},"created_at":"2026-01-02T10:00:00Z","updated_at":"2026-01-02T10:00:00Z"},{{{Repository}}}}
        """;

    private static string Issue(string action) => $$$"""
        {"action":"{{{action}}}","issue":{"number":98,"title":"Slow","user":{"login":"ann"},"state_reason":null,"created_at":"2026-01-02T10:00:00Z","updated_at":"2026-01-02T10:00:00Z"},{{{Repository}}}}
        """;

    private static string Push(string reference, string marks) => $$$"""
        {"ref":"{{{reference}}}","before":"{{{new string('0', 40)}}}","after":"{{{Sha}}}",{{{marks}}},
         "head_commit":{"id":"{{{Sha}}}","message":"Basket","timestamp":"2026-01-02T10:00:00Z"},{{{Repository}}}}
        """;
}
