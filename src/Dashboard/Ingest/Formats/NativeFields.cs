using System.Globalization;
using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>Reads one native event's keys as what they must be; whatever is not, is added to the errors with what was expected.</summary>
public sealed class NativeFields(NativePairs pairs, FieldErrors errors, DateTimeOffset receivedAt)
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public NativePairs Pairs => pairs;

    public FieldErrors Errors => errors;

    public DateTimeOffset ReceivedAt => receivedAt;

    public string? Name(string key) => Text(key, NativeKeys.LongestName);

    public string? Text(string key, int longest = NativeKeys.LongestText)
    {
        if (!pairs.TryGet(key, out var value))
        {
            return null;
        }

        if (value.Kind != NativeKind.Text)
        {
            errors.Add(key, $"expected text in quotes, got {Describe(value)}");
            return null;
        }

        if (value.Text.Length > longest)
        {
            errors.Add(key, $"expected at most {longest} characters, got {value.Text.Length}");
            return null;
        }

        return value.Text;
    }

    public double? Number(string key, double least = double.MinValue, double most = double.MaxValue)
    {
        if (!pairs.TryGet(key, out var value))
        {
            return null;
        }

        // "1e999" parses to infinity and "NaN" to no number: neither can be compared with anything.
        if (value.Kind is NativeKind.Number or NativeKind.Text
            && double.TryParse(value.Text, Decimal, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            && number >= least && number <= most)
        {
            return number;
        }

        errors.Add(key, $"expected a number{Range(least, most)}, got {Describe(value)}");
        return null;
    }

    public int? Whole(string key, int least = 0)
    {
        if (!pairs.TryGet(key, out var value))
        {
            return null;
        }

        if (value.Kind is NativeKind.Number or NativeKind.Text
            && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
        {
            return number;
        }

        errors.Add(key, $"expected a whole number of at least {least}, got {Describe(value)}");
        return null;
    }

    public bool? Flag(string key)
    {
        if (!pairs.TryGet(key, out var value))
        {
            return null;
        }

        switch (value.Text.ToLowerInvariant())
        {
            case "true" or "yes" or "1" when value.Kind != NativeKind.Structure:
                return true;
            case "false" or "no" or "0" when value.Kind != NativeKind.Structure:
                return false;
            default:
                errors.Add(key, $"expected true or false, got {Describe(value)}");
                return null;
        }
    }

    public string? Word(string key, IReadOnlyList<string> allowed)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        foreach (var word in allowed)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        errors.Add(key, OneOf(allowed, text));
        return null;
    }

    public Stage? Stage(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (Slug.TryParse<Stage>(text, out var stage))
        {
            return stage;
        }

        errors.Add(key, OneOf(Slug.All<Stage>(), text));
        return null;
    }

    public DateTimeOffset? Time(string key)
    {
        if (!pairs.TryGet(key, out var value))
        {
            return null;
        }

        if (value.Kind is not (NativeKind.Text or NativeKind.Number) || TolerantTime.Read(value.Text, out var time) == TimeReading.Unreadable)
        {
            errors.Add(key, $"expected a time such as 2026-03-01T09:30:00Z, or Unix seconds or milliseconds, got {Describe(value)}");
            return null;
        }

        if (TolerantTime.IsBelievable(time, receivedAt))
        {
            return time;
        }

        errors.Add(key, $"expected a time from 2000 on and at most 24 hours ahead of now, got {Describe(value)}");
        return null;
    }

    /// Comma-separated text, or a JSON array of texts and numbers.
    public string? List(string key)
    {
        if (!pairs.TryGet(key, out var value) || value.Kind != NativeKind.Structure)
        {
            return value.Kind == NativeKind.Text ? Text(key) : value.Text;
        }

        using var array = JsonDocument.Parse(value.Text);
        var items = array.RootElement.ValueKind == JsonValueKind.Array
            ? array.RootElement.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number ? item.GetRawText() : item.Text()).ToList()
            : [null];
        var list = string.Join(',', items);
        if (!items.Contains(null) && list.Length <= NativeKeys.LongestText)
        {
            return list;
        }

        errors.Add(key, $"expected a list of texts of at most {NativeKeys.LongestText} characters together");
        return null;
    }

    public static string OneOf(IEnumerable<string> allowed, string got) => $"expected one of {string.Join(", ", allowed)}; got {Quote(got)}";

    private static string Range(double least, double most) =>
        most < double.MaxValue ? $" from {least} to {most}" : least > double.MinValue ? $" of at least {least}" : "";

    private static string Describe(NativeValue value) => value.Kind switch
    {
        NativeKind.Structure when value.Text[0] == '[' => "a list",
        NativeKind.Structure => "an object",
        NativeKind.Text => Quote(value.Text),
        _ => Texts.Cut(value.Text, 50),
    };

    private static string Quote(string text) => $"\"{Texts.Cut(text, 50)}\"";
}
