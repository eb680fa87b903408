using Dashboard.Benchmarks;
using Dashboard.Benchmarks.Circuits;

// Each benchmark measures a promise beside its floor in one run, on this machine, with the load generator on the same cores.
return args switch
{
    ["ingest", .. var rest] => await IngestBenchmark.RunAsync(BenchmarkOptions.Parse(rest)),
    ["push", .. var rest] => await PushBenchmark.RunAsync(BenchmarkOptions.Parse(rest)),
    ["paint", .. var rest] => await PaintBenchmark.RunAsync(BenchmarkOptions.Parse(rest)),
    ["read", .. var rest] => await ReadBenchmark.RunAsync(BenchmarkOptions.Parse(rest)),
    ["circuits", .. var rest] => await CircuitsBenchmark.RunAsync(BenchmarkOptions.Parse(rest)),
    ["start", .. var rest] => await StartBenchmark.RunAsync(BenchmarkOptions.Parse(rest)),
    [KestrelFloor.Argument, "--urls", var url] => await KestrelFloor.ServeAsync(url),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project tests/Dashboard.Benchmarks -- <benchmark> [--seconds 15] [--connections 64] [--clients 100] [--app <folder of a published app>] [--data <folder to keep what was filled in>] [--part <one part of circuits>]
          ingest   durable deliveries a second and their latency, beside bare SQLite group commit and bare Kestrel
          push     time from POST to the message at 100 hub clients, beside an empty hub call
          paint    time from POST to the change on a role page in a browser, beside a DOM change without a server
          read     time of the pages and views after an event, with 10,000 facts stored beside a million (fills both first: a quarter of an hour)
          circuits what open pages cost: heap of a circuit (part heap), a thousand opened at once (crowd), time from POST to the role pages (push); without a browser
          start    time to ready, memory when idle, time of the first request, beside an empty web app
        """);
    return 64;
}
