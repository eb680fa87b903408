using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.EndToEnd.Support;

/// GitHub, as the README tells its readers to set it up: one webhook, signed.
internal sealed class GitHubSender(string key, string secret) : IDisposable
{
    // Like GitHub it leaves < and > as they are.
    private static readonly JsonSerializerOptions AsGitHubWrites = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient _http = new();
    private int _deliveries;

    public string[] Settings =>
        ["--Connections:github:Source", "github", "--Connections:github:Key", key, "--Connections:github:Secret", secret];

    /// Sends what happened in a repository, the members that every delivery has added.
    public async Task SendAsync(RunningApp app, string repository, string name, string what)
    {
        var json = JsonNode.Parse(what)!;
        json["repository"] = new JsonObject { ["name"] = repository, ["full_name"] = $"acme/{repository}", ["default_branch"] = "main" };
        json["sender"] ??= JsonNode.Parse("""{"login":"ada","type":"User"}""");
        var body = Encoding.UTF8.GetBytes(json.ToJsonString(AsGitHubWrites));
        using var delivery = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, $"hooks/{key}")) { Content = new ByteArrayContent(body) };
        delivery.Content.Headers.ContentType = new("application/json");
        delivery.Headers.Add("X-GitHub-Event", name);
        delivery.Headers.Add("X-GitHub-Delivery", $"7b5a3a70-0000-4000-8000-{++_deliveries:x12}");
        delivery.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        using var answer = await _http.SendAsync(delivery);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{name}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// A finished run of a push to the default branch.
    public Task SendRunAsync(RunningApp app, string repository)
    {
        var now = TimeProvider.System.GetUtcNow();
        return SendAsync(app, repository, "workflow_run", $$$"""
            {"action":"completed","workflow_run":{"id":1,"run_attempt":1,"name":"ci","event":"push","conclusion":"success",
             "head_branch":"main","head_sha":"{{{new string('c', 40)}}}","head_repository":{"full_name":"acme/{{{repository}}}"},
             "run_started_at":"{{{At(now.AddMinutes(-4))}}}","updated_at":"{{{At(now)}}}" } }
            """);
    }

    /// A time as GitHub writes it.
    public static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public void Dispose() => _http.Dispose();
}
