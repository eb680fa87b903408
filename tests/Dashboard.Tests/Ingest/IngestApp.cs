using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Ingest;

/// <summary>The app on a database file of its own, with a token and three connections, and everything it logs.</summary>
public sealed class IngestApp : WebApplicationFactory<Program>
{
    public const string Token = "a-token-for-the-tests";
    public const string GitHubKey = "github-connection-key";
    public const string GitHubSecret = "It's a Secret to Everybody";
    public const string OpenKey = "open-connection-key-1";
    public const string SignedKey = "signed-connection-key";
    public const string SignedSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rts-ingest");
    private readonly LogKeeper _log = new();

    public IReadOnlyCollection<string> Logged => _log.Lines;

    public async Task<HttpResponseMessage> SendAsync(string path, byte[] body, params (string Name, string Value)[] headers)
    {
        using var client = CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string body, params (string Name, string Value)[] headers) =>
        SendAsync("/v1/events", Encoding.UTF8.GetBytes(body), [("Authorization", $"Bearer {Token}"), .. headers]);

    public Task<HttpResponseMessage> PostGitHubAsync(string name, string body, string? id = null, string key = GitHubKey, byte[]? sent = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(GitHubSecret), bytes));
        return SendAsync($"/hooks/{key}", sent ?? bytes,
            ("X-GitHub-Event", name), ("X-GitHub-Delivery", id ?? Guid.NewGuid().ToString()), ("X-Hub-Signature-256", $"sha256={signature}"));
    }

    public Task<HttpResponseMessage> PostSignedAsync(string body, DateTimeOffset at, string? id = null)
    {
        var key = Convert.FromBase64String(SignedSecret["whsec_".Length..]);
        id ??= Guid.NewGuid().ToString();
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{at.ToUnixTimeSeconds()}.{body}")));
        return SendAsync($"/hooks/{SignedKey}", Encoding.UTF8.GetBytes(body),
            ("webhook-id", id), ("webhook-timestamp", $"{at.ToUnixTimeSeconds()}"), ("webhook-signature", $"v1,{signature}"));
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return json.RootElement.Clone();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(_folder.FullName, "dashboard.db")}");
        builder.UseSetting("Ingest:Token", Token);
        builder.UseSetting("Connections:github:Source", "github").UseSetting("Connections:github:Key", GitHubKey).UseSetting("Connections:github:Secret", GitHubSecret);
        builder.UseSetting("Connections:open:Source", "auto").UseSetting("Connections:open:Key", OpenKey).UseSetting("Connections:open:AllowUnsigned", "true");
        builder.UseSetting("Connections:signed:Source", "native").UseSetting("Connections:signed:Key", SignedKey).UseSetting("Connections:signed:Secret", SignedSecret);
        builder.ConfigureLogging(logging => logging.AddProvider(_log).AddFilter<LogKeeper>(null, LogLevel.Trace));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private sealed class LogKeeper : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            _lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
