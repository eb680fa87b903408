using System.Globalization;

namespace Dashboard.Simulator.CommandLine;

/// <summary>What the caller asked for. Secrets come from files or the environment, never from the command line, where every user of the machine can read them.</summary>
internal sealed record SimulatorOptions
{
    public Uri Url { get; init; } = new("http://localhost:5080");

    public string? Token { get; init; }

    public int Days { get; init; } = 90;

    public int Services { get; init; } = 14;

    public long Seed { get; init; } = 42;

    /// <summary>End of the history; null is the clock's present.</summary>
    public DateTimeOffset? Now { get; init; }

    public bool Live { get; init; }

    public double Speed { get; init; } = 1;

    /// <summary>Events a second at most; null is as fast as they are taken.</summary>
    public double? Rate { get; init; }

    public int Batch { get; init; } = 500;

    public TimeSpan? StopAfter { get; init; }

    public bool ParentStdin { get; init; }

    public bool DryRun { get; init; }

    public string? GitHubKey { get; init; }

    public string? GitHubSecret { get; init; }

    /// <summary>Names everything that shapes the stream: two runs that differ in it never share an event id.</summary>
    public string RunName(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"lw{Seed:x}-{now.ToUnixTimeSeconds():x}-{Days}-{Services}");
}
