using System.Globalization;
using Dashboard.Simulator.Organisation;

namespace Dashboard.Simulator.CommandLine;

/// <summary>Reads the arguments; every fault is named, all at once.</summary>
internal sealed class CommandLineReader(IReadOnlyList<string> arguments, Func<string, string?> environment, Func<string, string> readFile)
{
    public const string TokenVariable = "DASHBOARD_TOKEN";
    public const string GitHubSecretVariable = "DASHBOARD_GITHUB_SECRET";

    private readonly List<string> _faults = [];
    private int _at;

    public IReadOnlyList<string> Faults => _faults;

    public SimulatorOptions Read()
    {
        var options = new SimulatorOptions { Token = environment(TokenVariable), GitHubSecret = environment(GitHubSecretVariable) };
        for (_at = 0; _at < arguments.Count; _at++)
        {
            options = One(options, arguments[_at]);
        }

        if (!options.DryRun && string.IsNullOrWhiteSpace(options.Token))
        {
            _faults.Add($"A token is needed: --token-file <path>, or the environment variable {TokenVariable}.");
        }

        if (options.GitHubKey is not null && !options.DryRun && string.IsNullOrWhiteSpace(options.GitHubSecret))
        {
            _faults.Add($"--github-key needs a secret: --github-secret-file <path>, or the environment variable {GitHubSecretVariable}.");
        }

        return options;
    }

    private SimulatorOptions One(SimulatorOptions options, string name) => name switch
    {
        "--url" => options with { Url = Text(name, "an http address", Address) ?? options.Url },
        "--token-file" => options with { Token = Text(name, "a readable file", Secret) ?? "-" },
        "--days" => options with { Days = Value(name, "1 to 730", text => Whole(text, 1, 730)) ?? 1 },
        "--services" => options with { Services = Value(name, $"1 to {Growth.Limit}", text => Whole(text, 1, Growth.Limit)) ?? 1 },
        "--seed" => options with { Seed = Value(name, "a whole number", Seed) ?? 0 },
        "--now" => options with { Now = Value(name, "a time such as 2026-10-01T12:00:00Z", Time) },
        "--live" => options with { Live = true },
        "--speed" => options with { Speed = Value(name, "1 to 100000", text => Number(text, 1, 100_000)) ?? 1 },
        "--rate" => options with { Rate = Value(name, "events a second, 0.01 or more", text => Number(text, 0.01, 1_000_000)) },
        "--batch" => options with { Batch = Value(name, "1 to 1000", text => Whole(text, 1, 1000)) ?? 1 },
        "--stop-after" => options with { StopAfter = Value(name, "a time such as 90s, 10m or 2h", Duration) },
        "--parent-stdin" => options with { ParentStdin = true },
        "--dry-run" => options with { DryRun = true },
        "--github-key" => options with { GitHubKey = Text(name, "the key of a connection", text => text) },
        "--github-secret-file" => options with { GitHubSecret = Text(name, "a readable file", Secret) ?? "-" },
        _ => Unknown(options, name),
    };

    private SimulatorOptions Unknown(SimulatorOptions options, string name)
    {
        // The unknown argument may be a secret typed in the wrong place: only the name of an option is repeated.
        _faults.Add(name.StartsWith("--", StringComparison.Ordinal) ? $"Unknown option {name.Split('=')[0]}." : "An argument stands without an option before it.");
        return options;
    }

    private T? Value<T>(string name, string expected, Func<string, T?> read) where T : struct
    {
        var value = _at + 1 < arguments.Count ? read(arguments[++_at]) : null;
        return value is null ? Fault(name, expected, value) : value;
    }

    private T? Text<T>(string name, string expected, Func<string, T?> read) where T : class
    {
        try
        {
            var value = _at + 1 < arguments.Count ? read(arguments[++_at]) : null;
            return value ?? Fault(name, expected, value);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Fault(name, $"{expected} ({unreadable.Message})", default(T));
        }
    }

    private T Fault<T>(string name, string expected, T nothing)
    {
        _faults.Add($"{name} expects {expected}.");
        return nothing;
    }

    private string Secret(string path) => readFile(path).Trim();

    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private static int? Whole(string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number : null;

    private static long? Seed(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    private static double? Number(string text, double min, double max) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number : null;

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static TimeSpan? Duration(string text)
    {
        var seconds = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        return seconds > 0 && Number(text[..^1], 0.001, 1_000_000) is { } amount ? TimeSpan.FromSeconds(amount * seconds) : null;
    }
}
