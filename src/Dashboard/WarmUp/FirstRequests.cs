using System.Net.Http.Headers;
using Dashboard.Hub;
using Dashboard.Ingest;
using Dashboard.Journal;
using Dashboard.Observability;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.WarmUp;

/// Before the app says that it is ready it sends itself made-up deliveries and asks itself for pages, so that nobody waits for code
/// that never ran. The deliveries go to a book of their own, which is thrown away.
public sealed partial class FirstRequests(
    Books books,
    IngestToken token,
    IHubContext<LiveHub, ILiveClient> hub,
    Readiness readiness,
    IServer server,
    IHostApplicationLifetime life,
    TimeProvider time,
    ILogger<FirstRequests> log)
    : BackgroundService
{
    private const int Senders = 4;
    private const int Deliveries = 300;
    private static readonly TimeSpan Sending = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(4);
    private static readonly string[] Reads = ["/", "/roles/ceo", "/releases"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var listening = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            if (OwnAddress() is { } address)
            {
                using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                end.CancelAfter(Enough);
                await RunAsync(address, end.Token);
            }
        }
        catch (Exception problem)
        {
            // Stopped while it warms up it has nobody left to ask; that is no fault.
            Log.NotWarm(log, stoppingToken.IsCancellationRequested ? LogLevel.Debug : LogLevel.Warning, problem);
        }
        finally
        {
            // What warming up has left behind would else stay resident until somebody needs the room.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            readiness.IsWarm = true;
        }
    }

    private async Task RunAsync(Uri address, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.WarmUpToken);
        await using var scratch = books.OpenWarmUp();
        using var follower = new FirstFollower(hub, time);
        await Task.WhenAll(SendAsync(http, ct), ReadAsync(http, ct), follower.FollowAsync(http, ct));
        await follower.HearOfAsync(books.WarmUp!, ct);
    }

    private async Task SendAsync(HttpClient http, CancellationToken ct)
    {
        var end = time.GetTimestamp() + (long)(Sending.TotalSeconds * time.TimestampFrequency);
        var number = 0;
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
        {
            while (time.GetTimestamp() < end && Interlocked.Increment(ref number) is var n and <= Deliveries)
            {
                using var answer = await http.PostAsync("/v1/events", MadeUpDeliveries.Number(n, time.GetUtcNow()), ct);
                answer.EnsureSuccessStatusCode();
            }
        }));
    }

    private static async Task ReadAsync(HttpClient http, CancellationToken ct)
    {
        foreach (var read in Reads)
        {
            using var answer = await http.GetAsync(read, ct);
        }
    }

    // None where another server than our own listens, and none over TLS: its certificate need not be for this name.
    private Uri? OwnAddress()
    {
        var addresses = server.GetType().Assembly == typeof(KestrelServerOptions).Assembly ? server.Features.Get<IServerAddressesFeature>()?.Addresses : null;
        return addresses?.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal)) is { } address ? Reachable(BindingAddress.Parse(address)) : null;
    }

    private static Uri Reachable(BindingAddress address) =>
        new($"http://{(address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host)}:{address.Port}");

    private static partial class Log
    {
        [LoggerMessage(Message = "The app could not warm itself up; the first requests will take longer.")]
        public static partial void NotWarm(ILogger log, LogLevel level, Exception problem);
    }
}
