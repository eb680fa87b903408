using System.Net;
using System.Text;
using Dashboard.Ingest;
using Dashboard.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest;

public sealed class HookTests(IngestApp app) : IClassFixture<IngestApp>
{
    private const string Deployment = """
        {"context":{"id":"1","source":"/ci","type":"dev.cdevents.service.deployed.0.2.0"},"subject":{"id":"shop","content":{"environment":{"id":"prod"}}}}
        """;

    [Theory]
    [InlineData("", "accepted", "service=s&version=1&check=unit&outcome=ok")]
    [InlineData("", "accepted", Deployment)]
    [InlineData("/cdevents", "accepted", Deployment)]
    [InlineData("/native", "accepted", "service=s&version=2")]
    [InlineData("", "ignored", "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"com.example\"}")]
    [InlineData("", "not-understood", "")]
    [InlineData("", "not-understood", "rubbish")]
    [InlineData("", "not-understood", "{\"service\":\"s\",\"weight\":NaN}")]
    [InlineData("", "not-understood", "{\"version\":\"4\",\"groupKey\":\"g\",\"alerts\":[]}")]
    [InlineData("/cloudevents", "not-understood", "{\"service\":\"s\",\"version\":\"1\"}")]
    public async Task Connection_finds_out_the_sender_or_is_told(string source, string status, string body)
    {
        body = body.Replace("/ci", $"/ci{source}", StringComparison.Ordinal);
        using var response = await app.SendAsync($"/hooks/{IngestApp.OpenKey}{source}", Encoding.UTF8.GetBytes(body));
        var answer = await IngestAnswerTests.Answer(response, HttpStatusCode.Accepted, status);
        Assert.Equal(status != "accepted", answer.TryGetProperty("reason", out var reason) && reason.GetString()!.Length > 0);
    }

    [Fact]
    public async Task Deep_nesting_on_a_hook_is_not_understood()
    {
        var body = Encoding.UTF8.GetBytes(new string('[', 100_000));
        using var response = await app.SendAsync($"/hooks/{IngestApp.OpenKey}", body);
        await IngestAnswerTests.Answer(response, HttpStatusCode.Accepted, "not-understood");
    }

    [Fact]
    public async Task Standard_webhooks_signature_is_required_where_a_secret_is_set()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var good = await app.PostSignedAsync("service=signed&version=1", now);
        using var old = await app.PostSignedAsync("service=signed&version=2", now.AddMinutes(-6));
        using var early = await app.PostSignedAsync("service=signed&version=2", now.AddMinutes(6));
        using var none = await app.SendAsync($"/hooks/{IngestApp.SignedKey}", "service=signed&version=2"u8.ToArray());
        await IngestAnswerTests.Answer(good, HttpStatusCode.Accepted, "accepted");
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], new[] { old.StatusCode, early.StatusCode, none.StatusCode });
    }

    [Fact]
    public async Task Replayed_signed_body_adds_nothing()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var first = await app.PostSignedAsync("service=replay&version=1", now, "msg-1");
        using var again = await app.PostSignedAsync("service=replay&version=1", now, "msg-1");
        await IngestAnswerTests.Answer(first, HttpStatusCode.Accepted, "accepted");
        await IngestAnswerTests.Answer(again, HttpStatusCode.Accepted, "duplicate");
    }

    [Fact]
    public async Task Body_over_the_limit_is_413_whether_its_length_is_told_or_not()
    {
        var body = new byte[30_000_000];
        using var told = await app.SendAsync("/v1/events", body, ("Authorization", $"Bearer {IngestApp.Token}"));
        using var chunked = await app.SendAsync($"/hooks/{IngestApp.OpenKey}", body, ("Transfer-Encoding", "chunked"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, told.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.StatusCode);
        Assert.Equal(413, (await IngestApp.JsonOf(told)).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Sender_is_asked_to_come_again_while_the_journal_cannot_be_written()
    {
        await using var closing = new IngestApp();
        await closing.Services.GetRequiredService<Recorder>().DisposeAsync();
        using var response = await closing.PostAsync("service=s&version=1");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Token_of_the_sample_organisation_reaches_its_own_book_only()
    {
        await using var both = new IngestApp();
        var token = both.Services.GetRequiredService<IngestToken>().SampleToken;
        var books = both.Services.GetRequiredService<Books>();
        using var tooEarly = await both.SendAsync("/v1/events", "service=s&version=1"u8.ToArray(), ("Authorization", $"Bearer {token}"));
        var sample = books.OpenSample();
        using var sent = await both.SendAsync("/v1/events", "service=s&version=1"u8.ToArray(), ("Authorization", $"Bearer {token}"));
        Assert.Equal(HttpStatusCode.Unauthorized, tooEarly.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.True(sample.Recorder.Sequence > 0);
        Assert.Equal(0, books.Real.Recorder.Sequence);
    }

    [Fact]
    public async Task Keys_tokens_and_secrets_are_never_logged()
    {
        using var hook = await app.PostGitHubAsync("ping", "{\"zen\":\"quiet\"}");
        using var unknown = await app.SendAsync("/hooks/an-unknown-connection-key/github", "{}"u8.ToArray());
        using var events = await app.PostAsync("service=quiet&version=1");
        using var live = await app.SendAsync($"/live/negotiate?negotiateVersion=1&access_token={IngestApp.Token}", []);
        using var encoded = await app.SendAsync($"/Live/negotiate?%61ccess_token={IngestApp.Token}&Access_Token=a-second-token", [], ("Authorization", $"Bearer {IngestApp.Token}"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], new[] { live.StatusCode, encoded.StatusCode });
        Assert.Contains(app.Logged, line => line.Contains("/live/negotiate?negotiateVersion=1", StringComparison.Ordinal));
        foreach (var secret in (string[])[IngestApp.GitHubKey, IngestApp.GitHubSecret, IngestApp.Token, "an-unknown-connection-key", "a-second-token"])
        {
            Assert.DoesNotContain(app.Logged, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }
}
