using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Benchmarks;

/// Ready within 2 s, first request within 300 ms, idle within 200 MB, on a journal that already holds facts.
internal static class StartBenchmark
{
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        string folder;
        using (var first = await AppProcess.StartAsync(options.App))
        {
            folder = first.Folder;
            var filled = await Load.RunAsync(first.Port, "/v1/events", options.Connections, TimeSpan.FromSeconds(options.Seconds), Deliveries.Body);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"journal filled with {filled.Answered:N0} deliveries"));
        }

        using var app = await AppProcess.StartAsync(options.App, folder);
        using var http = new HttpClient { BaseAddress = app.Address };
        var at = Stopwatch.GetTimestamp();
        using var page = await http.GetAsync(new Uri("/", UriKind.Relative));
        var firstRequest = Stopwatch.GetElapsedTime(at);
        using var settle = new PeriodicTimer(TimeSpan.FromSeconds(5));
        await settle.WaitForNextTickAsync();
        using var floor = await AppProcess.StartAsync(["dotnet", Path.Combine(AppContext.BaseDirectory, "Dashboard.Benchmarks.dll"), KestrelFloor.Argument], "/health/ready", "");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ready after {app.ReadyAfter.TotalSeconds:F2} s (floor {floor.ReadyAfter.TotalSeconds:F2} s), first page {firstRequest.TotalMilliseconds:F0} ms, idle {app.ResidentBytes >> 20} MB (floor {floor.ResidentBytes >> 20} MB)"));
        return app.ReadyAfter <= TimeSpan.FromSeconds(2) && firstRequest <= TimeSpan.FromMilliseconds(300) && app.ResidentBytes <= 200L << 20 ? 0 : 1;
    }
}
