using Dashboard.Core.Agreements;

namespace Dashboard.Figures;

/// How long changes waited for their answer, and which still wait past the agreed time.
internal sealed class ConfidenceFeedback
{
    public static readonly string AllSql = SqlWhere("");

    // The index on services leads to the few of these, the one on feedback to those of all.
    public static readonly string SomeSql = SqlWhere($"Service IN {AskedServices.Keys} AND +");

    private readonly List<long> _waiting;

    private ConfidenceFeedback(SortedFeedback sorted, DateTimeOffset late)
    {
        (Seconds, ByService) = (sorted.Seconds, sorted.Of);
        _waiting = [.. sorted.Of.Values.SelectMany(f => f.Waiting).Where(at => at <= late.UtcTicks)];
    }

    /// Of the answers to changes that began in the window, ascending.
    public IReadOnlyList<long> Seconds { get; }

    /// By the keys of services.
    public IReadOnlyDictionary<string, ServiceFeedback> ByService { get; }

    public static async Task<ConfidenceFeedback> ReadAsync(Snapshot snapshot, DateTimeOffset history, DateTimeOffset window, CancellationToken ct)
    {
        async Task<Dictionary<string, ServiceFeedback>> OfThese(IReadOnlyCollection<string>? services) =>
            (await snapshot.ListAsync(
                services is null ? AllSql : SomeSql, r => (Service: r.GetString(0), StartedAt: r.GetInt64(1), Seconds: r.IsDBNull(2) ? null : (long?)r.GetInt64(2)), ct,
                ("@window", window.UtcTicks), ("@history", history.UtcTicks), AskedServices.Of(services)))
            .GroupBy(r => r.Service, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => new ServiceFeedback([.. g.Select(r => r.Seconds).OfType<long>()], [.. g.Where(r => r.Seconds is null).Select(r => r.StartedAt)]), StringComparer.Ordinal);

        var kept = await snapshot.Parts.Feedback.ReadAsync(snapshot, OfThese, (a, b) => a.Seconds.SequenceEqual(b.Seconds) && a.Waiting.SequenceEqual(b.Waiting), ct);
        if (snapshot.Parts.SortedFeedback is not { } sorted || !ReferenceEquals(sorted.Of, kept))
        {
            sorted = new SortedFeedback(kept, [.. kept.Values.SelectMany(f => f.Seconds).Order()]);
            snapshot.Parts.SortedFeedback = sorted;
        }

        return new ConfidenceFeedback(sorted, snapshot.AsOf - DefaultAgreement.Version0.FeedbackBudget);
    }

    /// Those begun in the window that are without an answer to this day.
    public int Overdue(DateTimeOffset from, DateTimeOffset to) => _waiting.Count(at => at > from.UtcTicks && at <= to.UtcTicks);

    private static string SqlWhere(string asked) =>
        $"""
        SELECT Service, FeedbackStartedAt, FeedbackSeconds FROM Releases
        WHERE {asked}FeedbackStartedAt >= @history AND FeedbackStartedAt IS NOT NULL AND (FeedbackSeconds IS NULL OR FeedbackStartedAt >= @window)
          AND BuiltAt IS NOT NULL AND RedirectTo IS NULL
        """;
}

/// Of one service: the seconds to each answer, and the beginning of each wait that has none.
internal sealed record ServiceFeedback(IReadOnlyList<long> Seconds, IReadOnlyList<long> Waiting);

/// The answers of all services, ascending.
internal sealed record SortedFeedback(IReadOnlyDictionary<string, ServiceFeedback> Of, IReadOnlyList<long> Seconds);
