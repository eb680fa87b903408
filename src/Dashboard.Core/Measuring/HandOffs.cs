using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>How often a release had to pass from one person to another before customers had it.</summary>
public static class HandOffs
{
    /// <summary>
    /// People besides the author who reviewed it, answered for it, began a step of it by hand or brought it to customers, each once, up to the moment
    /// everybody had it. Null where nobody told: none is told only by a release whose author is known and whose steps say that a machine began them.
    /// </summary>
    public static int? Of(Release release, IReadOnlyList<Entry> entries)
    {
        List<Entry> before = [.. entries.Where(e => !(e.At > release.ShippedAt))];
        var hands = People(before).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (hands.Count == 0)
        {
            return null;
        }

        var others = hands.Count(person => TrailFold.IsAnother(person, release.Trail.Author));
        return others > 0 ? others : Trail.IsPerson(release.Trail.Author) && StepShare.Of(before).Any(s => s.Automatic + s.ByHand > 0) ? 0 : null;
    }

    private static IEnumerable<string> People(IReadOnlyList<Entry> before) =>
        before.Where(IsInHand).Select(e => e.Actor)
            .Concat(TrailFold.Reviews(before).Select(r => r.Reviewer))
            .Append(TrailFold.Author(before))
            .Where(Trail.IsPerson).Select(person => person!);

    private static bool IsInHand(Entry e) =>
        e.Type == EventTypes.ApprovalClosed || Reach.ReachesCustomers(e) || Canaries.RolloutFold.IsRollout(e)
        || (e is { Phase: RunPhase.Terminal, ChangeOnly: false } && string.Equals(e.Detail("trigger"), "manual", StringComparison.OrdinalIgnoreCase));
}
