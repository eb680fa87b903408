using System.Text.Json;

namespace Dashboard.Ingest;

/// <summary>Reads parts of a sender's JSON that may be missing, null or of another kind: each is then simply not there.</summary>
public static class JsonParts
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonBody.MaxDepth };

    /// The object in these bytes; null with the reason when it is none. The caller disposes it.
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body, out string fault)
    {
        fault = "";
        if (body.IsEmpty || !JsonBody.IsValidText(body.Span))
        {
            fault = body.IsEmpty ? "the body is empty" : "the body is not valid UTF-8";
            return null;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, Options);
        }
        catch (JsonException wrong)
        {
            fault = wrong.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)
                ? $"the JSON is nested deeper than {JsonBody.MaxDepth} levels"
                : "the body is not valid JSON";
            return null;
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        fault = "the body is JSON, but not an object";
        return null;
    }

    public static JsonElement At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) ? part : default;

    public static JsonElement At(this JsonElement element, string name, string next) => element.At(name).At(next);

    /// The text, trimmed; null when there is none.
    public static string? Text(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        string text;
        try
        {
            text = element.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair written as an escape is well-formed JSON but no text.
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    public static string? Text(this JsonElement element, string name) => element.At(name).Text();

    public static string? Text(this JsonElement element, string name, string next) => element.At(name).At(next).Text();

    /// Text or a whole number, as text: ids come as either.
    public static string? Id(this JsonElement element, string name)
    {
        var part = element.At(name);
        return part.ValueKind == JsonValueKind.Number ? part.GetRawText() : part.Text();
    }

    public static bool? Flag(this JsonElement element, string name) =>
        element.At(name).ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    public static int? Whole(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Number } part && part.TryGetInt32(out var number) ? number : null;
}
