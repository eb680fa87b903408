using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal;

/// What the stored bytes of a fact say: an event of the path, or a decision of ours.
/// {"seq":7,"delivery":3,"type":"build.finished","recordedAt":"…","body":"sha256 of the delivery","event":{…}}
/// {"seq":8,"delivery":0,"type":"gate.decided","recordedAt":"…","decision":{…}}
public sealed record FactBody(long Seq, long Delivery, string Type, string? BodyHash, PathEvent? Event, GateDecided? Decision)
{
    public static FactBody Read(ReadOnlyMemory<byte> bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        var root = json.RootElement;
        return new FactBody(
            root.GetProperty("seq").GetInt64(),
            root.GetProperty("delivery").GetInt64(),
            root.GetProperty("type").GetString()!,
            root.TryGetProperty("body", out var hash) ? hash.GetString() : null,
            root.TryGetProperty("event", out var told) ? told.Deserialize(CoreJson.Default.PathEvent) : null,
            root.TryGetProperty("decision", out var decision) ? decision.Deserialize(CoreJson.Default.GateDecided) : null);
    }
}
