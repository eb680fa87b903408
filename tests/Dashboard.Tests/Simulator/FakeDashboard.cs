using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Simulator;

/// <summary>A server that keeps what it is sent and answers as a test wants, over real HTTP.</summary>
internal sealed class FakeDashboard : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private int _requests;

    private FakeDashboard(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    public string Url => _app.Urls.Single();

    public ConcurrentQueue<Received> Accepted { get; } = new();

    /// Answers request number n (from 1); null accepts it.
    public Func<int, (int Status, string? RetryAfter, string Body)?> Answer { get; set; } = _ => null;

    public static async Task<FakeDashboard> StartAsync(TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeDashboard(builder.Build(), clock ?? TimeProvider.System);
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

        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Accepted.Enqueue(new Received(context.Request.Path, body.ToArray(), headers, _clock.GetUtcNow()));
        context.Response.StatusCode = 202;
        await context.Response.WriteAsync("""{"status":"accepted"}""");
    }
}

internal sealed record Received(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers, DateTimeOffset At);
