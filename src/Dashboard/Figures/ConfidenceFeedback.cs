using Dashboard.Core.Agreements;

namespace Dashboard.Figures;

/// How long changes waited for their answer, and which still wait past the agreed time.
internal sealed record ConfidenceFeedback(IReadOnlyList<long> Seconds, IReadOnlyList<DateTimeOffset> StillWaiting)
{
    public const string SecondsSql =
        """
        SELECT FeedbackSeconds FROM Releases
        WHERE FeedbackStartedAt IS NOT NULL AND FeedbackStartedAt >= @from AND FeedbackSeconds IS NOT NULL AND BuiltAt IS NOT NULL AND RedirectTo IS NULL
        ORDER BY FeedbackSeconds
        """;

    public const string WaitingSql =
        """
        SELECT FeedbackStartedAt FROM Releases
        WHERE FeedbackStartedAt IS NOT NULL AND FeedbackStartedAt >= @from AND FeedbackStartedAt <= @late AND FeedbackSeconds IS NULL AND BuiltAt IS NOT NULL
          AND RedirectTo IS NULL
        """;

    public static async Task<ConfidenceFeedback> ReadAsync(Snapshot snapshot, DateTimeOffset history, DateTimeOffset window, CancellationToken ct)
    {
        var late = snapshot.AsOf - DefaultAgreement.Version0.FeedbackBudget;
        return new ConfidenceFeedback(
            await snapshot.ListAsync(SecondsSql, r => r.GetInt64(0), ct, ("@from", window.UtcTicks)),
            await snapshot.ListAsync(WaitingSql, r => r.At(0), ct, ("@from", history.UtcTicks), ("@late", late.UtcTicks)));
    }

    /// Those begun in the window that are without an answer to this day.
    public int Overdue(DateTimeOffset from, DateTimeOffset to) => StillWaiting.Count(at => at > from && at <= to);
}
