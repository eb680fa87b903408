using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dashboard.Benchmarks;

/// From POST to the message at 100 hub clients: p50 at most 10, p99 at most 40 ms, delivered = sent.
internal static class PushBenchmark
{
    private const int PerSecond = 5;
    private const int Rehearsed = 20;

    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        await RehearseAsync(options.App);
        using var app = await AppProcess.StartAsync(options.App);
        var sentAt = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var latencies = new ConcurrentBag<double>();
        var clients = new List<HubConnection>();
        for (var i = 0; i < options.Clients; i++)
        {
            clients.Add(await FollowAsync(app, suite =>
            {
                if (sentAt.TryGetValue(suite, out var at))
                    latencies.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            }));
        }

        var sends = PerSecond * options.Seconds;
        await SendAsync(app, sends, sentAt);
        await Task.WhenAll(clients.Select(c => c.DisposeAsync().AsTask()));
        var floor = await Floor(app.Address);
        var result = new LoadResult(latencies.Count, (long)sends * options.Clients - latencies.Count, TimeSpan.FromSeconds(options.Seconds), [.. latencies.Order()]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"push to {options.Clients} hub clients: p50 {result.Percentile(0.5):F1} ms, p99 {result.Percentile(0.99):F1} ms, {result.Answered} of {sends * options.Clients} delivered; floor, one empty request: p50 {floor:F2} ms"));
        return result.Refused == 0 && result.Percentile(0.5) <= 10 && result.Percentile(0.99) <= 40 ? 0 : 1;
    }

    // The clients live in this process: they run their code once against another app, so that what is measured is the app's part.
    private static async Task RehearseAsync(string? published)
    {
        using var app = await AppProcess.StartAsync(published);
        await using var client = await FollowAsync(app, _ => { });
        await SendAsync(app, Rehearsed, []);
    }

    private static async Task<HubConnection> FollowAsync(AppProcess app, Action<string> heard)
    {
        var client = new HubConnectionBuilder()
            .WithUrl(new Uri(app.Address, "/live"), o => o.AccessTokenProvider = () => Task.FromResult<string?>(AppProcess.Token)).Build();
        client.On<EvidenceSeen>("EvidenceRecorded", message => heard(message.Suite));
        await client.StartAsync();
        await client.InvokeAsync("Follow", (long?)null);
        return client;
    }

    private static async Task SendAsync(AppProcess app, int sends, ConcurrentDictionary<string, long> sentAt)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", AppProcess.Token);
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        for (var n = 0; n < sends && await pace.WaitForNextTickAsync(); n++)
        {
            var suite = $"push-{n}";
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["service"] = "pushed",
                ["version"] = $"1.{n % 50}.0",
                ["check"] = "unit",
                ["outcome"] = "success",
                ["suite"] = suite,
                ["id"] = suite,
            });
            sentAt[suite] = Stopwatch.GetTimestamp();
            (await http.PostAsync(new Uri("/v1/events", UriKind.Relative), form)).EnsureSuccessStatusCode();
        }

        await pace.WaitForNextTickAsync();
    }

    private static async Task<double> Floor(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var at = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private sealed record EvidenceSeen(string Suite);
}
