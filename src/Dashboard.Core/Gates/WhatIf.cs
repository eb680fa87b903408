using System.Text.Json.Serialization;
using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>A moment at which a release could be given to everyone. Each holds what the ones before it assume.</summary>
[JsonConverter(typeof(SlugConverter<ShipMoment>))]
public enum ShipMoment
{
    /// <summary>As it stands.</summary>
    Now,

    /// <summary>When what runs or is queued has ended.</summary>
    AfterRunning,

    /// <summary>When the next batch of extended tests has ended.</summary>
    AfterExtended,

    /// <summary>When the canary has ended.</summary>
    AfterCanary,
}

/// <summary>What would hold at a moment if everything assumed passes. A thought; it is never recorded.</summary>
/// <param name="Moment">The moment.</param>
/// <param name="At">When that would be.</param>
/// <param name="Gates">The gates as they would be decided.</param>
/// <param name="Assumed">The items that are taken to have passed by then, though they have not.</param>
public sealed record WhatIfAnswer(ShipMoment Moment, DateTimeOffset At, IReadOnlyList<GateDecision> Gates, IReadOnlyList<string> Assumed)
{
    private IEnumerable<ItemDecision> Items => Gates.SelectMany(g => g.Items);

    /// <summary>Weight expected.</summary>
    public int ExpectedWeight => Items.Sum(i => i.Weight);

    /// <summary>Weight that would have passed.</summary>
    public int EarnedWeight => Items.Where(i => i.State == EvidenceState.Passed).Sum(i => i.Weight);

    /// <summary>Weight passed ÷ weight expected, 0..1; null when nothing is expected.</summary>
    public double? Share => ExpectedWeight == 0 ? null : (double)EarnedWeight / ExpectedWeight;

    /// <summary>The share that everything which can close a gate makes up.</summary>
    public double? ShareThatCloses => ExpectedWeight == 0 ? null
        : (double)Items.Where(i => i.Level >= Level.MustHaveData).Sum(i => i.Weight) / ExpectedWeight;

    /// <summary>Each leader's answer then.</summary>
    public IReadOnlyList<RightToShip> Rights => [.. Enum.GetValues<Role>().Select(role => RightToShip.Of(role, Gates))];
}

/// <summary>
/// How a release would stand at a later moment, or without a stage, by the same rules that decide its gates. Assumes only what waiting
/// for runs can bring: no review, no named person and no way back comes from a run.
/// </summary>
public static class WhatIf
{
    /// <summary>The answer at a moment that would come at <paramref name="at"/>, with the evidence of some stages left out.</summary>
    public static WhatIfAnswer Of(
        Release release, Agreement agreement, GateContext context, ShipMoment moment, IReadOnlySet<Stage> without, DateTimeOffset at)
    {
        List<CheckEvidence> evidence = [.. release.Evidence.Where(e => !without.Contains(e.Stage))];
        List<string> assumed = [];
        foreach (var item in GatePolicy.Decide(release with { Evidence = evidence }, agreement, context, at).SelectMany(g => g.Items))
        {
            var requirement = item.Requirement;
            if (item.State is EvidenceState.Passed or EvidenceState.NotApplicable || without.Contains(requirement.Stage) || !IsBrought(requirement, item.Evidence, moment))
            {
                continue;
            }

            evidence.RemoveAll(e => requirement.IsProvenBy(e.Stage, e.Check));
            evidence.Add(new CheckEvidence
            {
                Stage = requirement.Stage,
                Check = requirement.Checks[0],
                Proof = Proof.Passed,
                ProvenAt = at,
                NewestAt = at,
                FirstPassedAt = at,
                Suites = 1,
            });
            assumed.Add(requirement.Item);
        }

        return new(moment, at, GatePolicy.Decide(release with { Evidence = evidence }, agreement, context, at), assumed);
    }

    private static bool IsBrought(Requirement requirement, CheckEvidence? found, ShipMoment moment) => !IsTold(requirement) && moment switch
    {
        ShipMoment.Now => false,
        _ when found is { Running: true } => true,
        ShipMoment.AfterExtended => requirement.Stage == Stage.Extended,
        ShipMoment.AfterCanary => requirement.Stage is Stage.Extended or Stage.Canary,
        _ => false,
    };

    private static bool IsTold(Requirement requirement) => requirement.Checks[0] is "digest" or "monitoring" or "review" or "accountable" or "rollback-ready";
}
