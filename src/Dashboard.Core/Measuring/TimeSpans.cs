namespace Dashboard.Core.Measuring;

/// <summary>A set of moments as disjoint stretches in order. Joining and cutting keep it so; overlap is never counted twice.</summary>
public sealed class TimeSpans
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _stretches;

    private TimeSpans(List<(DateTimeOffset From, DateTimeOffset To)> stretches) => _stretches = stretches;

    /// <summary>The union of the given stretches, clipped to [from, to]; empty and backward ones drop out.</summary>
    public static TimeSpans Union(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> stretches, DateTimeOffset from, DateTimeOffset to)
    {
        List<(DateTimeOffset From, DateTimeOffset To)> union = [];
        foreach (var (start, end) in stretches.Select(s => (From: s.From < from ? from : s.From, To: s.To > to ? to : s.To)).Where(s => s.To > s.From).OrderBy(s => s.From))
        {
            if (union.Count > 0 && start <= union[^1].To)
            {
                union[^1] = (union[^1].From, end > union[^1].To ? end : union[^1].To);
            }
            else
            {
                union.Add((start, end));
            }
        }

        return new(union);
    }

    /// <summary>What of this set lies outside the other.</summary>
    public TimeSpans Without(TimeSpans other)
    {
        List<(DateTimeOffset From, DateTimeOffset To)> rest = [];
        foreach (var (start, end) in _stretches)
        {
            var from = start;
            foreach (var cut in other._stretches.Where(c => c.To > start && c.From < end))
            {
                if (cut.From > from)
                {
                    rest.Add((from, cut.From));
                }

                from = cut.To > from ? cut.To : from;
            }

            if (from < end)
            {
                rest.Add((from, end));
            }
        }

        return new(rest);
    }

    /// <summary>This set and the other together.</summary>
    public TimeSpans With(TimeSpans other) => Union([.. _stretches, .. other._stretches], DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>The stretches in order.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Stretches => _stretches;

    /// <summary>All of them together.</summary>
    public TimeSpan Total => new(_stretches.Sum(s => (s.To - s.From).Ticks));

    /// <summary>Whole seconds in the set.</summary>
    public long Seconds => _stretches.Sum(s => (s.To - s.From).Ticks) / TimeSpan.TicksPerSecond;
}
