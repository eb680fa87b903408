using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring;
using Dashboard.Figures;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Services;

/// Habits as cards: routine, fear and the mix of changes.
internal static class HabitFigures
{
    public static IReadOnlyList<FigureView> Of(DeliveryHistory history, string rows) =>
        [Routine(history.Routine, rows), .. history.Fear is { } fear ? new[] { Fear(fear, rows) } : [], .. history.Mix is { } mix ? new[] { Mix(mix, rows) } : []];

    private static FigureView Routine(Routine r, string rows) => new(
        "Is shipping routine?", r.Index is { } index ? Words.Percent(index) : r.Shipped == 0 ? "none" : "unknown",
        r.Between is { } between
            ? $"{Words.Number(r.Calm)} of {Words.Count(r.Shipped, "release")} calm; in {r.WeeksWithOne} of {r.Weeks} weeks one shipped. {Words.Between(between, r.Shipped)}."
            : $"Nothing shipped in {r.Weeks} weeks.",
        $"{Words.Number(r.Calm)} calm ÷ {Words.Number(r.Shipped)} shipped in {r.Weeks} weeks",
        [
            new ExplainStep($"Calm: shipped in working hours ({WorkingHours.Rule}), through its gates, and not taken back."),
            new ExplainStep("Out of hours", Words.Number(r.OutOfHours)),
            new ExplainStep("Around the gates", Words.Number(r.AroundGates)),
            new ExplainStep("Taken back", Words.Number(r.TakenBack)),
            new ExplainStep("The releases.", null, rows),
        ]);

    private static FigureView Fear(FearMeter meter, string rows)
    {
        var grows = meter.Signs.Where(s => s.Grows == true).Select(s => Name(s.Kind)).ToList();
        var known = meter.Signs.Count(s => s.Grows is not null);
        return new FigureView(
            "Does fear of shipping grow?",
            meter.Verdict == Verdict.Unknown ? "unknown" : grows.Count == 0 ? "no" : $"{grows.Count} of {known} signs",
            $"{(grows.Count == 0 ? "No sign is known to grow" : $"Growing: {Words.List(grows)}")}; {known} of {meter.Signs.Count} signs known. The last six weeks against the six before.",
            null,
            [
                .. meter.Signs.Select(s => new ExplainStep($"{Capital(Name(s.Kind))}: {(s.Grows switch { true => "grows", false => "does not grow", null => "under five cases on a side" })}", $"{Value(s.Kind, s.Before)} → {Value(s.Kind, s.Now)}")),
                new ExplainStep("A sign grows by more than a fifth, that of working hours by more than ten points. One growing is at risk, two are not met."),
                new ExplainStep("The releases.", null, rows),
            ])
        { Verdict = meter.Verdict };
    }

    private static FigureView Mix(ChangeMix mix, string rows) => new(
        "What kinds of change ship?",
        mix.Told == 0 ? "none" : mix.Told < Dora.Enough ? "unknown" : $"{Words.Percent((double)mix.Features / mix.Told)} features",
        mix.All == 0 ? "Nothing shipped in 12 weeks."
            : $"{Words.Count(mix.Features, "feature")}, {Words.Count(mix.Fixes, "fix", "fixes")}, {Words.Count(mix.Patches, "patch", "patches")}, {Words.Count(mix.Reverts, "revert")}; {Words.Number(mix.Untold)} of {Words.Count(mix.All, "release")} told no kind.",
        mix.Told == 0 ? null : $"{Words.Number(mix.Features)} features ÷ {Words.Number(mix.Told)} that told their kind",
        [new ExplainStep("The class of the change, as change.merged sends it: feature, fix, patch or revert. The newest 200 releases of 12 weeks are looked at."), new ExplainStep("The releases.", null, rows)]);

    private static string Name(FearKind kind) => kind switch
    {
        FearKind.ReadyUnshipped => "time ready and not shipped",
        FearKind.BatchSize => "builds for each release shipped",
        FearKind.OutOfHours => "releases out of hours",
        _ => "approvals for each release",
    };

    private static string Value(FearKind kind, double? value) => value is not { } known ? "not told"
        : kind == FearKind.ReadyUnshipped ? Words.Duration(TimeSpan.FromHours(known))
        : kind == FearKind.OutOfHours ? Words.Percent(known)
        : FormattableString.Invariant($"{known:0.#}");

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
