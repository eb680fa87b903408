using Dashboard.Core.Canaries;
using Dashboard.Figures;

namespace Dashboard.Canaries;

/// One way to look at finished rollouts; its slug stands in the address.
internal sealed record RecordEnd(string Slug, string Title, Func<FinishedRollout, bool> Takes);

internal static class RecordEnds
{
    public static IReadOnlyList<RecordEnd> All { get; } =
    [
        new("promoted", "Reached everyone on good evidence", f => f.End == RolloutEnd.Promoted),
        new("inconclusive", "Inconclusive", f => f.End == RolloutEnd.Inconclusive),
        new("against-advice", "Against our advice", f => f.End == RolloutEnd.AgainstAdvice),
        new("missed", "Went wrong afterwards", f => f.Missed),
        new("turned-back", "Turned back", f => f.End == RolloutEnd.TurnedBack),
        new("safe", "Turned back safely", f => f.IsSafeFailure),
        new("unsafe", "Turned back with an incident", f => f is { End: RolloutEnd.TurnedBack, IsSafeFailure: false }),
    ];

    /// Null for an address that names none: then all are meant.
    public static RecordEnd? Find(string? slug) => All.FirstOrDefault(e => e.Slug == slug);

    public static IEnumerable<FinishedRow> Of(CanaryReading month, string? slug) => month.Finished.Where(f => Find(slug)?.Takes(f.Rollout) ?? true);
}
