using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Simulator;

namespace Dashboard.Tests.Simulator;

public sealed class SendingTests : IDisposable
{
    private const string Token = "a-token-of-the-sample-0123456789";
    private static readonly string[] Small = ["--days", "8", "--services", "3", "--now", SimulatedHistory.Now];

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task What_arrives_is_what_a_dry_run_prints_in_batches_with_the_token()
    {
        await using var dashboard = await FakeDashboard.StartAsync();

        Assert.Equal(0, await RunAsync(dashboard, "--batch", "40"));

        var batches = dashboard.Accepted.Select(r => JsonSerializer.Deserialize<JsonElement[]>(r.Body)!).ToList();
        Assert.All(batches, batch => Assert.InRange(batch.Length, 1, 40));
        Assert.Equal(SimulatedHistory.EndingAt(SimulatedHistory.Now, "--days", "8", "--services", "3").Lines, batches.SelectMany(b => b).Select(e => e.GetRawText()));
        Assert.All(dashboard.Accepted, r => Assert.Equal(("/v1/events", $"Bearer {Token}"), (r.Path, r.Headers["Authorization"])));
    }

    [Fact]
    public async Task Progress_is_one_object_a_line_and_the_last_one_is_done()
    {
        await using var dashboard = await FakeDashboard.StartAsync();

        await RunAsync(dashboard);

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToList();
        var total = SimulatedHistory.EndingAt(SimulatedHistory.Now, "--days", "8", "--services", "3").Events.Count;
        Assert.Equal($$"""{"phase":"history","sent":{{total}},"total":{{total}},"day":"2026-10-14","done":true}""", lines[^1].GetRawText());
        Assert.All(lines, line => Assert.Equal((total, line.GetProperty("sent").GetInt32() <= total), ((int)line.Amount("total")!, true)));
    }

    [Fact]
    public async Task A_busy_dashboard_is_asked_again_and_nothing_is_lost_or_out_of_order()
    {
        await using var dashboard = await FakeDashboard.StartAsync();
        dashboard.Answer = n => n % 3 == 1 ? (503, "0", "") : null;

        Assert.Equal(0, await RunAsync(dashboard, "--batch", "100"));

        Assert.Equal(
            SimulatedHistory.EndingAt(SimulatedHistory.Now, "--days", "8", "--services", "3").Lines,
            dashboard.Accepted.SelectMany(r => JsonSerializer.Deserialize<JsonElement[]>(r.Body)!).Select(e => e.GetRawText()));
        Assert.Contains("503", _error.ToString());
    }

    [Theory]
    [InlineData(401, 3)]
    [InlineData(400, 4)]
    [InlineData(409, 4)]
    public async Task A_refusal_ends_it_with_the_servers_reason_and_never_shows_the_token(int status, int exitCode)
    {
        await using var dashboard = await FakeDashboard.StartAsync();
        dashboard.Answer = _ => (status, null, "the reason");

        Assert.Equal(exitCode, await RunAsync(dashboard));

        Assert.Contains("the reason", _error.ToString());
        Assert.DoesNotContain(Token, _error.ToString() + _output);
    }

    [Fact]
    public async Task Without_a_token_it_says_where_to_put_one()
    {
        var around = new Surroundings(_output, _error, TextReader.Null, TimeProvider.System, _ => null);

        Assert.Equal(2, await SimulatorCommand.RunAsync(["--token", Token, "--days", "0"], around));

        Assert.Contains("--token-file", _error.ToString());
        Assert.Contains("--days expects 1 to 730", _error.ToString());
        Assert.DoesNotContain(Token, _error.ToString());
    }

    [Fact]
    public async Task It_ends_when_its_parent_closes_standard_input()
    {
        await using var dashboard = await FakeDashboard.StartAsync();
        dashboard.Answer = _ => (503, "60", "");

        Assert.Equal(6, await RunAsync(dashboard, "--parent-stdin"));
    }

    [Fact]
    public async Task GitHub_deliveries_carry_a_signature_over_the_exact_body()
    {
        await using var dashboard = await FakeDashboard.StartAsync();
        const string secret = "the-secret-of-the-connection";

        Assert.Equal(0, await RunAsync(dashboard, name => name == "DASHBOARD_GITHUB_SECRET" ? secret : Token, "--github-key", "press-site-0123456789"));

        var hooks = dashboard.Accepted.Where(r => r.Path == "/hooks/press-site-0123456789").ToList();
        Assert.True(hooks.Count > 40);
        Assert.Superset(
            new HashSet<string>(["push", "pull_request", "workflow_run", "workflow_job", "deployment", "deployment_status"], StringComparer.Ordinal),
            hooks.Select(h => h.Headers["X-GitHub-Event"]).ToHashSet(StringComparer.Ordinal));
        Assert.All(hooks, h => Assert.Equal(
            $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), h.Body))}", h.Headers["X-Hub-Signature-256"]));
        Assert.Equal(hooks.Count, hooks.Select(h => h.Headers["X-GitHub-Delivery"]).Distinct(StringComparer.Ordinal).Count());
    }

    private Task<int> RunAsync(FakeDashboard dashboard, params string[] more) => RunAsync(dashboard, name => name == "DASHBOARD_TOKEN" ? Token : null, more);

    private Task<int> RunAsync(FakeDashboard dashboard, Func<string, string?> environment, params string[] more) =>
        SimulatorCommand.RunAsync([.. Small, "--url", dashboard.Url, .. more], new Surroundings(_output, _error, TextReader.Null, TimeProvider.System, environment));
}
