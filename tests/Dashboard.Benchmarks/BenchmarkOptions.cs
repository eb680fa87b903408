using System.Globalization;

namespace Dashboard.Benchmarks;

internal sealed record BenchmarkOptions(int Seconds, int Connections, int Clients, string? App, string? Data, string? Part)
{
    public static BenchmarkOptions Parse(IReadOnlyList<string> args)
    {
        var options = new BenchmarkOptions(15, 64, 100, null, null, null);
        for (var i = 0; i + 1 < args.Count; i += 2)
        {
            options = args[i] switch
            {
                "--seconds" => options with { Seconds = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                "--connections" => options with { Connections = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                "--clients" => options with { Clients = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                "--data" => options with { Data = args[i + 1] },
                "--part" => options with { Part = args[i + 1] },
                "--app" => options with { App = args[i + 1] },
                _ => throw new ArgumentException($"unknown option {args[i]}"),
            };
        }

        return options;
    }
}
