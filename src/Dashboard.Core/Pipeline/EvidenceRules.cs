namespace Dashboard.Core.Pipeline;

/// <summary>
/// From what was told to what is proven (domain.md section 1): newest attempt inside a run, newest finish between runs of a suite,
/// every suite must have passed, and what proves nothing leaves the last proof standing.
/// </summary>
public static class EvidenceRules
{
    /// <summary>The evidence of every check, from what happened at or before <paramref name="until"/> (null: everything).</summary>
    public static IReadOnlyList<CheckEvidence> Weigh(IEnumerable<Entry> entries, DateTimeOffset? until = null)
    {
        var checks = new SortedDictionary<(Stage, string), SortedDictionary<string, List<Entry>>>();
        foreach (var entry in entries)
        {
            if (entry is { Stage: { } stage, Check: { } check, ChangeOnly: false } && (until is null || entry.At <= until))
            {
                if (!checks.TryGetValue((stage, check), out var suites))
                {
                    checks[(stage, check)] = suites = new(StringComparer.Ordinal);
                }

                if (!suites.TryGetValue(entry.Suite, out var list))
                {
                    suites[entry.Suite] = list = [];
                }

                list.Add(entry);
            }
        }

        return [.. checks.Select(c => WeighCheck(c.Key.Item1, c.Key.Item2, c.Value))];
    }

    /// <summary>The newest proof of one suite, or null when none of its entries proves anything.</summary>
    public static Entry? NewestProof(IReadOnlyList<Entry> suite)
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

    private static CheckEvidence WeighCheck(Stage stage, string check, SortedDictionary<string, List<Entry>> suites)
    {
        var standing = suites.Select(s => (Suite: s.Key, Entries: s.Value, Proof: NewestProof(s.Value))).ToList();
        var winners = standing.Where(s => s.Proof is not null).Select(s => s.Proof!).ToList();
        var failed = standing.Where(s => s.Proof is { IsSuccess: false }).Select(s => s.Suite).ToList();
        var unproven = standing.Where(s => s.Proof is null).Select(s => s.Suite).ToList();
        var running = standing.Exists(s => s.Entries.Exists(e => IsOngoing(e, s.Entries)));
        return new CheckEvidence
        {
            Stage = stage,
            Check = check,
            Proof = failed.Count > 0 ? Proof.Failed : unproven.Count > 0 || winners.Count == 0 ? Proof.None : Proof.Passed,
            ProvenAt = winners.Count == 0 ? null : winners.Min(w => w.At),
            NewestAt = winners.Count == 0 ? null : winners.Max(w => w.At),
            FailedAt = failed.Count == 0 ? null : winners.Where(w => !w.IsSuccess).Max(w => w.At),
            FirstPassedAt = FirstPassedAt(suites.Values),
            Suites = suites.Count,
            FailedSuites = failed,
            UnprovenSuites = unproven,
            Running = running,
            Flaky = standing.Exists(s => s.Proof is { IsSuccess: true } && s.Entries.Exists(e => e is { IsProof: true, IsSuccess: false })),
            Executed = winners.Sum(Criteria.Executed),
            Passed = winners.Sum(Criteria.Passed),
            Note = unproven.Count == 0 || failed.Count > 0 ? null : running ? "still running" : "ran, proved nothing",
            Key = winners.OrderBy(w => w.IsSuccess).ThenBy(w => w.End).FirstOrDefault()?.Key,
        };
    }

    // When each suite first passed, the last of them. Later runs for freshness do not move it.
    private static DateTimeOffset? FirstPassedAt(IReadOnlyCollection<List<Entry>> suites)
    {
        DateTimeOffset? last = null;
        foreach (var entries in suites)
        {
            if (entries.Where(e => e.IsSuccess).Select(e => (DateTimeOffset?)e.At).Min() is not { } first)
            {
                return null;
            }

            last = last is null || first > last ? first : last;
        }

        return last;
    }

    private static bool IsOutdoneInItsRun(Entry proof, IReadOnlyList<Entry> suite)
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

    private static bool IsOngoing(Entry e, List<Entry> suite) => e.Phase != RunPhase.Terminal
        && !suite.Any(o => o.Phase == RunPhase.Terminal && o.Subject == e.Subject && o.Attempt >= e.Attempt);
}
