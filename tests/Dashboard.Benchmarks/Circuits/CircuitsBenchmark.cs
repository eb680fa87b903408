namespace Dashboard.Benchmarks.Circuits;

/// What open pages cost the server, and how soon they show what was sent, without a browser.
internal static class CircuitsBenchmark
{
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var (services, days) = options.Data is null ? (60, 30) : (500, 90);
        var folder = options.Data ?? Directory.CreateTempSubdirectory("rts-benchmark-").FullName;
        var book = options with { Data = folder };
        var holds = true;
        foreach (var (part, measure) in Parts())
        {
            if (options.Part is null || options.Part == part)
                holds &= await measure();
        }

        return holds ? 0 : 1;

        Task<AppProcess> StartAsync(IReadOnlyDictionary<string, string> environment) => FilledApp.StartAsync(book, "many", services, days, environment);

        Dictionary<string, Func<Task<bool>>> Parts() => new(StringComparer.Ordinal)
        {
            ["heap"] = () => CircuitHeap.MeasureAsync(StartAsync),
            ["crowd"] = () => CircuitCrowd.MeasureAsync(StartAsync),
            ["push"] = () => RolePagePush.MeasureAsync(options, StartAsync),
        };
    }
}
