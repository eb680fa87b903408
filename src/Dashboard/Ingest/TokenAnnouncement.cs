using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dashboard.Ingest;

/// <summary>Prints, once the app listens, a line that sends a first event. The token itself is read from its file by the shell and shown nowhere.</summary>
public sealed class TokenAnnouncement(IngestToken token, IServer server) : IHostedLifecycleService
{
    private const string Fallback = "http://localhost:5080";

    public Task StartedAsync(CancellationToken cancellationToken) => Console.Out.WriteLineAsync(Line());

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Line()
    {
        var bearer = token.FilePath is { } path ? $"$(cat '{path}')" : "$DASH_TOKEN";
        return $"""
            Send an event:
              curl -fsS {Address()}/v1/events -H "Authorization: Bearer {bearer}" -d service=checkout -d version=1.0.0 -d check=unit -d outcome=success
            """;
    }

    private string Address()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? Fallback;
        return address.Replace("://[::]:", "://localhost:", StringComparison.Ordinal)
            .Replace("://0.0.0.0:", "://localhost:", StringComparison.Ordinal)
            .Replace("://*:", "://localhost:", StringComparison.Ordinal)
            .Replace("://+:", "://localhost:", StringComparison.Ordinal)
            .TrimEnd('/');
    }
}
