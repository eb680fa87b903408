using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Dashboard.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Simulator;

/// <summary>After the history the organisation lives by the clock.</summary>
public sealed class LivingOnTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse(SimulatedHistory.Now, CultureInfo.InvariantCulture);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly Lines _output = new();

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData("1", 6 * 60)]
    [InlineData("360", 1)]
    public async Task Live_events_come_due_with_the_clock_and_never_ahead_of_it(string speed, int minutes)
    {
        await using var dashboard = await FakeDashboard.StartAsync(_clock);
        var run = StartAsync(dashboard, "--live", "--speed", speed, "--stop-after", "1000h");
        while (!_output.Has("\"done\":true"))
        {
            await Task.Yield();
        }

        var history = dashboard.Accepted.Count;
        _clock.Advance(TimeSpan.FromMinutes(minutes));
        while (!_output.Has("\"phase\":\"live\"") || dashboard.Accepted.Count == history)
        {
            // The nap after the history may begin before or after the clock moved on: a nudge ends it either way.
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        _clock.Advance(TimeSpan.FromHours(1000));
        Assert.Equal(0, await run);
        AssertTold([.. dashboard.Accepted.Skip(history)]);
    }

    private static void AssertTold(IReadOnlyList<Received> live)
    {
        var told = live.SelectMany(r => JsonSerializer.Deserialize<JsonElement[]>(r.Body)!.Select(e => (At: e.At(), Received: r.At))).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, e => Assert.True(e.At > Now && e.At <= e.Received, $"{e.At:O} was told at {e.Received:O}"));
        Assert.Equal(told.Select(e => e.At).Order(), told.Select(e => e.At));
    }

    private Task<int> StartAsync(FakeDashboard dashboard, params string[] more) => Task.Run(() => SimulatorCommand.RunAsync(
        ["--days", "8", "--services", "8", "--url", dashboard.Url, .. more],
        new Surroundings(_output, TextWriter.Null, TextReader.Null, _clock, _ => "a-token-of-the-sample-0123456789")));

    /// A writer whose lines a test can ask for.
    private sealed class Lines : TextWriter
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
        private readonly StringBuilder _seen = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteLineAsync(string? value)
        {
            _lines.Writer.TryWrite(value ?? "");
            return Task.CompletedTask;
        }

        public bool Has(string part)
        {
            while (_lines.Reader.TryRead(out var line))
            {
                _seen.AppendLine(line);
            }

            return _seen.ToString().Contains(part, StringComparison.Ordinal);
        }
    }
}
