using System.Text;
using System.Text.Json;

namespace Dashboard.Ingest.Formats;

/// What kind of value a key was given. Everything in a form is text.
public enum NativeKind
{
    Text,
    Number,
    Flag,

    /// An array or object, as the JSON it was sent in.
    Structure,
}

public readonly record struct NativeValue(NativeKind Kind, string Text, bool FromForm = false);

/// <summary>The keys and values of one native event. Beyond the known keys at most 64 labels are held, however many a body names.</summary>
public sealed class NativePairs
{
    private readonly Dictionary<string, NativeValue> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NativeValue> _synonyms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private readonly FieldErrors _errors;

    private NativePairs(FieldErrors errors)
    {
        _errors = errors;
    }

    public IReadOnlyDictionary<string, string> Labels => _labels;

    public int LabelsLeftOut { get; private set; }

    public int LabelsCut { get; private set; }

    /// Our own name for a key wins over a synonym.
    public bool TryGet(string key, out NativeValue value) => _known.TryGetValue(key, out value) || _synonyms.TryGetValue(key, out value);

    public bool Has(string key) => TryGet(key, out _);

    /// {"service":"checkout","version":"1.4.2","check":"unit","outcome":"success"}
    public static NativePairs FromJson(ReadOnlySpan<byte> body, FieldErrors errors)
    {
        var pairs = new NativePairs(errors);
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = JsonBody.MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            var value = reader.TokenType switch
            {
                JsonTokenType.String => new NativeValue(NativeKind.Text, reader.GetString()!),
                JsonTokenType.Number => new NativeValue(NativeKind.Number, Encoding.ASCII.GetString(reader.ValueSpan)),
                JsonTokenType.True => new NativeValue(NativeKind.Flag, "true"),
                JsonTokenType.False => new NativeValue(NativeKind.Flag, "false"),
                _ => TakeStructure(ref reader, body),
            };
            pairs.Add(name, value);
        }

        return pairs;
    }

    /// service=checkout&amp;version=1.4.2&amp;check=unit&amp;outcome=success
    public static NativePairs FromForm(ReadOnlySpan<byte> body, FieldErrors errors)
    {
        var pairs = new NativePairs(errors);
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf((byte)'=');
            var name = FormText.Decode(equals < 0 ? pair : pair[..equals]);
            var value = FormText.Decode(equals < 0 ? default : pair[(equals + 1)..]);
            if (name is null || value is null)
            {
                errors.Add(name is { Length: <= NativeKeys.LongestName } ? name : "body", "expected valid UTF-8");
                continue;
            }

            pairs.Add(name, new NativeValue(NativeKind.Text, value, FromForm: true));
        }

        return pairs;
    }

    private static NativeValue TakeStructure(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new NativeValue(NativeKind.Structure, Encoding.UTF8.GetString(body[start..(int)reader.BytesConsumed]));
    }

    private void Add(string name, NativeValue value)
    {
        var text = value.Text.Contains('\0') ? value.Text.Replace('\0', '\uFFFD') : value.Text;
        value = value with { Text = text.Trim() };
        if (value.Text.Length == 0)
        {
            // An unset variable of a shell ends up as an empty value: the key was not given.
            return;
        }

        if (NativeKeys.Of(name) is not { } key)
        {
            AddLabel(name, value.Text);
            return;
        }

        if (key != name)
        {
            _synonyms[key] = value;
        }
        else if (!_known.TryAdd(key, value))
        {
            AddRepeated(key, _known[key], value);
        }
    }

    private void AddRepeated(string key, NativeValue earlier, NativeValue value)
    {
        var isList = NativeKeys.Details.TryGetValue(key, out var rule) && rule.Kind == DetailKind.List;
        if (isList && value.FromForm)
        {
            // Once too long it stays so and is refused; appending for ever would cost the square of what is sent.
            _known[key] = earlier.Text.Length > NativeKeys.LongestText ? earlier : value with { Text = $"{earlier.Text},{value.Text}" };
        }
        else if (earlier.Text != value.Text)
        {
            _errors.Add(key, "expected once; it is given more than once with different values");
        }
    }

    private void AddLabel(string name, string value)
    {
        if (name.Length == 0 || (_labels.Count >= NativeKeys.MostLabels && !_labels.ContainsKey(name)))
        {
            LabelsLeftOut++;
            return;
        }

        if (name.Length > NativeKeys.LongestName || value.Length > NativeKeys.LongestText)
        {
            LabelsCut++;
        }

        _labels[Texts.Cut(name, NativeKeys.LongestName)] = Texts.Cut(value, NativeKeys.LongestText);
    }
}
