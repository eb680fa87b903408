using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Benchmarks.Circuits;

/// From POST to the batch that carries its sequence number at 100 viewers of role pages, and at 500 with more events: all delivered.
internal static class RolePagePush
{
    private static readonly TimeSpan Straggling = TimeSpan.FromSeconds(10);
    private static readonly string[] Pages = ["/roles/ceo", "/roles/ciso", "/roles/coo", "/roles/cto", "/roles/legal"];

    public static async Task<bool> MeasureAsync(BenchmarkOptions options, Func<IReadOnlyDictionary<string, string>, Task<AppProcess>> start)
    {
        using var app = await start(new Dictionary<string, string>(StringComparer.Ordinal));
        await MeasureAsync(app, viewers: 10, perSecond: 5, seconds: 3);
        var floor = await MeasureAsync(app, viewers: 1, perSecond: 5, options.Seconds);
        var few = await MeasureAsync(app, options.Clients, perSecond: 5, options.Seconds);
        var many = await MeasureAsync(app, viewers: 500, perSecond: 20, options.Seconds);
        Tell(few);
        Tell(many);
        Console.WriteLine($"floor, one viewer: {floor}");
        return few.Times.Refused + many.Times.Refused == 0
            && few.Times.Percentile(0.95) <= 350 && few.Times.Percentile(0.99) <= 500 && many.Times.Percentile(0.99) <= 750;

        static void Tell(Push push) => Console.WriteLine($"role pages, {push}");
    }

    private static async Task<Push> MeasureAsync(AppProcess app, int viewers, int perSecond, int seconds)
    {
        using var events = new PacedEvents(app.Address);
        await events.SendAsync();
        var from = await events.SequenceAsync();
        var sends = perSecond * seconds;
        await using var tabs = new Tabs(app.Address);
        var seen = new SequenceSeen[viewers];
        await tabs.OpenAsync(Pages, viewers, opened: (circuit, i) => seen[i] = new SequenceSeen(circuit, from, from + sends));
        var processor = app.ProcessorTime;
        events.SentAt.Clear();
        events.Milliseconds.Clear();
        await events.SendAsync(sends, perSecond);
        var load = (app.ProcessorTime - processor) / TimeSpan.FromSeconds(seconds);
        await WaitAsync(seen, from + sends);
        tabs.AssertAlive();
        if (await events.SequenceAsync() != from + sends)
            throw new InvalidOperationException("an event was not one fact");
        var times = seen.SelectMany(s => s.TimesOf(events.SentAt)).Order().ToList();
        var result = new LoadResult(times.Count, (long)sends * viewers - times.Count, TimeSpan.FromSeconds(seconds), times);
        return new Push(viewers, perSecond, result, events.Percentile(0.5), events.Percentile(0.99), load, seen.Average(s => s.BytesPerBatch));
    }

    private static async Task WaitAsync(IReadOnlyList<SequenceSeen> seen, long last)
    {
        var clock = Stopwatch.StartNew();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (seen.Any(s => s.Newest < last) && clock.Elapsed < Straggling)
            await pause.WaitForNextTickAsync();
    }

    private sealed record Push(int Viewers, int PerSecond, LoadResult Times, double Ack50, double Ack99, double Processors, double BytesPerBatch)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Viewers} x {PerSecond}/s: p50 {Times.Percentile(0.5):F0}, p95 {Times.Percentile(0.95):F0}, p99 {Times.Percentile(0.99):F0} ms, {Times.Answered} of {Times.Answered + Times.Refused} delivered; acknowledged p50 {Ack50:F0}, p99 {Ack99:F0} ms; {Processors:F1} processors, {BytesPerBatch / 1024:F1} KB a batch");
    }
}
