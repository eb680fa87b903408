using System.Globalization;

namespace Dashboard.Simulator.Sending;

/// <summary>One JSON object a line for whoever started the program, at most four a second.</summary>
internal sealed class Progress(TextWriter output, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);
    private long? _last;

    public async Task SayAsync(string phase, long sent, long total, DateTimeOffset day, bool done)
    {
        if (!done && _last is { } last && clock.GetElapsedTime(last) < Between)
        {
            return;
        }

        _last = clock.GetTimestamp();
        var line = string.Create(CultureInfo.InvariantCulture,
            $$"""{"phase":"{{phase}}","sent":{{sent}},"total":{{total}},"day":"{{day:yyyy-MM-dd}}","done":{{(done ? "true" : "false")}}}""");
        await output.WriteLineAsync(line);
        await output.FlushAsync();
    }
}
