using System.Runtime.CompilerServices;
using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Overview;

/// One service: how far its newest release is proven, stage by stage, and what customers use.
public sealed record MatrixRow(
    string Service, string Team, int Tier, string? Release, string? Address, StandsSince Stands, IReadOnlyList<MatrixCell> Cells, MatrixCell Worst,
    string? CustomersUse, string? CustomersAddress, bool AroundTheGates)
{
    /// Something in it must be read.
    public bool Loud => AroundTheGates || Worst.Loud;
}

/// Since when the newest release stands where it stands, and what it waits for.
public sealed record StandsSince(DateTimeOffset At, string Words);

/// Loud is false for what a reader may skip: all proven, or not due.
public sealed record MatrixCell(ChipState State, string Words, bool Loud, string Title);

/// From releases to the matrix, by rules.
internal static class StageMatrix
{
    // The same for all who look at the same reading, however often they filter it.
    private static readonly ConditionalWeakTable<ConfidenceReading, IReadOnlyList<MatrixRow>> Known = [];

    // A service that nothing was told of has the same newest release in the next reading too.
    private static readonly ConditionalWeakTable<ReleaseReading, MatrixRow> KnownRows = [];

    public static readonly IReadOnlyList<Stage> Stages =
        [Stage.Build, Stage.StubbedFunctional, Stage.StubbedNonFunctional, Stage.Integration, Stage.Extended, Stage.Canary];

    public static string Name(Stage stage) => stage switch
    {
        Stage.StubbedFunctional => "Stubbed functional",
        Stage.StubbedNonFunctional => "Stubbed non-functional",
        _ => stage.ToString(),
    };

    /// Every service with a release.
    public static IReadOnlyList<MatrixRow> Of(ConfidenceReading reading) => Known.GetValue(reading, MakeRows);

    private static IReadOnlyList<MatrixRow> MakeRows(ConfidenceReading reading) =>
    [
        .. reading.Releases.Services.Select(s => (Head: s, Newest: reading.Releases.NewestOf(s.Key)))
            .Where(s => s.Newest is not null).Select(s => KnownRows.GetValue(s.Newest!, newest => RowOf(s.Head, newest, reading.Releases.LiveOf(s.Head.Key))))
            .OrderBy(r => r.Tier).ThenBy(r => r.Service, StringComparer.OrdinalIgnoreCase),
    ];

    private static MatrixRow RowOf(ServiceHead service, ReleaseReading newest, ReleaseReading? live)
    {
        var cells = Stages.Select(s => CellOf(newest, s)).ToList();
        return new MatrixRow(
            service.Name, service.Team, service.Tier, newest.Head.Name, $"/releases/{newest.Head.PublicId}", StandsOf(newest.Head), cells, WorstOf(cells),
            service.InUse?.Name, live is null ? null : $"/releases/{live.Head.PublicId}", live?.Head.Bypassed == true);
    }

    private static StandsSince StandsOf(ReleaseHead head) => head switch
    {
        { RolledBackAt: { } back } => new(back, "taken back"),
        { ShippedAt: { } shipped } => new(shipped, "shipped"),
        { WaitsAt: { } gate, Rollout: { IsOpen: true } rollout } when head.Gates[(int)gate].Reasons is [var reason, ..] =>
            new(rollout.StartedAt, $"in canary, before {GateNames.Title(gate)}: {ItemWords.Said(reason)}"),
        { WaitsAt: { } gate, WaitsSince: { } since } => new(since, $"waits before {GateNames.Title(gate)}: {ItemWords.Said(head.Gates[(int)gate].Reasons.FirstOrDefault() ?? "a gate before it is closed")}"),
        _ => new(head.OrderAt, "first seen"),
    };

    private static MatrixCell CellOf(ReleaseReading release, Stage stage)
    {
        if (stage == Stage.Canary && release.Head is { RolledBackAt: not null, ShippedAt: not null })
        {
            return new(ChipState.RolledBack, "taken back", true, "Everyone had it, and it was taken back");
        }

        if (stage == Stage.Canary && release.Release.Rollout is { } rollout && OfRollout(rollout) is { } moving)
        {
            return moving;
        }

        var items = release.Gates.SelectMany(g => g.Items).Where(i => i.Requirement.Stage == stage && i.State != EvidenceState.NotApplicable).ToList();
        var proven = $"{items.Count(i => i.State == EvidenceState.Passed)} of {items.Count}";
        var loud = items.Where(i => i.State is EvidenceState.Failed or EvidenceState.Stale or EvidenceState.Waived || i.Closes).ToList();
        if (items.Count == 0)
        {
            return new(ChipState.NotApplicable, "none asked", false, "The agreement asks nothing here");
        }

        return Worst(loud, EvidenceState.Failed, ChipState.Failed, "failed", proven)
            ?? (IsAhead(release, stage, items) ? new MatrixCell(ChipState.NotDue, Running(items) ? "running" : "not yet", false, $"Not due yet, {proven} proven") : null)
            ?? Worst(loud, EvidenceState.Missing, ChipState.Missing, "missing", proven)
            ?? Worst(loud, EvidenceState.Stale, ChipState.Stale, "stale", proven)
            ?? Worst(loud, EvidenceState.Waived, ChipState.Waived, "waived", proven)
            ?? (items.TrueForAll(i => i.State == EvidenceState.Passed)
                ? new(ChipState.Passed, proven, false, $"Passed, {proven}")
                : new(ChipState.Missing, proven, false, $"Proven on {proven}; what is missing closes no gate"));
    }

    private static MatrixCell? OfRollout(RolloutState rollout) => rollout switch
    {
        { IsOpen: true, Weight: { } weight } => new(ChipState.Running, $"{Words.Traffic(weight)} live", true, $"Canary at {Words.Traffic(weight)} of customers"),
        { IsOpen: true } => new(ChipState.Running, "live", true, "A canary is going on"),
        { Phase: RolloutPhase.Aborted } => new(ChipState.Aborted, "turned back", true, "The canary was turned back"),
        _ => null,
    };

    private static MatrixCell? Worst(List<ItemDecision> items, EvidenceState state, ChipState shown, string word, string proven) =>
        items.Count(i => i.State == state) is > 0 and var n ? new(shown, $"{n} {word}", true, $"{StateLook.Of(shown).Word}, {proven} proven") : null;

    // A stage lies ahead of a release on its way while nothing of it has run; once customers have the release, nothing is ahead.
    private static bool IsAhead(ReleaseReading release, Stage stage, List<ItemDecision> items) =>
        release.Head.IsInFlight && release.Head.FirstWeightAt is null && stage > Stage.Build
        && items.TrueForAll(i => i.State is EvidenceState.Missing && i.Evidence is null or { Proof: Proof.None } || IsTold(i));

    // Known without any run, so it says nothing about whether the stage has begun.
    private static bool IsTold(ItemDecision item) => item.Requirement.Checks[0] is "rollback-ready" or "accountable";

    private static bool Running(List<ItemDecision> items) => items.Exists(i => i.Evidence?.Running == true);

    private static MatrixCell WorstOf(List<MatrixCell> cells)
    {
        ChipState[] order = [ChipState.Failed, ChipState.RolledBack, ChipState.Aborted, ChipState.Missing, ChipState.Stale, ChipState.Running, ChipState.Waived];
        return order.Select(state => cells.Find(c => c.State == state && c.Loud)).OfType<MatrixCell>().FirstOrDefault()
            ?? (cells.TrueForAll(c => c.State == ChipState.Passed) ? new(ChipState.Passed, "all proven", false, "Passed")
                : cells.Find(c => c.State == ChipState.NotDue) ?? new(ChipState.Passed, "nothing open", false, "Nothing that can close a gate is missing"));
    }
}
