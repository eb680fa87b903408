using System.Globalization;

namespace Dashboard.Benchmarks;

/// Goal: 4,000 durable events a second at 64 connections, p99 at most 40 ms, at least 40 % of the floor; one connection p50 at most 1.5 ms.
internal static class IngestBenchmark
{
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var time = TimeSpan.FromSeconds(options.Seconds);
        var sqlite = await SqliteFloor.RunAsync(options.Connections, time);
        Report("floor: bare SQLite group commit, FULL", sqlite);

        using (var floor = await AppProcess.StartAsync(["dotnet", Path.Combine(AppContext.BaseDirectory, "Dashboard.Benchmarks.dll"), KestrelFloor.Argument], "/health/ready", ""))
        {
            Report("floor: bare Kestrel, read and hash", await Load.RunAsync(floor.Port, "/v1/events", options.Connections, time, Deliveries.Body));
        }

        using var app = await AppProcess.StartAsync(options.App);
        var before = app.ProcessorTime;
        var many = await Load.RunAsync(app.Port, "/v1/events", options.Connections, time, Deliveries.Body);
        var perDelivery = (app.ProcessorTime - before).TotalMicroseconds / many.Answered;
        var one = await Load.RunAsync(app.Port, "/v1/events", 1, TimeSpan.FromSeconds(5), n => Deliveries.Body(n + 1_000_000_000));
        Report($"app: {options.Connections} connections from ready on, {Deliveries.Releases} releases", many);
        Report("app: 1 connection", one);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"app ÷ SQLite floor: {many.PerSecond / sqlite.PerSecond:P0}; {perDelivery:F0} µs of processor per delivery; resident {app.ResidentBytes >> 20} MB"));
        return many.Refused == 0 && one.Percentile(0.5) <= 1.5 && many is { PerSecond: >= 4000 } && many.Percentile(0.99) <= 40 && many.PerSecond >= 0.4 * sqlite.PerSecond ? 0 : 1;
    }

    private static void Report(string what, LoadResult result) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {result.PerSecond:N0}/s, p50 {result.Percentile(0.5):F2} ms, p99 {result.Percentile(0.99):F2} ms, {result.Answered} answered, {result.Refused} refused"));
}
