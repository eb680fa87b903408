namespace Dashboard.EndToEnd.Support;

/// What an ordinary repository sends by itself while one change goes out: nothing in it was made for the dashboard.
internal sealed class GitHubDay(GitHubSender github, RunningApp app, string repository, DateTimeOffset now)
{
    public static readonly TimeSpan MergeToEveryone = TimeSpan.FromMinutes(52);

    private const string Tag = "v1.4.2";
    private const string Ada = """{"login":"ada","type":"User"}""";
    private const string Grace = """{"login":"grace","type":"User"}""";
    private static readonly string Head = new('a', 40);
    private static readonly string Merged = new('b', 40);
    private static readonly string[] Jobs = ["build", "unit tests", "lint"];

    public async Task LiveAsync()
    {
        await ProposeAndMergeAsync();
        await RunAsync();
        await SendAsync("status", $$"""
            {"sha":"{{Merged}}","context":"security/codeql","state":"success","branches":[{"name":"main"}],"updated_at":"{{At(20)}}"}
            """);
        await SendAsync("release", $$$"""
            {"action":"published","release":{"id":7,"tag_name":"{{{Tag}}}","target_commitish":"main","published_at":"{{{At(30)}}}","author":{{{Ada}}} } }
            """);
        await DeployAsync(1, "staging", 35);
        await DeployAsync(2, "production", 50);
    }

    private async Task ProposeAndMergeAsync()
    {
        var opened = Pull($"\"merged\":false,\"updated_at\":\"{At(-90)}\"");
        var merged = Pull($$"""
            "merged":true,"merge_commit_sha":"{{Merged}}","merged_by":{{Grace}},"merged_at":"{{At(0)}}","updated_at":"{{At(0)}}"
            """);
        await SendAsync("pull_request", $$"""{"action":"opened","number":97,"pull_request":{{opened}} }""");
        await SendAsync("pull_request_review", $$"""
            {"action":"submitted","pull_request":{{opened}},
             "review":{"id":3,"state":"approved","user":{{Grace}},"commit_id":"{{Head}}","submitted_at":"{{At(-5)}}"} }
            """);
        await SendAsync("pull_request", $$"""{"action":"closed","number":97,"pull_request":{{merged}} }""");
        await SendAsync("push", $$"""{"ref":"refs/heads/main","before":"{{Head}}","after":"{{Merged}}","commits":[]}""");
    }

    private async Task RunAsync()
    {
        await SendAsync("workflow_run", Run("requested", "null", 1));
        for (var job = 0; job < Jobs.Length; job++)
        {
            await SendAsync("workflow_job", Job("in_progress", job, "null", "null"));
            await SendAsync("workflow_job", Job("completed", job, "\"success\"", $"\"{At(6 + job)}\""));
        }

        await SendAsync("workflow_run", Run("completed", "\"success\"", 10));
    }

    private async Task DeployAsync(int id, string environment, int minute)
    {
        var deployment = $$"""
            {"id":{{id}},"sha":"{{Merged}}","ref":"{{Tag}}","task":"deploy","environment":"{{environment}}","created_at":"{{At(minute)}}","creator":{{Ada}} }
            """;
        await SendAsync("deployment", $$"""{"action":"created","deployment":{{deployment}} }""");
        foreach (var (state, at) in new[] { ("in_progress", minute), ("success", minute + 2) })
        {
            await SendAsync("deployment_status", $$"""
                {"action":"created","deployment":{{deployment}},
                 "deployment_status":{"state":"{{state}}","environment":"{{environment}}","created_at":"{{At(at)}}","creator":{{Ada}} } }
                """);
        }
    }

    private string Pull(string state) => $$"""
        {"number":97,"title":"Pay with two cards","user":{{Ada}},"created_at":"{{At(-90)}}",{{state}},
         "head":{"sha":"{{Head}}","ref":"two-cards"},"base":{"ref":"main"} }
        """;

    private string Run(string action, string conclusion, int minute) => $$$"""
        {"action":"{{{action}}}","workflow_run":{"id":11,"run_attempt":1,"name":"CI","event":"push","head_branch":"main","head_sha":"{{{Merged}}}",
         "conclusion":{{{conclusion}}},"created_at":"{{{At(1)}}}","run_started_at":"{{{At(1)}}}","updated_at":"{{{At(minute)}}}",
         "triggering_actor":{{{Grace}}},"pull_requests":[],"head_repository":{"full_name":"acme/{{{repository}}}"} } }
        """;

    private string Job(string action, int number, string conclusion, string completedAt) => $$"""
        {"action":"{{action}}","workflow_job":{"id":{{20 + number}},"run_id":11,"run_attempt":1,"workflow_name":"CI","name":"{{Jobs[number]}}",
         "head_branch":"main","head_sha":"{{Merged}}","conclusion":{{conclusion}},"created_at":"{{At(1)}}","started_at":"{{At(2)}}","completed_at":{{completedAt}} } }
        """;

    /// Minutes after the merge, which is an hour ago.
    private string At(int minute) => GitHubSender.At(now.AddHours(-1).AddMinutes(minute));

    private Task SendAsync(string name, string what) => github.SendAsync(app, repository, name, what);
}
