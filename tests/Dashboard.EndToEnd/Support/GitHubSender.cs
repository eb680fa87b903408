using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dashboard.EndToEnd.Support;

/// GitHub, as the README tells its readers to set it up.
internal sealed class GitHubSender(string key, string secret)
{
    public string[] Settings =>
        ["--Connections:github:Source", "github", "--Connections:github:Key", key, "--Connections:github:Secret", secret];

    /// A finished run on the default branch.
    public async Task SendRunAsync(RunningApp app, string repository)
    {
        var commit = new string('c', 40);
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            action = "completed",
            workflow_run = new
            {
                id = 1, run_attempt = 1, name = "ci", path = ".github/workflows/ci.yml", @event = "push", status = "completed", conclusion = "success",
                head_sha = commit, head_branch = "main", run_started_at = "2026-03-02T09:00:00Z", created_at = "2026-03-02T09:00:00Z",
                updated_at = "2026-03-02T09:04:00Z", html_url = "https://github.example/acme/checkout/actions/runs/1",
                head_repository = new { full_name = $"acme/{repository}", fork = false },
                triggering_actor = new { login = "ada", type = "User" },
            },
            repository = new { name = repository, full_name = $"acme/{repository}", default_branch = "main" },
            sender = new { login = "ada", type = "User" },
        });
        using var delivery = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, $"hooks/{key}")) { Content = new ByteArrayContent(body) };
        delivery.Content.Headers.ContentType = new("application/json");
        delivery.Headers.Add("X-GitHub-Event", "workflow_run");
        delivery.Headers.Add("X-GitHub-Delivery", "7b5a3a70-0000-4000-8000-000000000001");
        delivery.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        using var http = new HttpClient();
        using var answer = await http.SendAsync(delivery);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }
}
