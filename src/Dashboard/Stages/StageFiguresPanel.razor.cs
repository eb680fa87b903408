using Dashboard.Core.Confidence;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

public partial class StageFiguresPanel
{
    [Parameter, EditorRequired] public required StageCard Card { get; set; }

    /// The moment that ages are told for.
    [Parameter, EditorRequired] public required DateTimeOffset AsOf { get; set; }

    private StageRow Row => Card.Row;

    private ExplainStep Tries => new($"{Words.Count(Row.Sums.Runs, "try", "tries")} ended here in 30 days; {Words.Number(Row.Sums.RunsFailed)} failed and {Words.Number(Row.Sums.RunsUnproven)} proved nothing.", Address: Card.Address + "#checks");

    private ExplainStep ByService => new("Service by service the same figures add up; each opens its releases, and a release its deliveries.", Address: Card.Address + "#services");

    private IReadOnlyList<ExplainStep> FirstSteps =>
    [
        Tries,
        new($"They belong to {Words.Count(Row.Sums.Releases, "release")} with a proof, pass or fail. Cancelled and skipped tries prove nothing and are left out."),
        new("A release is green at once when the first proof of every suite of every check passed."),
        ByService,
    ];

    private string? FirstEquation => Row.Sums.Releases == 0 ? null : $"{Words.Number(Row.Sums.FirstGreen)} ÷ {Words.Number(Row.Sums.Releases)} = {Row.FirstGreen}";

    private IReadOnlyList<ExplainStep> TimeSteps =>
    [
        Tries,
        new($"{Words.Count(Row.Sums.Timed, "release")} told when runs began and ended, {Words.Number(Row.Sums.Queued)} when they were queued. What ran at once counts once."),
        new("Every release falls into a band of times, one band at most half as wide again as the one before; a percentile is read from the bands, so it is told as about."),
        ByService,
    ];

    private IReadOnlyList<ExplainStep> CaughtSteps =>
    [
        Tries,
        new("Held back: of some suite the newest proof failed. Whatever else passed, its gate stays closed."),
        new("Flaky: it passed after a failure on the same artifact, so that nothing was mended in between."),
        new("Escaped: an incident of the window whose escapedStage names this stage."),
        ByService,
    ];

    private IReadOnlyList<ExplainStep> HabitSteps =>
    [
        new(StageWords.HabitRule(Card.Stage)),
        new($"{Words.Count(Row.Sums.HabitTold, "release")} told it; the others count on neither side."),
        ByService,
    ];
}
