using System.Net;
using System.Text;
using System.Text.Json;

namespace Dashboard.Tests.Ingest;

/// Every row of the table of answers, over HTTP and into a real journal.
public sealed class IngestAnswerTests(IngestApp app) : IClassFixture<IngestApp>
{
    private const string Event = "service=checkout&version=1.4.2&stage=stubbed-functional&check=functional&outcome=success";
    private const string Run = """
        {"action":"completed","workflow_run":{"id":1,"head_branch":"main","head_sha":"1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b","event":"push","conclusion":"success"},
         "repository":{"name":"basket","full_name":"shop/basket","default_branch":"main"}}
        """;

    [Fact]
    public async Task Accepted_event_is_echoed_as_it_was_understood()
    {
        using var response = await app.PostAsync($"{Event}&id=echo-1&version=1.4.2&commit=1a2b3c4");
        var answer = await Answer(response, HttpStatusCode.Accepted, "accepted");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("echo-1", answer.GetProperty("id").GetString());
        Assert.Equal("stubbed-functional", answer.GetProperty("stage").GetString());
        Assert.Equal("functional", answer.GetProperty("check").GetString());
        Assert.Equal("success", answer.GetProperty("outcome").GetString());
        Assert.NotEmpty(answer.GetProperty("release").GetString()!);
        Assert.Equal("ready-for-fast-feedback", answer.GetProperty("gate").GetProperty("name").GetString());
        Assert.False(answer.GetProperty("gate").GetProperty("open").GetBoolean());
        Assert.NotEmpty(answer.GetProperty("gate").GetProperty("missing").EnumerateArray());
        Assert.Contains("shortened", answer.GetProperty("notices")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeated_event_is_a_duplicate_and_another_body_under_its_id_a_conflict()
    {
        using var first = await app.PostAsync($"{Event}&id=twice");
        using var again = await app.PostAsync($"{Event}&id=twice");
        using var changed = await app.PostAsync($"{Event}&id=twice&summary=changed");
        await Answer(first, HttpStatusCode.Accepted, "accepted");
        await Answer(again, HttpStatusCode.Accepted, "duplicate");
        Assert.Equal(HttpStatusCode.Conflict, changed.StatusCode);
        Assert.Equal("application/problem+json", changed.Content.Headers.ContentType?.MediaType);
        Assert.True((await IngestApp.JsonOf(changed)).GetProperty("errors").TryGetProperty("id", out _));
    }

    [Fact]
    public async Task Same_body_without_an_id_is_a_duplicate_unless_another_outcome_came_between()
    {
        string Body(string outcome) => $"service=flip&version=1&check=unit&outcome={outcome}";

        var statuses = new List<string>();
        foreach (var outcome in (string[])["fail", "fail", "pass", "fail"])
        {
            using var response = await app.PostAsync(Body(outcome));
            statuses.Add((await IngestApp.JsonOf(response)).GetProperty("status").GetString()!);
        }

        Assert.Equal(["accepted", "duplicate", "accepted", "accepted"], statuses);
    }

    [Fact]
    public async Task Batch_is_counted_and_kept_all_or_none()
    {
        const string Two = """[{"service":"a","version":"1"},{"service":"b","version":"2","x":1}]""";
        using var bad = await app.PostAsync("""[{"service":"zz","version":"1","id":"zz-1"},{"service":"b"}]""");
        using var kept = await app.PostAsync("""{"service":"zz","version":"2","id":"zz-1"}""");
        using var first = await app.PostAsync(Two, ("Idempotency-Key", "batch-1"));
        using var again = await app.PostAsync(Two, ("Idempotency-Key", "batch-1"));
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.True((await IngestApp.JsonOf(bad)).GetProperty("errors").TryGetProperty("[1].version", out _));
        await Answer(kept, HttpStatusCode.Accepted, "accepted");
        var answer = await Answer(first, HttpStatusCode.Accepted, "accepted");
        Assert.Equal((2, 0), (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("duplicate").GetInt32()));
        answer = await Answer(again, HttpStatusCode.Accepted, "duplicate");
        Assert.Equal((0, 2), (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("duplicate").GetInt32()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"service\":")]
    [InlineData("service=s&version=1&stage=moon")]
    [InlineData("{\"service\":\"s\",\"version\":\"1\",\"at\":\"0001-01-01T00:00:00Z\"}")]
    [InlineData("[NaN]")]
    public async Task What_cannot_be_understood_is_answered_with_what_was_expected(string body)
    {
        using var response = await app.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await IngestApp.JsonOf(response);
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.All(problem.GetProperty("errors").EnumerateObject(), field => Assert.NotEmpty(field.Value[0].GetString()!));
    }

    [Fact]
    public async Task Invalid_utf8_and_packed_bodies_are_refused()
    {
        using var bytes = await app.SendAsync("/v1/events", [.. "{\"service\":\""u8, 0xC3, 0x28, .. "\"}"u8], ("Authorization", $"Bearer {IngestApp.Token}"));
        using var packed = await app.PostAsync(Event, ("Content-Encoding", "gzip"));
        using var hook = await app.SendAsync($"/hooks/{IngestApp.OpenKey}", [1, 2, 3], ("Content-Encoding", "gzip"));
        Assert.Equal(HttpStatusCode.BadRequest, bytes.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, packed.StatusCode);
        await Answer(hook, HttpStatusCode.Accepted, "not-understood");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Basic " + IngestApp.Token)]
    [InlineData(IngestApp.Token)]
    [InlineData("Bearer " + IngestApp.Token + "x")]
    public async Task Wrong_token_is_401_and_empty(string? header)
    {
        using var response = await app.SendAsync("/v1/events", Encoding.UTF8.GetBytes(Event), header is null ? [] : [("Authorization", header)]);
        await AssertEmpty(response, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/hooks/no-such-connection-key")]
    [InlineData("/hooks/" + IngestApp.GitHubKey + "/native")]
    [InlineData("/hooks/" + IngestApp.GitHubKey + "/gitlob")]
    public async Task Unknown_address_is_404_and_empty(string path)
    {
        using var response = await app.SendAsync(path, "{}"u8.ToArray());
        await AssertEmpty(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Signed_webhook_is_accepted_once_and_one_tampered_byte_leaves_nothing()
    {
        var tampered = Encoding.UTF8.GetBytes(Run);
        tampered[^5] ^= 1;
        using var forged = await app.PostGitHubAsync("workflow_run", Run, "delivery-1", sent: tampered);
        using var unsigned = await app.SendAsync($"/hooks/{IngestApp.GitHubKey}", Encoding.UTF8.GetBytes(Run), ("X-GitHub-Event", "workflow_run"));
        using var genuine = await app.PostGitHubAsync("workflow_run", Run, "delivery-1");
        using var again = await app.PostGitHubAsync("workflow_run", Run, "delivery-1");
        await AssertEmpty(forged, HttpStatusCode.Unauthorized);
        await AssertEmpty(unsigned, HttpStatusCode.Unauthorized);
        await Answer(genuine, HttpStatusCode.Accepted, "accepted");
        await Answer(again, HttpStatusCode.Accepted, "duplicate");
    }

    [Fact]
    public async Task Another_senders_id_with_another_body_is_kept_beside_the_first()
    {
        using var first = await app.PostGitHubAsync("ping", "{\"zen\":\"a\"}", "reused");
        using var second = await app.PostGitHubAsync("ping", "{\"zen\":\"b\"}", "reused");
        await Answer(first, HttpStatusCode.Accepted, "ignored");
        var answer = await Answer(second, HttpStatusCode.Accepted, "ignored");
        Assert.StartsWith("reused#", answer.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_payload_github_documents_is_answered_202()
    {
        Assert.InRange(GitHubExamples.All.Count, GitHubExamples.Fewest, int.MaxValue);
        foreach (var example in GitHubExamples.All)
        {
            using var response = await app.PostGitHubAsync(example.Event, example.Body);
            Assert.True(response.StatusCode == HttpStatusCode.Accepted, $"{example.Event}: {response.StatusCode}");
            Assert.NotEqual("not-understood", (await IngestApp.JsonOf(response)).GetProperty("status").GetString());
        }
    }

    internal static async Task<JsonElement> Answer(HttpResponseMessage response, HttpStatusCode code, string status)
    {
        Assert.Equal(code, response.StatusCode);
        var answer = await IngestApp.JsonOf(response);
        Assert.Equal(status, answer.GetProperty("status").GetString());
        return answer;
    }

    private static async Task AssertEmpty(HttpResponseMessage response, HttpStatusCode code)
    {
        Assert.Equal(code, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }
}
