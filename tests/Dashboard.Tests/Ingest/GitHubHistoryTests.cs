using System.Net;
using System.Text.Json;

namespace Dashboard.Tests.Ingest;

/// A day of signed deliveries becomes one release, whatever name each of them knows it by.
public sealed class GitHubHistoryTests(IngestApp app) : IClassFixture<IngestApp>
{
    private const string Sha = "5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a";
    private const string Digest = "sha256:9c31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427";
    private const string Repository = """
        "repository":{"name":"orders","full_name":"shop/orders","default_branch":"main"},"sender":{"login":"ann"}
        """;

    [Fact]
    public async Task Run_jobs_package_and_deployment_are_one_release()
    {
        var requested = await Send("workflow_run", Run("requested", "null"));
        var release = requested.GetProperty("release").GetString();
        Assert.NotNull(release);

        var build = await Send("workflow_job", Job(1, "build"));
        var unit = await Send("workflow_job", Job(2, "unit (net10)"));
        Assert.Equal(("build", "build", "success"), (Word(build, "stage"), Word(build, "check"), Word(build, "outcome")));
        Assert.DoesNotContain("build/unit", Missing(unit));

        var package = await Send("registry_package", $$$"""
            {"action":"published","registry_package":{"name":"orders","package_version":{"id":3,"version":"{{{Digest}}}","target_oid":"{{{Sha}}}",
             "container_metadata":{"tag":{"name":"2.0.0","digest":"{{{Digest}}}"} } } },{{{Repository}}}}
            """);
        Assert.DoesNotContain("build/digest", Missing(package));

        var deployed = await Send("deployment_status", $$$"""
            {"action":"created","deployment_status":{"state":"success","environment":"integration","created_at":"{{{At(60)}}}"},
             "deployment":{"id":4,"sha":"{{{Sha}}}","ref":"main","environment":"integration"},{{{Repository}}}}
            """);
        Assert.Equal("integration", Word(deployed, "stage"));
        Assert.All([build, unit, package, deployed], answer => Assert.Equal(release, Word(answer, "release")));
    }

    [Fact]
    public async Task Run_of_a_pull_request_is_kept_but_is_no_release()
    {
        var answer = await Send("workflow_run", Run("completed", "\"success\"").Replace("\"push\"", "\"pull_request\"", StringComparison.Ordinal)
            .Replace(Sha, new string('c', 40), StringComparison.Ordinal));
        Assert.False(answer.TryGetProperty("release", out _));
    }

    private async Task<JsonElement> Send(string name, string body)
    {
        using var response = await app.PostGitHubAsync(name, body);
        return await IngestAnswerTests.Answer(response, HttpStatusCode.Accepted, "accepted");
    }

    /// Minutes after the run was asked for, three hours ago.
    private static string At(int minutes) => TimeProvider.System.GetUtcNow().AddHours(-3).AddMinutes(minutes).ToString("yyyy-MM-ddTHH:mm:ssZ");

    private static string? Word(JsonElement answer, string key) => answer.TryGetProperty(key, out var word) ? word.GetString() : null;

    private static IEnumerable<string?> Missing(JsonElement answer) => answer.GetProperty("gate").GetProperty("missing").EnumerateArray().Select(m => m.GetString());

    private static string Run(string action, string conclusion) =>
        $$"""
        {"action":"{{action}}","workflow_run":{"id":9,"run_attempt":1,"name":"CI","event":"push","head_branch":"main","head_sha":"{{Sha}}","conclusion":{{conclusion}},
         "created_at":"{{At(0)}}","updated_at":"{{At(0)}}"},{{Repository}}}
        """;

    private static string Job(int id, string name) =>
        $$"""
        {"action":"completed","workflow_job":{"id":{{id}},"run_id":9,"workflow_name":"CI","name":"{{name}}","head_branch":"main","head_sha":"{{Sha}}","conclusion":"success",
         "started_at":"{{At(1)}}","completed_at":"{{At(id + 1)}}"},{{Repository}}}
        """;
}
