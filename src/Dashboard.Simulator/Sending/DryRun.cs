using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Simulator.GitHub;
using Dashboard.Simulator.Stream;

namespace Dashboard.Simulator.Sending;

/// <summary>Prints the history instead of sending it, one event a line.</summary>
internal static class DryRun
{
    public static async Task PrintAsync(LifeStream life, TimeLens lens, NativeFormat format, TextWriter output, CancellationToken stop)
    {
        foreach (var told in life.Tell().TakeWhile(told => told.At <= lens.Now))
        {
            stop.ThrowIfCancellationRequested();
            await output.WriteAsync(told switch
            {
                LifeEvent native => Encoding.UTF8.GetString(format.One(native).Span),
                GitHubDelivery delivery => Wrapped(delivery, lens),
                _ => throw new InvalidOperationException($"{told.GetType().Name} cannot be printed."),
            });
            await output.WriteAsync('\n');
        }

        await output.FlushAsync(stop);
    }

    private static string Wrapped(GitHubDelivery delivery, TimeLens lens) => new JsonObject
    {
        ["github"] = delivery.Event,
        ["delivery"] = delivery.Id.ToString(),
        ["body"] = JsonNode.Parse(delivery.Body(lens).Span),
    }.ToJsonString();
}
