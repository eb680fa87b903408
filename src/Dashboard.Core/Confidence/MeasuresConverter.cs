using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Core.Confidence;

/// <summary>Writes only the measures that are not zero, which on most releases are few.</summary>
public sealed class MeasuresConverter : JsonConverter<Measures>
{
    private static readonly (string Name, Func<Measures, long> Get, Action<Measures, long> Set)[] Fields =
    [
        .. typeof(Measures).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(long)).Select(p =>
            (JsonNamingPolicy.CamelCase.ConvertName(p.Name), p.GetMethod!.CreateDelegate<Func<Measures, long>>(), p.SetMethod!.CreateDelegate<Action<Measures, long>>())),
    ];

    private static readonly Dictionary<string, Action<Measures, long>> Setters = Fields.ToDictionary(f => f.Name, f => f.Set, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override Measures Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var measures = new Measures();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (Setters.TryGetValue(name, out var set))
            {
                set(measures, reader.GetInt64());
            }
            else
            {
                reader.Skip();
            }
        }

        return measures;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Measures value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, get, _) in Fields)
        {
            if (get(value) is not 0 and var number)
            {
                writer.WriteNumber(name, number);
            }
        }

        writer.WriteEndObject();
    }
}
