using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Benchmarks.Circuits;

/// A thousand circuits open within 20 s and 1 GB, while events are acknowledged within 150 ms at the 99th percentile.
internal static class CircuitCrowd
{
    private const int Crowd = 1000;
    private const int AtOnce = 32;
    private const int EventsPerSecond = 10;
    private const int MostSeconds = 20;
    private const int MostAck = 150;

    private static readonly string[] Pages = ["/", "/roles/ceo", "/roles/ciso", "/roles/coo", "/roles/cto", "/roles/legal"];

    public static async Task<bool> MeasureAsync(Func<IReadOnlyDictionary<string, string>, Task<AppProcess>> start)
    {
        using var app = await start(new Dictionary<string, string>(StringComparer.Ordinal));
        var floor = await MeasureAsync(app, PrerenderAsync);
        var residentBefore = app.ResidentBytes >> 20;
        await using var tabs = new Tabs(app.Address);
        var opening = await MeasureAsync(app, () => tabs.OpenAsync(Pages, Crowd, AtOnce));
        var resident = app.ResidentBytes >> 20;
        var alive = await CountAliveAsync(app, tabs);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Crowd} circuits open in {opening.Took.TotalSeconds:F1} s, {resident} MB resident ({residentBefore} MB before, {app.ResidentBytes >> 20} MB after an event), acknowledgements meanwhile p50 {opening.P50:F0}, p99 {opening.P99:F0} ms, {alive} rendered again after an event"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"floor, {Crowd} prerendered pages alone: {floor.Took.TotalSeconds:F1} s, acknowledgements meanwhile p50 {floor.P50:F0}, p99 {floor.P99:F0} ms"));
        return opening.Took.TotalSeconds <= MostSeconds && resident <= 1024 && opening.P99 <= MostAck && alive == Crowd;

        Task PrerenderAsync() => Parallel.ForAsync(0, Crowd, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, _) => await PrerenderedPage.ReadAsync(new Uri(app.Address, Pages[i % Pages.Length])));
    }

    private static async Task<(TimeSpan Took, double P50, double P99)> MeasureAsync(AppProcess app, Func<Task> open)
    {
        using var events = new PacedEvents(app.Address);
        using var enough = new CancellationTokenSource();
        await events.SendAsync();
        var sending = events.SendAsync(int.MaxValue, EventsPerSecond, enough.Token);
        var clock = Stopwatch.StartNew();
        await open();
        var took = clock.Elapsed;
        await enough.CancelAsync();
        await sending;
        return (took, events.Percentile(0.5), events.Percentile(0.99));
    }

    // Silence first, so that what comes after the event comes from it.
    private static async Task<int> CountAliveAsync(AppProcess app, Tabs tabs)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromSeconds(10));
        await pause.WaitForNextTickAsync();
        var before = tabs.Open.Select(c => c.Batches).ToList();
        using var events = new PacedEvents(app.Address);
        await events.SendAsync();
        await pause.WaitForNextTickAsync();
        tabs.AssertAlive();
        return tabs.Open.Zip(before, (circuit, batches) => circuit.Batches > batches).Count(alive => alive);
    }
}
