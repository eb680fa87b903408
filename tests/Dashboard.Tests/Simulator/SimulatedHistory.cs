using System.Collections.Concurrent;
using System.Text.Json;
using Dashboard.Simulator;

namespace Dashboard.Tests.Simulator;

/// <summary>What the simulator would send, as its dry run prints it.</summary>
internal sealed class SimulatedHistory
{
    /// A Wednesday morning: somebody is at work.
    public const string Now = "2026-10-14T10:30:00Z";

    private static readonly ConcurrentDictionary<string, Lazy<SimulatedHistory>> Known = new(StringComparer.Ordinal);

    private readonly ILookup<string?, JsonElement> _byService;

    private SimulatedHistory(string text)
    {
        Text = text;
        Lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Events = [.. Lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        _byService = Events.ToLookup(e => e.Word("service"), StringComparer.Ordinal);
    }

    public string Text { get; }

    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<JsonElement> Events { get; }

    /// The history of the default organisation that ends at this moment.
    public static SimulatedHistory EndingAt(string now, params string[] more)
    {
        string[] arguments = ["--dry-run", "--now", now, .. more];
        return Known.GetOrAdd(string.Join(' ', arguments), _ => new(() => new SimulatedHistory(Print(arguments)))).Value;
    }

    public static string Print(params string[] arguments)
    {
        var output = new StringWriter();
        var around = new Surroundings(output, TextWriter.Null, TextReader.Null, TimeProvider.System, _ => null);
        var code = SimulatorCommand.RunAsync(arguments, around).GetAwaiter().GetResult();
        Assert.Equal(0, code);
        return output.ToString();
    }

    public IEnumerable<JsonElement> Of(string service, params string[] types) =>
        _byService[service].Where(e => types.Length == 0 || types.Contains(e.Word("type")));
}

internal static class SimulatedEvent
{
    public static string? Word(this JsonElement e, string key) =>
        e.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static double? Amount(this JsonElement e, string key) =>
        e.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public static DateTimeOffset At(this JsonElement e, string key = "at") => e.GetProperty(key).GetDateTimeOffset();

    public static bool Is(this JsonElement e, string type) => e.Word("type") == type;

    public static bool IsRun(this JsonElement e, string check, string? suite = null, string? outcome = null) =>
        e.Is("testsuiterun.finished") && e.Word("check") == check && (suite is null || e.Word("suite") == suite) && (outcome is null || e.Word("outcome") == outcome);

    public static bool ReachesCustomers(this JsonElement e) => e.Is("service.deployed") && e.Word("environment") == "production";
}
