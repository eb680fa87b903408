namespace Dashboard.Core.Pipeline;

/// <summary>
/// From what was told to what is proven: newest attempt inside a run, newest finish between runs of a suite,
/// every suite must have passed, and what proves nothing leaves the last proof standing. Runs for every event taken in: it makes
/// one array and no groups.
/// </summary>
public static class EvidenceRules
{
    /// <summary>The evidence of every check, from what happened at or before <paramref name="until"/> (null: everything).</summary>
    public static IReadOnlyList<CheckEvidence> Weigh(IEnumerable<Entry> entries, DateTimeOffset? until = null)
    {
        Entry[] told = [.. entries.Where(e => e is { Stage: not null, Check: not null, ChangeOnly: false } && (until is null || e.At <= until))];
        Array.Sort(told, ByLine);
        List<CheckEvidence> checks = [];
        for (var start = 0; start < told.Length;)
        {
            var end = start + 1;
            while (end < told.Length && told[end].Stage == told[start].Stage && told[end].Check == told[start].Check)
            {
                end++;
            }

            checks.Add(WeighCheck(told.AsSpan(start, end - start)));
            start = end;
        }

        return checks;
    }

    /// <summary>The newest proof of one suite, or null when none of its entries proves anything.</summary>
    public static Entry? NewestProof(ReadOnlySpan<Entry> suite)
    {
        Entry? newest = null;
        foreach (var proof in suite)
        {
            if (proof.IsProof && !IsOutdoneInItsRun(proof, suite) && (newest is null || IsNewer(proof, newest)))
            {
                newest = proof;
            }
        }

        return newest;
    }

    private static CheckEvidence WeighCheck(ReadOnlySpan<Entry> told)
    {
        var tally = new SuiteTally();
        for (var start = 0; start < told.Length;)
        {
            var end = start + 1;
            while (end < told.Length && told[end].Suite == told[start].Suite)
            {
                end++;
            }

            var suite = told[start..end];
            tally.Add(suite, NewestProof(suite), IsAnyOngoing(suite));
            start = end;
        }

        return tally.ToEvidence(told[0].Stage!.Value, told[0].Check!);
    }

    private static int ByLine(Entry a, Entry b)
    {
        var stages = a.Stage!.Value.CompareTo(b.Stage!.Value);
        var checks = stages != 0 ? stages : string.CompareOrdinal(a.Check, b.Check);
        return checks != 0 ? checks : string.CompareOrdinal(a.Suite, b.Suite);
    }

    private static bool IsOutdoneInItsRun(Entry proof, ReadOnlySpan<Entry> suite)
    {
        foreach (var other in suite)
        {
            if (other.IsProof && other.Subject == proof.Subject && !ReferenceEquals(other, proof) && OutdoesInRun(other, proof))
            {
                return true;
            }
        }

        return false;
    }

    private static bool OutdoesInRun(Entry a, Entry b) =>
        a.Attempt != b.Attempt ? a.Attempt > b.Attempt : a.At != b.At ? a.At > b.At : WinsTie(a, b);

    private static bool IsNewer(Entry a, Entry b) => a.End != b.End ? a.End > b.End : WinsTie(a, b);

    // Ties: the worse outcome, then the delivery key in ordinal order.
    private static bool WinsTie(Entry a, Entry b) =>
        a.IsSuccess != b.IsSuccess ? !a.IsSuccess : string.CompareOrdinal(a.Key, b.Key) < 0;

    private static bool IsAnyOngoing(ReadOnlySpan<Entry> suite)
    {
        foreach (var entry in suite)
        {
            if (entry.Phase != RunPhase.Terminal && !HasEnded(entry, suite))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasEnded(Entry begun, ReadOnlySpan<Entry> suite)
    {
        foreach (var entry in suite)
        {
            if (entry.Phase == RunPhase.Terminal && entry.Subject == begun.Subject && entry.Attempt >= begun.Attempt)
            {
                return true;
            }
        }

        return false;
    }
}
