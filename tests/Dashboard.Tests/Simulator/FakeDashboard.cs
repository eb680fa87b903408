using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Simulator;

/// <summary>A server that keeps what it is sent and answers as a test wants, over real HTTP.</summary>
internal sealed class FakeDashboard : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private FakeDashboard(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public ConcurrentQueue<Received> Accepted { get; } = new();

    /// Answers request number n (from 1); null accepts it.
    public Func<int, (int Status, string? RetryAfter, string Body)?> Answer { get; set; } = _ => null;

    public static async Task<FakeDashboard> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeDashboard(builder.Build());
        server._app.MapPost("/{**path}", (HttpContext context) => server.TakeAsync(context));
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (Answer(Interlocked.Increment(ref _requests)) is { } answer)
        {
            context.Response.StatusCode = answer.Status;
            if (answer.RetryAfter is { } wait)
            {
                context.Response.Headers.RetryAfter = wait;
            }

            await context.Response.WriteAsync(answer.Body);
            return;
        }

        Accepted.Enqueue(new Received(context.Request.Path, body.ToArray(), context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        context.Response.StatusCode = 202;
        await context.Response.WriteAsync("""{"status":"accepted"}""");
    }
}

internal sealed record Received(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers);
