namespace Dashboard.Tests.Numbers;

/// <summary>A release as GitHub's webhooks tell it: the payloads hold what its documentation says each event has.</summary>
internal sealed class GitHubRelease(SentRelease release)
{
    private const string Ada = """{"login":"ada","type":"User"}""";
    private const string Grace = """{"login":"grace","type":"User"}""";

    // A job, from minute to minute. GitHub has no word for a stage: the rolling test can be told from the others by its name only.
    private static readonly (string Job, string Check, int From, int To)[] Jobs =
    [
        ("build", "build", 3, 5), ("unit tests", "unit", 5, 7), ("lint", "lint", 5, 6), ("gitleaks", "gitleaks", 5, 6), ("trivy", "trivy", 5, 7),
        ("sbom", "sbom", 7, 8), ("cosign signature", "signature", 7, 8), ("slsa provenance", "provenance", 7, 8),
        ("functional tests", "functional", 8, 10), ("acceptance tests", "acceptance", 8, 11), ("k6 load", "load", 8, 12), ("rolling compatibility", "rolling", 8, 9),
        ("deploy to integration", "deploy", 11, 12), ("peak load", "peak", 40, 60), ("soak", "soak", 40, 100), ("canary-analysis", "canary", 110, 125),
    ];

    private int _id = release.Number * 100;

    public IEnumerable<(string Event, string Body)> All() =>
    [
        .. Change(),
        Run("requested", "null", 1),
        .. Jobs.Where(j => !release.Without.Contains(j.Check) && (!release.IsOnItsWay || j.To <= 8)).SelectMany(j => Job(j.Job, 1, release.Outcome(j.Check), j.From, j.To)),
        .. Scanned(),
        Run("completed", "\"success\"", 8),
        Package(),
        .. release.IsOnItsWay ? [] : Proven(),
    ];

    /// <summary>Only who changed it, who let it through and who deployed it.</summary>
    public IEnumerable<(string Event, string Body)> WithoutItsPipeline() => [.. Change(), .. Approved(), .. Deployed("production", 150)];

    private IEnumerable<(string, string)> Change()
    {
        var opened = Pull($"\"merged\":false,\"updated_at\":\"{release.At(-60)}\"");
        yield return Sent("pull_request", $$"""{"action":"opened","number":{{release.Number}},"pull_request":{{opened}} }""");

        // Red on the branch: it says something of the change, nothing of the release.
        yield return Sent("workflow_job", JobBody("completed", "unit tests", 1, "\"failure\"", -40, -38, release.Head, "two-cards"));
        if (!release.IsUnreviewed)
        {
            yield return Sent("pull_request_review", $$"""
                {"action":"submitted","pull_request":{{opened}},
                 "review":{"id":{{++_id}},"state":"approved","user":{{Grace}},"commit_id":"{{release.Head}}","submitted_at":"{{release.At(-5)}}"} }
                """);
        }

        var merged = Pull($$"""
            "merged":true,"merge_commit_sha":"{{release.Commit}}","merged_by":{{Grace}},"merged_at":"{{release.At(0)}}","updated_at":"{{release.At(0)}}"
            """);
        yield return Sent("pull_request", $$"""{"action":"closed","number":{{release.Number}},"pull_request":{{merged}} }""");
        yield return Sent("push", $$"""
            {"ref":"refs/heads/main","before":"{{release.Head}}","after":"{{release.Commit}}","created":false,"deleted":false,
             "head_commit":{"id":"{{release.Commit}}","message":"Merge","timestamp":"{{release.At(0)}}","author":{"username":"ada"} },"pusher":{"name":"grace"} }
            """);
    }

    private IEnumerable<(string, string)> Scanned()
    {
        string Check(string app, string name, string conclusion) => $$"""
            {"action":"completed","check_run":{"id":{{++_id}},"name":"{{name}}","head_sha":"{{release.Commit}}","conclusion":{{conclusion}},
             "started_at":"{{release.At(5)}}","completed_at":"{{release.At(8)}}","app":{"slug":"{{app}}"},"check_suite":{"id":{{++_id}},"head_branch":"main"},"pull_requests":[]} }
            """;
        yield return Sent("check_run", Check("github-advanced-security", "CodeQL", "\"success\""));

        // The same as the job says, once more: GitHub Actions sends both.
        yield return Sent("check_run", Check("github-actions", "unit tests", "\"success\""));
    }

    private IEnumerable<(string, string)> Proven() =>
    [
        .. Deployed("integration", 12),
        .. Job("integration tests", 1, release.IsFlaky ? "failure" : "success", 13, release.IntegratedAfter),
        .. release.IsFlaky ? Job("integration tests", 2, "success", 20, 25) : [],
        .. Approved(),
        .. Deployed("production", 150),
    ];

    private (string, string) Run(string action, string conclusion, int minute) => Sent("workflow_run", $$"""
        {"action":"{{action}}","workflow_run":{{RunBody(conclusion, minute)}} }
        """);

    private string RunBody(string conclusion, int minute) => $$"""
        {"id":{{release.Number}},"run_attempt":1,"name":"CI","event":"push","head_branch":"main","head_sha":"{{release.Commit}}","conclusion":{{conclusion}},
         "created_at":"{{release.At(1)}}","run_started_at":"{{release.At(1)}}","updated_at":"{{release.At(minute)}}","triggering_actor":{{Grace}},"pull_requests":[],
         "head_repository":{"full_name":"acme/{{release.Service}}"} }
        """;

    private IEnumerable<(string, string)> Job(string name, int attempt, string conclusion, int from, int to)
    {
        var began = JobBody("in_progress", name, attempt, "null", from, null, release.Commit, "main");
        var ended = JobBody("completed", name, attempt, $"\"{conclusion}\"", from, to, release.Commit, "main");
        return [Sent("workflow_job", began), Sent("workflow_job", ended)];
    }

    private string JobBody(string action, string name, int attempt, string conclusion, int from, int? to, string commit, string branch) => $$"""
        {"action":"{{action}}","workflow_job":{"id":{{(to is null ? _id + 1 : ++_id)}},"run_id":{{release.Number}},"run_attempt":{{attempt}},"workflow_name":"CI","name":"{{name}}",
         "head_branch":"{{branch}}","head_sha":"{{commit}}","conclusion":{{conclusion}},"created_at":"{{release.At(from)}}","started_at":"{{release.At(from)}}",
         "completed_at":{{(to is { } end ? $"\"{release.At(end)}\"" : "null")}} } }
        """;

    private (string, string) Package() => Sent("registry_package", $$"""
        {"action":"published","registry_package":{"id":{{++_id}},"name":"{{release.Service}}","ecosystem":"CONTAINER","created_at":"{{release.At(9)}}","updated_at":"{{release.At(9)}}",
         "package_version":{"id":{{++_id}},"version":"{{release.Digest}}","target_oid":"{{release.Commit}}","created_at":"{{release.At(9)}}","updated_at":"{{release.At(9)}}",
          "container_metadata":{"tag":{"name":"{{release.Version}}","digest":"{{release.Digest}}"} } } } }
        """);

    private IEnumerable<(string, string)> Approved()
    {
        string Review(string action, string who, int minute) => $$"""
            {"action":"{{action}}","environment":"production","since":"{{release.At(105)}}",{{who}},"comment":"go","workflow_run":{{RunBody("null", minute)}} }
            """;
        yield return Sent("deployment_review", Review("requested", $"\"requestor\":{Ada}", 105));
        yield return Sent("deployment_review", Review("approved", $"\"approver\":{Grace}", 135));
    }

    private IEnumerable<(string, string)> Deployed(string environment, int minute)
    {
        var deployment = $$"""
            {"id":{{++_id}},"sha":"{{release.Commit}}","ref":"v{{release.Version}}","task":"deploy","environment":"{{environment}}","created_at":"{{release.At(minute - 1)}}","creator":{{Ada}} }
            """;
        yield return Sent("deployment", $$"""{"action":"created","deployment":{{deployment}} }""");
        foreach (var (state, at) in new[] { ("in_progress", minute - 1), ("success", minute), ("inactive", minute + 60) })
        {
            yield return Sent("deployment_status", $$"""
                {"action":"created","deployment":{{deployment}},
                 "deployment_status":{"id":{{++_id}},"state":"{{state}}","environment":"{{environment}}","created_at":"{{release.At(at)}}","creator":{{Ada}} } }
                """);
        }
    }

    private string Pull(string state) => $$"""
        {"number":{{release.Number}},"title":"{{(release.IsRevert ? "Revert \\\"Pay with two cards\\\"" : "Pay with two cards")}}","user":{{Ada}},"created_at":"{{release.At(-60)}}",{{state}},
         "head":{"sha":"{{release.Head}}","ref":"two-cards"},"base":{"ref":"main"} }
        """;

    // Every delivery has its repository and its sender.
    private (string, string) Sent(string name, string body) => (name, $$"""
        {{body.TrimEnd()[..^1]}},"repository":{"name":"{{release.Service}}","full_name":"acme/{{release.Service}}","default_branch":"main"},"sender":{{Ada}} }
        """);
}
