using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Simulator.Stream;

namespace Dashboard.Simulator.GitHub;

/// <summary>One webhook as GitHub would send it; its body is written when it is sent, in the time of that moment.</summary>
internal sealed record GitHubDelivery(DateTimeOffset At, string Event, Guid Id, Func<Func<DateTimeOffset, string>, JsonObject> Payload) : Happening(At)
{
    public ReadOnlyMemory<byte> Body(TimeLens lens) => Encoding.UTF8.GetBytes(Payload(at => Text(lens.Told(at))).ToJsonString());

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
