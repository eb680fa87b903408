using Dashboard.Journal;

namespace Dashboard.Ingest;

/// <summary>What a format made of a request: deliveries to record together, or everything that is wrong with it.</summary>
public sealed record Translation(IReadOnlyList<DeliveryDraft> Deliveries, FieldErrors Errors, bool IsBatch = false)
{
    public static Translation Of(DeliveryDraft delivery) => new([delivery], new FieldErrors());

    public static Translation Unreadable(string why)
    {
        var errors = new FieldErrors();
        errors.Add("body", why);
        return new([], errors);
    }
}

/// <summary>Every fault found, by field; within a batch the field carries the event's index: <c>[3].outcome</c>.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, List<string>> _byField = new(StringComparer.Ordinal);
    private string _prefix = "";

    public bool Any => _byField.Count > 0;

    public int Count { get; private set; }

    public IReadOnlyDictionary<string, List<string>> ByField => _byField;

    /// What follows is about this event of a batch.
    public void StartEvent(int index) => _prefix = $"[{index}]";

    public void Add(string field, string expected)
    {
        var name = _prefix.Length == 0 ? field : field == "body" ? _prefix : $"{_prefix}.{field}";
        if (!_byField.TryGetValue(name, out var faults))
        {
            _byField[name] = faults = [];
        }

        if (!faults.Contains(expected, StringComparer.Ordinal))
        {
            faults.Add(expected);
            Count++;
        }
    }

    /// The first faults in one line, for the list of deliveries that were not understood.
    public override string ToString() =>
        string.Join("; ", _byField.Take(5).Select(p => $"{p.Key}: {string.Join(", ", p.Value)}"))
        + (_byField.Count > 5 ? $"; and {_byField.Count - 5} more" : "");
}
