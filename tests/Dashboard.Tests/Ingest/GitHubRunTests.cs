using Dashboard.Core.Pipeline;
using Dashboard.Journal;

namespace Dashboard.Tests.Ingest;

public class GitHubRunTests
{
    private const string Sha = "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b";
    private const string Repository = """
        "repository":{"name":"checkout","full_name":"shop/checkout","default_branch":"main"},"sender":{"login":"ann"}
        """;

    [Theory]
    [InlineData("requested", "pipelinerun.queued", RunPhase.Queued, null)]
    [InlineData("in_progress", "pipelinerun.started", RunPhase.Running, null)]
    [InlineData("completed", "pipelinerun.finished", RunPhase.Terminal, Outcome.Success)]
    public void Workflow_run_goes_through_its_phases(string action, string type, RunPhase phase, Outcome? outcome)
    {
        var e = Run(action: action);
        Assert.Equal((type, phase, outcome), (e.Type, e.Phase, e.Outcome));
        Assert.Equal(("run/289", 2, "checkout", Sha, "bob", "run/289"), (e.SubjectId, e.Attempt, e.Service, e.Commit, e.Actor, e.CorrelationId));
        Assert.Equal("CI", e.Suite);
    }

    [Theory]
    [InlineData("main", "push", "", false, true)]
    [InlineData("main", "schedule", "", false, true)]
    [InlineData("v1.4.2", "push", "", false, true)]
    [InlineData("feature", "push", "", true, false)]
    [InlineData("main", "pull_request", "", true, false)]
    [InlineData("main", "pull_request_target", "", true, false)]
    [InlineData("gh-readonly-queue/main/pr-1", "merge_group", "", true, false)]
    [InlineData("main", "push", "\"head_repository\":{\"full_name\":\"fork/checkout\"},", true, false)]
    [InlineData("main", "push", "\"head_repository\":null,", true, false)]
    [InlineData("main", "push", "\"pull_requests\":[{\"number\":1}],", false, true)]
    public void Only_default_branch_and_tags_start_a_release(string branch, string trigger, string more, bool changeOnly, bool startsRelease)
    {
        var e = Run(branch, trigger, more);
        Assert.Equal((changeOnly, startsRelease), (e.ChangeOnly, e.StartsRelease));
    }

    [Fact]
    public void Tag_run_names_the_version() => Assert.Equal("v1.4.2", Run("v1.4.2").Version);

    [Theory]
    [InlineData("success", Outcome.Success)]
    [InlineData("failure", Outcome.Failure)]
    [InlineData("timed_out", Outcome.Error)]
    [InlineData("startup_failure", Outcome.Error)]
    [InlineData("cancelled", Outcome.Cancel)]
    [InlineData("skipped", Outcome.Skipped)]
    [InlineData("neutral", Outcome.Neutral)]
    [InlineData("stale", Outcome.Neutral)]
    [InlineData("action_required", null)]
    public void Conclusions_are_outcomes(string conclusion, Outcome? outcome) =>
        Assert.Equal(outcome, Job("completed", "unit", conclusion).Outcome);

    [Fact]
    public void Job_is_the_check_its_name_says_and_each_leg_a_suite()
    {
        var e = Job("completed", "unit (ubuntu, net10)");
        Assert.Equal(("taskrun.finished", "unit", Stage.Build, "CI/unit (ubuntu, net10)"), (e.Type, e.Check, e.Stage, e.Suite));
        Assert.Equal(("job/7", "run/289"), (e.SubjectId, e.CorrelationId));
        Assert.False(e.ChangeOnly);
    }

    [Fact]
    public void Job_of_a_main_branch_starts_no_release_because_it_may_be_a_forks() => Assert.False(Job("completed", "build").StartsRelease);

    [Fact]
    public void Unmatched_job_is_left_unplaced()
    {
        var e = Job("completed", "test");
        Assert.Null(e.Check);
        Assert.Null(e.Stage);
    }

    [Fact]
    public void Check_run_of_another_app_is_a_test_run_or_a_scan()
    {
        var scan = Deliveries.GitHubEvent("check_run", Check("Trivy", "trivy-app"));
        Assert.Equal(("scan.finished", "sca", "check/5"), (scan.Type, scan.Check, scan.SubjectId));
        Assert.Equal("testsuiterun.finished", Deliveries.GitHubEvent("check_run", Check("unit", "other")).Type);
        Assert.Equal(DeliveryStatus.Ignored, Deliveries.GitHub("check_run", Check("unit", "github-actions")).Status);
        Assert.Equal(DeliveryStatus.Ignored, Deliveries.GitHub("check_suite", "{" + Repository + "}").Status);
    }

    [Theory]
    [InlineData("success", "main", RunPhase.Terminal, Outcome.Success, false)]
    [InlineData("error", "feature", RunPhase.Terminal, Outcome.Error, true)]
    [InlineData("pending", "main", RunPhase.Running, null, false)]
    public void Commit_status_is_a_test_run(string state, string branch, RunPhase phase, Outcome? outcome, bool changeOnly)
    {
        var e = Deliveries.GitHubEvent("status",
            $$"""{"id":1,"sha":"{{Sha}}","context":"ci/integration","state":"{{state}}","branches":[{"name":"{{branch}}"}],"updated_at":"2026-01-02T00:00:00Z",{{Repository}}}""");
        Assert.Equal((phase, outcome, changeOnly, "integration"), (e.Phase, e.Outcome, e.ChangeOnly, e.Check));
    }

    [Theory]
    [InlineData("ping", "{\"zen\":\"Keep it simple\",\"hook_id\":1}")]
    [InlineData("star", "{\"action\":\"created\"}")]
    [InlineData("workflow_run", "{\"action\":\"deleted\",\"workflow_run\":{\"id\":1}}")]
    public void What_has_no_meaning_for_us_is_ignored_with_a_reason(string name, string body)
    {
        var draft = Deliveries.GitHub(name, body);
        Assert.Equal(DeliveryStatus.Ignored, draft.Status);
        Assert.NotEmpty(draft.Reason!);
    }

    [Theory]
    [InlineData("workflow_run", "{\"action\":\"completed\"}")]
    [InlineData("push", "nothing")]
    [InlineData("push", "[]")]
    [InlineData("push", "")]
    public void What_cannot_be_read_is_not_understood(string name, string body)
    {
        var draft = Deliveries.GitHub(name, body);
        Assert.Equal((DeliveryStatus.NotUnderstood, "d-1"), (draft.Status, draft.Id));
        Assert.NotEmpty(draft.Reason!);
    }

    private static PathEvent Run(string branch = "main", string trigger = "push", string more = "", string action = "completed") =>
        Deliveries.GitHubEvent("workflow_run",
            $$"""
            {"action":"{{action}}","workflow_run":{"id":289,"run_attempt":2,"name":"CI","event":"{{trigger}}","head_branch":"{{branch}}","head_sha":"{{Sha}}",{{more}}
             "conclusion":{{(action == "completed" ? "\"success\"" : "null")}},"created_at":"2026-01-02T10:00:00Z","run_started_at":"2026-01-02T10:00:05Z",
             "updated_at":"2026-01-02T10:04:00Z","triggering_actor":{"login":"bob"},"html_url":"https://github.com/x"},{{Repository}}}
            """);

    private static PathEvent Job(string action, string name, string conclusion = "success") => Deliveries.GitHubEvent("workflow_job",
        $$"""
        {"action":"{{action}}","workflow_job":{"id":7,"run_id":289,"run_attempt":1,"workflow_name":"CI","name":"{{name}}","head_branch":"main","head_sha":"{{Sha}}",
         "conclusion":"{{conclusion}}","created_at":"2026-01-02T10:00:00Z","started_at":"2026-01-02T10:00:05Z","completed_at":"2026-01-02T10:04:00Z"},{{Repository}}}
        """);

    private static string Check(string name, string app) =>
        $$"""
        {"action":"completed","check_run":{"id":5,"name":"{{name}}","head_sha":"{{Sha}}","conclusion":"success","started_at":"2026-01-02T10:00:05Z",
         "completed_at":"2026-01-02T10:04:00Z","app":{"slug":"{{app}}"},"check_suite":{"id":2,"head_branch":"main"} },{{Repository}}}
        """;
}
