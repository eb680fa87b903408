using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>A release in flight as the choice for the night sees it.</summary>
/// <param name="Service">The service's key.</param>
/// <param name="OrderAt">Its place among the service's releases.</param>
/// <param name="Gates">Its gates as they stand now.</param>
public sealed record NightCandidate(string Service, DateTimeOffset OrderAt, IReadOnlyList<GateDecision> Gates);

/// <summary>What goes into the extended tests tonight: of each service the newest release that was proven alone and together.</summary>
public static class NightBatch
{
    /// <summary>
    /// Chooses among the releases in flight. Those that were cleared too but are older are skipped: proving the newest proves what customers will get.
    /// </summary>
    public static IReadOnlyList<NightChoice<T>> Of<T>(IEnumerable<T> releases, Func<T, NightCandidate> look) =>
        [.. releases.Select(r => (Release: r, Look: look(r))).Where(r => r.Look.Gates[(int)Gate.ReadyForExtended].Open)
            .GroupBy(r => r.Look.Service, StringComparer.Ordinal)
            .Select(service => service.OrderByDescending(r => r.Look.OrderAt).ToList())
            .Select(cleared => new NightChoice<T>(cleared[0].Release, Unproven(cleared[0].Look.Gates), [.. cleared.Skip(1).Where(r => Unproven(r.Look.Gates).Count > 0).Select(r => r.Release)]))
            .Where(choice => choice.Items.Count > 0)];

    /// <summary>The items of the extended stage that are asked for and neither passed nor waived.</summary>
    public static IReadOnlyList<string> Unproven(IReadOnlyList<GateDecision> gates) =>
        [.. gates.SelectMany(g => g.Items).Where(i => i.Requirement.Stage == Stage.Extended && i.State is not (EvidenceState.Passed or EvidenceState.Waived or EvidenceState.NotApplicable))
            .Select(i => i.Requirement.Item)];
}

/// <summary>One service's release for tonight: what it has to prove there, and the older ones it takes the place of.</summary>
public sealed record NightChoice<T>(T Release, IReadOnlyList<string> Items, IReadOnlyList<T> Skipped);
