namespace Dashboard.Core.Pipeline;

/// <summary>Pairs of beginning and end: alerts and incidents. An end that arrives before its beginning still belongs to it.</summary>
public static class Spans
{
    /// <summary>Promotion-preventing alerts, one span for each time one fired.</summary>
    public static IReadOnlyList<AlertSpan> Alerts(IReadOnlyList<Entry> entries) =>
        [.. entries.Where(e => e.Type is EventTypes.AlertFired or EventTypes.AlertResolved)
            .GroupBy(e => e.Subject, StringComparer.Ordinal)
            .Where(g => g.Any(e => string.Equals(e.Detail("promotionPreventing"), "true", StringComparison.OrdinalIgnoreCase)))
            .SelectMany(g => Of([.. g], EventTypes.AlertFired).Select(s => new AlertSpan(s.First.Detail("alert") ?? g.Key, s.First.At, s.EndedAt)))
            .OrderBy(a => a.FiredAt).ThenBy(a => a.Alert, StringComparer.Ordinal)];

    /// <summary>Incidents, one per subject: from first detection to resolution.</summary>
    public static IReadOnlyList<IncidentSpan> Incidents(IReadOnlyList<Entry> entries) =>
        [.. entries.Where(e => e.Type is EventTypes.IncidentDetected or EventTypes.IncidentReported or EventTypes.IncidentResolved)
            .GroupBy(e => e.Subject, StringComparer.Ordinal)
            .Select(g => Incident(g.Key, [.. g]))
            .OfType<IncidentSpan>()
            .OrderBy(i => i.DetectedAt).ThenBy(i => i.Incident, StringComparer.Ordinal)];

    // Detected again after it was resolved, it is open again; a report written afterwards opens nothing.
    private static IncidentSpan? Incident(string subject, List<Entry> entries)
    {
        var begun = entries.Where(e => e.Type != EventTypes.IncidentResolved).Select(e => (DateTimeOffset?)e.At).Min();
        var detected = entries.Where(e => e.Type == EventTypes.IncidentDetected).Select(e => (DateTimeOffset?)e.At).Max();
        var resolved = entries.Where(e => e.Type == EventTypes.IncidentResolved).Select(e => (DateTimeOffset?)e.At).Max();
        string? Newest(string key) => EvidenceBag.InOrder(entries).Select(e => e.Detail(key)).LastOrDefault(v => v is not null);
        return (begun ?? resolved) is { } at
            ? new IncidentSpan(Newest("incident") ?? subject, at, detected > resolved ? null : resolved < at ? at : resolved, Newest("severity"), Newest("cause"))
            : null;
    }

    private static IEnumerable<(Entry First, DateTimeOffset? EndedAt)> Of(List<Entry> entries, string begins)
    {
        Entry? open = null;
        foreach (var entry in entries.OrderBy(e => e.At).ThenBy(e => e.Type == begins ? 0 : 1).ThenBy(e => e.Key, StringComparer.Ordinal))
        {
            if (entry.Type == begins)
            {
                open ??= entry;
            }
            else if (open is not null)
            {
                yield return (open, entry.At);
                open = null;
            }
        }

        if (open is not null)
        {
            yield return (open, null);
        }
    }
}
