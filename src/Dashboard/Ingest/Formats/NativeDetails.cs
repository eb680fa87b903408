using System.Globalization;
using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>The keys that belong to a type, each checked for what it must hold, under its native name.</summary>
public static class NativeDetails
{
    private static readonly string[] AnalysisKeys = ["metric", "canary", "baseline", "threshold", "direction"];
    private static readonly string[] Directions = ["above", "below"];

    public static Dictionary<string, string>? Read(NativeFields fields, string type)
    {
        Dictionary<string, string>? details = null;
        foreach (var (key, rule) in NativeKeys.Details)
        {
            if (fields.Pairs.Has(key) && Read(fields, key, rule) is { } value)
            {
                (details ??= new Dictionary<string, string>(StringComparer.Ordinal))[key] = value;
            }
        }

        Add(ref details, "kind", ReadKind(fields, type));
        Add(ref details, "manifest", ReadManifest(fields));
        Add(ref details, "analysis", ReadAnalysis(fields));
        return details;
    }

    private static void Add(ref Dictionary<string, string>? details, string key, string? value)
    {
        if (value is not null)
        {
            (details ??= new Dictionary<string, string>(StringComparer.Ordinal))[key] = value;
        }
    }

    private static string? Read(NativeFields fields, string key, DetailRule rule) => rule.Kind switch
    {
        DetailKind.Name => fields.Name(key),
        DetailKind.Text => fields.Text(key),
        DetailKind.Number => fields.Number(key)?.ToString("R", CultureInfo.InvariantCulture),
        DetailKind.Whole => fields.Whole(key)?.ToString(CultureInfo.InvariantCulture),
        DetailKind.Flag => fields.Flag(key) switch { true => "true", false => "false", _ => null },
        DetailKind.List => fields.List(key),
        DetailKind.Digest => Digest(fields, key),
        DetailKind.Stage => fields.Stage(key) is { } stage ? Slug.Of(stage) : null,
        DetailKind.Tier => fields.Number(key, 1, 3) is { } tier ? Tier(fields, key, tier) : null,
        _ => fields.Word(key, rule.Words),
    };

    public static string? Digest(NativeFields fields, string key)
    {
        if (fields.Text(key) is not { } text)
        {
            return null;
        }

        if (ArtifactNames.Digest(text) is { } digest)
        {
            return digest;
        }

        fields.Errors.Add(key, $"expected sha256: and 64 hex digits (or sha384, sha512); got \"{Texts.Cut(text, 90)}\"");
        return null;
    }

    private static string? Tier(NativeFields fields, string key, double tier)
    {
        if (tier == Math.Floor(tier))
        {
            return tier.ToString(CultureInfo.InvariantCulture);
        }

        fields.Errors.Add(key, "expected one of 1, 2, 3");
        return null;
    }

    private static string? ReadKind(NativeFields fields, string type) => type switch
    {
        EventTypes.CostRecorded => fields.Word("kind", NativeKeys.CostKinds),
        EventTypes.EvidenceRecorded => fields.Word("kind", NativeKeys.EvidenceKinds),
        _ => fields.Name("kind"),
    };

    /// {"logic":true,"tests":false} or ["logic"] or "logic,tests": the parts that are there.
    private static string? ReadManifest(NativeFields fields)
    {
        if (!fields.Pairs.TryGet("manifest", out var value) || value.Kind != NativeKind.Structure || value.Text[0] != '{')
        {
            return fields.List("manifest");
        }

        using var manifest = JsonDocument.Parse(value.Text);
        var parts = new List<string>();
        foreach (var part in manifest.RootElement.EnumerateObject())
        {
            if (part.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                fields.Errors.Add($"manifest.{Texts.Cut(part.Name, 50)}", "expected true or false");
            }
            else if (part.Value.GetBoolean())
            {
                parts.Add(part.Name);
            }
        }

        return Texts.Cut(string.Join(',', parts), NativeKeys.LongestText);
    }

    /// [{"metric":"error-rate","canary":0.4,"baseline":0.3,"threshold":1,"direction":"above"}], or the same keys of one metric beside the others.
    private static string? ReadAnalysis(NativeFields fields)
    {
        if (fields.Pairs.TryGet("analysis", out var value))
        {
            return NativeAnalysis.Read(value, fields.Errors);
        }

        if (!Array.Exists(AnalysisKeys, fields.Pairs.Has))
        {
            return null;
        }

        var metric = new AnalysisMetric(
            fields.Name("metric"), fields.Number("canary"), fields.Number("baseline"), fields.Number("threshold"),
            fields.Word("direction", Directions), null);
        if (metric.Metric is null && !fields.Pairs.Has("metric"))
        {
            fields.Errors.Add("metric", "is required beside canary, baseline, threshold and direction: the name of what was measured");
        }

        return NativeAnalysis.Write([metric]);
    }

    public static bool IsDirection(string text) => Directions.Contains(text, StringComparer.Ordinal);
}
