using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core;

/// <summary>
/// The stored and transmitted form of the domain's records: camel case, nulls left out, enums as kebab-case words.
/// The enums name their converters themselves: converters among these options would cost the generated writing code.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(PathEvent))]
[JsonSerializable(typeof(StoredName))]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(Measures))]
[JsonSerializable(typeof(WayToCustomers))]
[JsonSerializable(typeof(MetricReading[]))]
[JsonSerializable(typeof(GateDecided))]
[JsonSerializable(typeof(List<InterventionStep>))]
public sealed partial class CoreJson : JsonSerializerContext;

/// <summary>Reads and writes an enum as its kebab-case word.</summary>
public sealed class SlugConverter<T> : JsonConverter<T> where T : struct, Enum
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Slug.TryParse<T>(reader.GetString(), out var value) ? value : throw new JsonException($"'{reader.GetString()}' is not one of {string.Join(", ", Slug.All<T>())}");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Slug.Of(value));

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Slug.Of(value));
}
