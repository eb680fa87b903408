using System.Text.Json.Serialization;

namespace Dashboard.Sample;

/// {"phase":"history","sent":1234,"total":56789,"day":"2026-10-01","done":false}
internal sealed record SimulatorLine(string Phase, long Sent, long Total, string Day, bool Done);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SimulatorLine))]
internal sealed partial class SampleJson : JsonSerializerContext;
