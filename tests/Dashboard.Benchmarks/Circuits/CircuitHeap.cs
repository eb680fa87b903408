using System.Globalization;

namespace Dashboard.Benchmarks.Circuits;

/// What a circuit keeps in the managed heap of the app: at most 300 KB on every page without a data grid.
internal static class CircuitHeap
{
    private const double MostKilobytes = 300;
    private const int Before = 5;
    private const int More = 50;
    private const string Plainest = "/not-found";

    private static readonly string[] Pages =
    [
        "/", "/wall", "/roles/ceo", "/roles/ciso", "/roles/coo", "/roles/cto", "/roles/legal", "/releases", "/gates", "/canaries", "/canaries/record", "/services", "/places",
        "/delivery", "/stages", "/stages/build", "/stages/extended",
    ];

    public static async Task<bool> MeasureAsync(Func<IReadOnlyDictionary<string, string>, Task<AppProcess>> start)
    {
        var heap = new ManagedHeap();
        using var app = await start(heap.Environment);
        using var events = new PacedEvents(app.Address);
        await KeepTwoMinutesAsync(app, events);
        var holds = true;
        foreach (var page in Pages)
        {
            var (opened, told, bytes) = await MeasureAsync(app, heap, events, page);
            var isSmall = Math.Max(opened, told) <= MostKilobytes;
            holds &= isSmall;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{page,-16} {opened,6:F0} KB a circuit, {told,6:F0} KB after events; first batch {bytes,6:F0} KB{(isSmall ? "" : "  over")}"));
        }

        var floor = await MeasureAsync(app, heap, events, Plainest);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"floor, a page of three lines in the same frame: {floor.Opened:F0} KB, {floor.Told:F0} KB after events"));
        return holds;
    }

    // Figures are kept for two minutes: until both are there the heap grows by itself, by more than fifty pages.
    private static async Task KeepTwoMinutesAsync(AppProcess app, PacedEvents events)
    {
        await using var tabs = new Tabs(app.Address);
        await tabs.OpenAsync(Pages, Pages.Length);
        await events.SendAsync(70, perSecond: 0.5);
    }

    private static async Task<(double Opened, double Told, double FirstBytes)> MeasureAsync(AppProcess app, ManagedHeap heap, PacedEvents events, string page)
    {
        await using var tabs = new Tabs(app.Address);
        await tabs.OpenAsync([page], Before);
        await SettleAsync(events);
        var before = await heap.ReadAsync();
        await tabs.OpenAsync([page], More);
        var first = tabs.Open.Skip(Before).Average(c => c.Bytes / 1024.0);
        var opened = await heap.ReadAsync();
        await SettleAsync(events);
        var told = await heap.ReadAsync();
        tabs.AssertAlive();
        return ((opened - before) / 1024.0 / More, (told - before) / 1024.0 / More, first);
    }

    // Two events, far enough apart that neither is merged with the other: what is kept of the reading before is shared by all.
    private static Task SettleAsync(PacedEvents events) => events.SendAsync(2, perSecond: 0.5);
}
