using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Ingest.Formats;

/// One metric of a canary analysis, as the sender's engine measured it.
public sealed record AnalysisMetric(
    string? Metric, double? Canary, double? Baseline, double? Threshold, string? Direction, string? Verdict);

/// <summary>Reads <c>analysis</c> into one compact JSON array with numbers that are numbers.</summary>
public static class NativeAnalysis
{
    public const int MostMetrics = 50;

    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(IReadOnlyList<AnalysisMetric> metrics) => JsonSerializer.Serialize(metrics, Compact);

    /// A form carries the array as text.
    public static string? Read(NativeValue value, FieldErrors errors)
    {
        using var document = TryParse(value.Text);
        if (document is null || document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() > MostMetrics)
        {
            errors.Add("analysis", $"expected a JSON array of at most {MostMetrics} objects with metric, canary, baseline, threshold and direction");
            return null;
        }

        var metrics = new List<AnalysisMetric>();
        foreach (var item in document.RootElement.EnumerateArray())
        {
            metrics.Add(ReadMetric(item, $"analysis[{metrics.Count}]", errors));
        }

        return Write(metrics);
    }

    private static AnalysisMetric ReadMetric(JsonElement item, string field, FieldErrors errors)
    {
        var metric = item.Text("metric");
        if (metric is null || metric.Length > NativeKeys.LongestName)
        {
            errors.Add($"{field}.metric", $"is required: the name of what was measured, at most {NativeKeys.LongestName} characters");
        }

        var direction = item.Text("direction");
        if (direction is not null && !NativeDetails.IsDirection(direction))
        {
            errors.Add($"{field}.direction", NativeFields.OneOf(["above", "below"], direction));
        }

        return new AnalysisMetric(
            metric,
            Number(item, "canary", field, errors),
            Number(item, "baseline", field, errors),
            Number(item, "threshold", field, errors),
            direction,
            item.Text("verdict") is { } verdict ? Texts.Cut(verdict, NativeKeys.LongestName) : null);
    }

    private static double? Number(JsonElement item, string key, string field, FieldErrors errors)
    {
        var part = item.At(key);
        if (part.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return null;
        }

        if (part.ValueKind == JsonValueKind.Number && part.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        errors.Add($"{field}.{key}", "expected a number");
        return null;
    }

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonBody.MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
