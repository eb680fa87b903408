using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Dashboard.Simulator.Stream;

/// <summary>Writes events in the product's native JSON. Ids follow from the run, so that sending again is sending a duplicate.</summary>
internal sealed class NativeFormat(string run, TimeLens lens)
{
    public ReadOnlyMemory<byte> Batch(IReadOnlyList<LifeEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>(events.Count * 700);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        foreach (var told in events)
        {
            Write(json, told);
        }

        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }

    public ReadOnlyMemory<byte> One(LifeEvent told)
    {
        var buffer = new ArrayBufferWriter<byte>(900);
        using var json = new Utf8JsonWriter(buffer);
        Write(json, told);
        json.Flush();
        return buffer.WrittenMemory;
    }

    private void Write(Utf8JsonWriter json, LifeEvent told)
    {
        json.WriteStartObject();

        // An event after the present is told differently at another speed: it must not share its id.
        json.WriteString("id", told.At > lens.Now ? $"{run}-{told.Service}-{told.Ordinal}-x{lens.Speed}" : $"{run}-{told.Service}-{told.Ordinal}");
        json.WriteString("service", told.Service);
        json.WriteString("type", told.Type);
        json.WriteString("at", Text(told.At));
        foreach (var (key, value) in told.Values)
        {
            Write(json, key, value);
        }

        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, string key, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(key, text);
                break;
            case int number:
                json.WriteNumber(key, number);
                break;
            case double number:
                json.WriteNumber(key, number);
                break;
            case decimal number:
                json.WriteNumber(key, number);
                break;
            case bool flag:
                json.WriteBoolean(key, flag);
                break;
            case DateTimeOffset at:
                json.WriteString(key, Text(at));
                break;
            default:
                throw new InvalidOperationException($"'{key}' has a value of type {value.GetType().Name}, which the native format does not know.");
        }
    }

    private string Text(DateTimeOffset at)
    {
        var told = lens.Told(at);
        var format = told.UtcTicks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        return told.ToString(format, CultureInfo.InvariantCulture);
    }
}
