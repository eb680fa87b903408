using System.Text.Json;
using System.Text.Unicode;

namespace Dashboard.Ingest;

/// <summary>Finds where the events of a JSON body begin and end, without copying: each keeps its bytes exactly as sent.</summary>
public static class JsonBody
{
    public const int MaxDepth = 32;
    public const int MaxEvents = 1000;

    private const int ArrayLevel = 1;

    /// Without byte order mark and surrounding white space.
    public static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> body)
    {
        var span = body.Span;
        var start = span.StartsWith("\uFEFF"u8) ? 3 : 0;
        var end = span.Length;
        while (start < end && IsBlank(span[start]))
        {
            start++;
        }

        while (end > start && IsBlank(span[end - 1]))
        {
            end--;
        }

        return body[start..end];
    }

    public static bool IsValidText(ReadOnlySpan<byte> body) => Utf8.IsValid(body);

    /// The objects of an array, or those that follow one another (one alone, or one a line). Null when the body is no such thing; errors say why.
    public static List<ReadOnlyMemory<byte>>? Events(ReadOnlyMemory<byte> body, FieldErrors errors)
    {
        var events = new List<ReadOnlyMemory<byte>>();
        var isArray = body.Span[0] == (byte)'[';
        var options = new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = MaxDepth + (isArray ? ArrayLevel : 0) };
        var reader = new Utf8JsonReader(body.Span, options);
        try
        {
            if (isArray)
            {
                reader.Read();
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (!TakeEvent(ref reader, body, events, errors))
                {
                    return null;
                }
            }

            if (isArray && reader.Read())
            {
                errors.Add("body", "expected nothing after the end of the array");
            }
        }
        catch (JsonException fault)
        {
            AddFault(errors, isArray && reader.CurrentDepth == 0 ? 0 : events.Count, fault);
        }

        if (events.Count == 0 && !errors.Any)
        {
            errors.Add("body", "expected at least one event; the array is empty");
        }

        return errors.Any ? null : events;
    }

    private static bool TakeEvent(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, List<ReadOnlyMemory<byte>> events, FieldErrors errors)
    {
        if (events.Count == MaxEvents)
        {
            errors.Add("body", $"expected at most {MaxEvents} events in one request");
            return false;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            errors.Add($"[{events.Count}]", "expected an object of keys and values");
            return false;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        events.Add(body[start..(int)reader.BytesConsumed]);
        return true;
    }

    private static void AddFault(FieldErrors errors, int index, JsonException fault)
    {
        var what = fault.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)
            ? $"expected at most {MaxDepth} levels of nesting"
            : $"expected valid JSON; line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1} is not";
        errors.Add(index == 0 ? "body" : $"[{index}]", what);
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
