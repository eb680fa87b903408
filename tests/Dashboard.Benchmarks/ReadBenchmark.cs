using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Benchmarks;

/// What a leader waits for after an event: the same 500 services with 10,000 facts behind them and with a million. A page may take 1.3 times
/// as long, a role's view 50 ms at the 99th percentile.
internal static class ReadBenchmark
{
    private const double MostGrowth = 1.3;
    private const double MostMilliseconds = 50;
    private const int Services = 500;

    // What was sent by a run before would be no event any more.
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];

    private static readonly string[] Views = ["/v1/roles/ceo", "/v1/roles/ciso", "/v1/roles/coo", "/v1/roles/cto", "/v1/roles/legal"];
    private static readonly string[] Pages =
    [
        "/", "/wall", "/roles/ceo", "/roles/ciso", "/roles/coo", "/roles/cto", "/roles/legal", "/releases", "/gates", "/services",
        "/canaries", "/places", "/delivery", "/stages", "/stages/integration",
    ];

    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var few = await MeasureAsync(options, "few", days: 1);
        var many = await MeasureAsync(options, "many", days: 90);
        var holds = true;
        foreach (var path in Views.Concat(Pages))
        {
            var growth = many[path].Percentile(0.5) / few[path].Percentile(0.5);
            var isFast = !Views.Contains(path) || many[path].Percentile(0.99) <= MostMilliseconds;
            holds &= growth <= MostGrowth && isFast;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{path,-16} p50 {few[path].Percentile(0.5),6:F1} -> {many[path].Percentile(0.5),6:F1} ms (x {growth:F2}), p99 {few[path].Percentile(0.99),6:F1} -> {many[path].Percentile(0.99),6:F1} ms{(growth <= MostGrowth && isFast ? "" : "  over")}"));
        }

        return holds ? 0 : 1;
    }

    private static async Task<Dictionary<string, LoadResult>> MeasureAsync(BenchmarkOptions options, string name, int days)
    {
        using var app = await FilledApp.StartAsync(options, name, Services, days);
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", AppProcess.Token);
        var measured = new Dictionary<string, LoadResult>(StringComparer.Ordinal);
        foreach (var path in Views.Concat(Pages))
            measured[path] = await ReadAsync(http, path, options.Seconds);
        var floor = await ReadAsync(http, "/health/live", options.Seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {days} days; floor, a request that reads nothing: p50 {floor.Percentile(0.5):F1} ms"));
        return measured;
    }

    // An event goes before every reading, so that no answer is one that was kept.
    private static async Task<LoadResult> ReadAsync(HttpClient http, string path, int seconds)
    {
        var times = new List<double>();
        var clock = Stopwatch.StartNew();
        for (var n = 0; n < 5 || clock.Elapsed < TimeSpan.FromSeconds(seconds); n++)
        {
            await SendAsync(http, $"{Run}{path}#{n}");
            var at = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            // The first ones load code.
            if (n >= 3)
                times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }

        return new LoadResult(times.Count, 0, clock.Elapsed, [.. times.Order()]);
    }

    private static async Task SendAsync(HttpClient http, string id)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["service"] = "read-benchmark",
            ["version"] = "1.0.0",
            ["check"] = "unit",
            ["outcome"] = "success",
            ["suite"] = id,
        });
        (await http.PostAsync(new Uri("/v1/events", UriKind.Relative), form)).EnsureSuccessStatusCode();
    }
}
