using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Dashboard.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Simulator;

/// <summary>After the history the organisation lives by the clock.</summary>
public sealed class LivingOnTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse(SimulatedHistory.Now, CultureInfo.InvariantCulture);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly Lines _output = new();

    [Theory]
    [InlineData("1", 6 * 3600)]
    [InlineData("360", 60)]
    public async Task Live_events_come_due_with_the_clock_and_never_ahead_of_it(string speed, int seconds)
    {
        await using var dashboard = await FakeDashboard.StartAsync();
        var run = StartAsync(dashboard, "--live", "--speed", speed, "--stop-after", "1000h");
        await _output.UntilAsync("\"done\":true");
        var history = Events(dashboard).Count;

        for (var passed = 0; passed < seconds; passed++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            if (passed % 20 == 0)
            {
                await Task.Yield();
            }
        }

        await _output.UntilAsync("\"phase\":\"live\"");
        _clock.Advance(TimeSpan.FromHours(1000));
        Assert.Equal(0, await run);

        var live = Events(dashboard).Skip(history).ToList();
        Assert.NotEmpty(live);
        Assert.All(live, e => Assert.True(e.At() > Now && e.At() <= _clock.GetUtcNow()));
        Assert.Equal(live.Select(e => e.At()).Order(), live.Select(e => e.At()));
    }

    private static List<JsonElement> Events(FakeDashboard dashboard) => [.. dashboard.Accepted.SelectMany(r => JsonSerializer.Deserialize<JsonElement[]>(r.Body)!)];

    private Task<int> StartAsync(FakeDashboard dashboard, params string[] more) => Task.Run(() => SimulatorCommand.RunAsync(
        ["--days", "8", "--services", "8", "--url", dashboard.Url, .. more],
        new Surroundings(_output, TextWriter.Null, TextReader.Null, _clock, _ => "a-token-of-the-sample-0123456789")));

    /// A writer whose lines a test can wait for.
    private sealed class Lines : TextWriter
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteLineAsync(string? value)
        {
            _lines.Writer.TryWrite(value ?? "");
            return Task.CompletedTask;
        }

        public async Task UntilAsync(string part)
        {
            while (!(await _lines.Reader.ReadAsync()).Contains(part, StringComparison.Ordinal))
            {
            }
        }
    }
}
