using Dashboard.Core.Pipeline;
using Dashboard.Journal;

namespace Dashboard.Tests.Ingest;

public class GitHubDeliveryTests
{
    private const string Sha = "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b";
    private const string Hex64 = "3da19987abc1a05f3ee2d9d3a5f3d1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8";
    private const string Repository = """
        "repository":{"name":"checkout","full_name":"shop/checkout","default_branch":"main","pushed_at":1767348000},"sender":{"login":"ann"}
        """;

    [Theory]
    [InlineData("success", "production", RunPhase.Terminal, Outcome.Success, Stage.Production)]
    [InlineData("failure", "staging", RunPhase.Terminal, Outcome.Failure, Stage.Extended)]
    [InlineData("error", "qa", RunPhase.Terminal, Outcome.Error, Stage.Integration)]
    [InlineData("in_progress", "canary", RunPhase.Running, null, Stage.Canary)]
    [InlineData("queued", "dev", RunPhase.Queued, null, Stage.StubbedFunctional)]
    [InlineData("waiting", "mars", RunPhase.Queued, null, null)]
    public void Deployment_status_is_a_deployment(string state, string environment, RunPhase phase, Outcome? outcome, Stage? stage)
    {
        var e = Status(state, environment);
        Assert.Equal(("service.deployed", phase, outcome, stage), (e.Type, e.Phase, e.Outcome, e.Stage));
        Assert.Equal(("deployment/11", environment, Sha, "v1.4.2"), (e.SubjectId, e.Environment, e.Commit, e.Version));
    }

    [Fact]
    public void Inactive_deployment_is_ignored() => Assert.Equal(DeliveryStatus.Ignored, Deliveries.GitHub("deployment_status", StatusBody("inactive", "prod")).Status);

    [Fact]
    public void Production_flag_places_an_environment_whose_name_says_nothing()
    {
        var e = Deliveries.GitHubEvent("deployment_status", StatusBody("success", "mars").Replace("\"task\"", "\"production_environment\":true,\"task\"", StringComparison.Ordinal));
        Assert.Equal((Stage.Production, true), (e.Stage, e.StartsRelease));
    }

    [Fact]
    public void Branch_in_production_is_a_release_all_the_same()
    {
        var inProduction = Deliveries.GitHubEvent("deployment", StatusBody("x", "production").Replace("v1.4.2", "hack", StringComparison.Ordinal));
        var preview = Deliveries.GitHubEvent("deployment", StatusBody("x", "preview").Replace("v1.4.2", "hack", StringComparison.Ordinal));
        Assert.Equal((false, true, null), (inProduction.ChangeOnly, inProduction.StartsRelease, inProduction.Outcome));
        Assert.Equal((true, false), (preview.ChangeOnly, preview.StartsRelease));
    }

    [Fact]
    public void Review_of_a_deployment_is_an_approval()
    {
        string Body(string action) => $$"""
            {"action":"{{action}}","environment":"production","since":"2026-01-02T10:00:00Z","approver":{"login":"eve"},"requestor":{"login":"bob"},"comment":"go",
             "workflow_run":{"id":3,"head_sha":"{{Sha}}","head_branch":"main","event":"push","updated_at":"2026-01-02T10:30:00Z"},{{Repository}}}
            """;
        var asked = Deliveries.GitHubEvent("deployment_review", Body("requested"));
        var approved = Deliveries.GitHubEvent("deployment_review", Body("approved"));
        Assert.Equal(("approval.created", "bob", null), (asked.Type, asked.Actor, asked.Decision));
        Assert.Equal(("approval.closed", "eve", "approved"), (approved.Type, approved.Actor, approved.Decision));
        Assert.Equal(asked.SubjectId, approved.SubjectId);
        Assert.Equal(TimeSpan.FromMinutes(30), approved.OccurredAt - asked.OccurredAt);
    }

    [Theory]
    [InlineData("opened", false, "main", "change.created", true)]
    [InlineData("synchronize", false, "main", "change.updated", true)]
    [InlineData("closed", true, "main", "change.merged", false)]
    [InlineData("closed", true, "next", "change.merged", true)]
    [InlineData("closed", false, "main", "change.abandoned", true)]
    public void Pull_request_is_a_change(string action, bool merged, string into, string type, bool changeOnly)
    {
        var e = Deliveries.GitHubEvent("pull_request",
            $$$"""
            {"action":"{{{action}}}","number":97,"pull_request":{"number":97,"title":"Revert \"x\"","merged":{{{(merged ? "true" : "false")}}},"merge_commit_sha":"{{{Sha}}}",
             "user":{"login":"bob"},"head":{"sha":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","ref":"f"},"base":{"ref":"{{{into}}}"},"updated_at":"2026-01-02T10:00:00Z"},{{{Repository}}}}
            """);
        Assert.Equal((type, "pull/97", changeOnly, "bob", "revert"), (e.Type, e.SubjectId, e.ChangeOnly, e.Detail("author"), e.Detail("class")));
        Assert.Equal(merged ? Sha : new string('a', 40), e.Commit);
    }

    [Fact]
    public void Review_names_reviewer_and_author()
    {
        var e = Deliveries.GitHubEvent("pull_request_review",
            $$$"""{"action":"submitted","review":{"state":"approved","user":{"login":"eve"},"commit_id":"{{{Sha}}}","submitted_at":"2026-01-02T10:00:00Z"},"pull_request":{"number":97,"user":{"login":"bob"}},{{{Repository}}}}""");
        Assert.Equal(("change.reviewed", "pull/97", "approved", "eve", "bob"), (e.Type, e.SubjectId, e.Decision, e.Detail("reviewer"), e.Detail("author")));
    }

    [Theory]
    [InlineData("refs/heads/main", "", "change.merged", false)]
    [InlineData("refs/heads/f", "", "change.updated", true)]
    [InlineData("refs/heads/f", "\"created\":true,", "branch.created", true)]
    [InlineData("refs/heads/f", "\"deleted\":true,", "branch.deleted", true)]
    [InlineData("refs/tags/v1.4.2", "\"created\":true,", "artifact.packaged", false)]
    public void Push_is_a_change_a_branch_or_a_tag(string reference, string more, string type, bool changeOnly)
    {
        var e = Deliveries.GitHubEvent("push",
            $$$"""{"ref":"{{{reference}}}",{{{more}}}"after":"{{{Sha}}}","head_commit":{"id":"{{{Sha}}}","author":{"username":"bob"}},{{{Repository}}}}""");
        Assert.Equal((type, changeOnly), (e.Type, e.ChangeOnly));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767348000), e.OccurredAt);
        Assert.Equal(type == "artifact.packaged" ? "v1.4.2" : null, e.Version);
    }

    [Fact]
    public void Moved_tag_is_no_version()
    {
        var e = Deliveries.GitHubEvent("push", $$$"""{"ref":"refs/tags/v1","forced":true,"after":"{{{Sha}}}","head_commit":{"id":"{{{Sha}}}"},{{{Repository}}}}""");
        Assert.Null(e.Version);
        Assert.Single(e.Notices!);
    }

    [Theory]
    [InlineData("registry_package")]
    [InlineData("package")]
    public void Package_ties_digest_version_and_commit(string name)
    {
        var e = Deliveries.GitHubEvent(name,
            $$$$"""
            {"action":"published","{{{{name}}}}":{"name":"checkout-image","ecosystem":"CONTAINER","created_at":"0001-01-01T00:00:00Z","package_version":{"id":8,
             "version":"sha256:{{{{Hex64}}}}","target_oid":"{{{{Sha}}}}","container_metadata":{"tag":{"name":"1.4.2","digest":"sha256:{{{{Hex64}}}}"} } } },{{{{Repository}}}}}
            """);
        Assert.Equal(("artifact.published", "checkout-image", "1.4.2", "sha256:" + Hex64, Sha), (e.Type, e.Service, e.Version, e.Digest, e.Commit));
        Assert.Equal(Deliveries.Now, e.OccurredAt);
    }

    [Fact]
    public void Release_names_a_version_and_the_commit_when_it_targets_one()
    {
        string Body(string target) => $$$"""{"action":"published","release":{"tag_name":"v1.4.2","target_commitish":"{{{target}}}","published_at":"2026-01-02T10:00:00Z"},{{{Repository}}}}""";

        var e = Deliveries.GitHubEvent("release", Body(Sha));
        Assert.Equal(("artifact.published", "pkg:github/shop/checkout@v1.4.2", "v1.4.2", Sha), (e.Type, e.SubjectId, e.Version, e.Commit));
        Assert.Null(Deliveries.GitHubEvent("release", Body("main")).Commit);
    }

    [Theory]
    [InlineData("code_scanning_alert", "sast", "open", Outcome.Failure)]
    [InlineData("dependabot_alert", "sca", "fixed", Outcome.Success)]
    [InlineData("secret_scanning_alert", "secret-scan", "dismissed", Outcome.Neutral)]
    public void Alert_is_a_finding_of_its_own_suite(string name, string check, string state, Outcome outcome)
    {
        var e = Deliveries.GitHubEvent(name,
            $$$"""{"action":"x","alert":{"number":4,"state":"{{{state}}}","created_at":"2026-01-02T10:00:00Z"},"ref":"refs/heads/main","commit_oid":"{{{Sha}}}",{{{Repository}}}}""");
        Assert.Equal(("scan.finished", check, (Outcome?)outcome, "alert 4", false), (e.Type, e.Check, e.Outcome, e.Suite, e.ChangeOnly));
    }

    [Fact]
    public void Form_encoded_hook_carries_the_json_in_payload()
    {
        var body = "payload=" + Uri.EscapeDataString($$$"""{"action":"opened","issue":{"number":98,"title":"a+b & c"},{{{Repository}}}}""");
        var e = Deliveries.GitHubEvent("issues", body);
        Assert.Equal(("ticket.created", "issues/98", "a+b & c"), (e.Type, e.SubjectId, e.Summary));
    }

    private static PathEvent Status(string state, string environment) => Deliveries.GitHubEvent("deployment_status", StatusBody(state, environment));

    private static string StatusBody(string state, string environment) =>
        $$"""
        {"action":"created","deployment_status":{"state":"{{state}}","environment":"{{environment}}","created_at":"2026-01-02T10:04:00Z"},
         "deployment":{"id":11,"sha":"{{Sha}}","ref":"v1.4.2","task":"deploy","environment":"{{environment}}","created_at":"2026-01-02T10:00:00Z"},{{Repository}}}
        """;
}
