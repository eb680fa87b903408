using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Costs;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// What conditions of one's own choosing are worth: tests that repeat at will, at a price that is known, and cases that nothing else can show.
internal static class LoadFacts
{
    public static StageFact[] Of(Stage stage, string check, StagesReading reading, TrialReading trials, IReadOnlyList<EnvironmentBill> bills) =>
        [Repeats(stage, check, trials), Cost(stage, check, reading, bills)];

    public static StageFact OnlyStubs(StagesReading reading)
    {
        var lines = reading.Lines.Select(l => (l.Key, l.Value.Sums)).ToList();
        var (names, left) = (OnlyWithStubs.Of(lines), reading.LeftOut.Where(l => l.Key.Kind is "fault" or "scenario").Sum(l => l.Value));
        var named = lines.Exists(l => l.Key.Stage is Stage.StubbedFunctional or Stage.StubbedNonFunctional && l.Sums.Runs > 0
            && (l.Key.Facet.StartsWith("fault:", StringComparison.Ordinal) || (l.Key.Facet.StartsWith("scenario:", StringComparison.Ordinal) && l.Key.Facet is not ("scenario:happy" or "scenario:adverse"))));
        return new("only-stubs", "Cases that only stubs can show", named ? Words.Number(names.Count) : StageFact.NotTold,
            [
                !named ? "No test with stubs named the fault it injected. Send check=fault with fault." : names.Count == 0 ? "Whatever passed with stubs also ran where others are real."
                    : $"{Words.List([.. names.Take(4)])}{(names.Count > 4 ? " and more" : "")}: passed with stubs, and ran at no other stage.",
                .. left > 0 ? [$"{Words.Count(left, "name")} more {Words.Are(left)} not kept and may say otherwise."] : Array.Empty<string>(),
            ],
            [
                new("Faults that tests named in 30 days, over all services; passed: by the newest proof of at least one release."),
                new("scenario=adverse says that a case is difficult, not which one: it is no name."), new("Fault by fault in the table below, and among others.", null, "/stages/extended#checks"),
            ]);
    }

    private static StageFact Repeats(Stage stage, string check, TrialReading trials)
    {
        List<(string Service, RepeatedLoad Load)> all = [.. trials.Services.SelectMany(s => s.Trials.Repeats.Where(r => r.Stage == stage).Select(r => (s.Name, r)))];
        var again = all.Where(l => l.Load.Spread is not null).OrderByDescending(l => l.Load.Spread).ThenBy(l => l.Service, StringComparer.Ordinal).ThenBy(l => l.Load.Journey, StringComparer.Ordinal).ToList();
        List<ExplainStep> steps =
        [
            new($"The newest load tests of each journey, at most {Words.Number(RepeatedLoad.Most)}, with the expected load of the newest: (most carried − least carried) ÷ their mean. The widest speaks for all."),
            new("They may be of several releases: a spread is of the test and of what was changed in between."),
        ];
        if (again.Count == 0)
        {
            return new("repeats", "Load tests repeat within", StageFact.NotTold, [$"No journey was tried twice under the same expected load. Send check={check} with journey, achieved and expected each time it runs."], steps);
        }

        var (service, widest) = again[0];
        return new("repeats", "Load tests repeat within", Words.Percent(widest.Spread!.Value),
            [
                $"of their mean: {service}, {(widest.Journey.Length == 0 ? "its load test" : widest.Journey)}, {Words.Count(widest.Runs.Count, "run")}. The widest of {Words.Count(again.Count, "journey")} tried again, {Words.Count(again.Sum(l => (long)l.Load.Runs.Count), "run")} in all.",
                .. all.Count > again.Count ? [$"{Words.Count(all.Count - again.Count, "journey")} ran once under the load of {(all.Count - again.Count == 1 ? "its" : "their")} newest test."] : Array.Empty<string>(),
            ],
            [.. steps, .. widest.Runs.Take(5).Select(r => new ExplainStep($"{service} {r.ReleaseName}: carried {StageFact.Number(r.Trial.Of(TrialFigure.Achieved)!.Value)}", null, Addresses.Release(r.ReleaseId) + "#evidence"))])
        { Equation = $"spread of {Words.Number(widest.Runs.Count)} = {Words.Percent(widest.Spread.Value)}" };
    }

    private static StageFact Cost(Stage stage, string check, StagesReading reading, IReadOnlyList<EnvironmentBill> bills)
    {
        var runs = reading.Lines.Where(l => l.Key.Stage == stage && l.Key.Check == check && l.Key.Facet.StartsWith(StageSides.In, StringComparison.Ordinal))
            .ToDictionary(l => l.Key.Facet[StageSides.In.Length..], l => l.Value.Sums.Runs);
        var (cost, all) = (LoadRunCost.Of(runs, bills), reading.LineOf(new(stage, check, "")).Sums.Runs);
        return new("run-cost", "One load test costs at most", cost is null ? StageFact.NotTold : $"{Amount(cost.Each)} {cost.Currency}".TrimEnd(),
            [
                cost is null ? $"No load test named an environment that a cost was told of. Send environment with check={check}, and cost.recorded with the same environment, amount and currency."
                    : $"{Amount(cost.Amount)} {cost.Currency} in {Words.Count(cost.Bills, "bill")} of the environments that {Words.Count(cost.Runs, "try", "tries")} ran in. What else ran there is in it.",
                .. cost is not null && all > cost.Runs ? [$"{Words.Count(all - cost.Runs, "more try", "more tries")} ran in no environment that a bill was told of."] : Array.Empty<string>(),
                .. cost is { OtherCurrencies: > 0 } ? ["Other currencies are left out."] : Array.Empty<string>(),
            ],
            [
                new("Costs of 30 days that name an environment, over the load tests that named the same one."), new("Where the money went.", null, "/costs#places"),
                new("What environments cost while they stand idle, service by service.", null, "/costs?cause=idle-environments#services"),
            ])
        { Equation = cost is null ? null : $"{Amount(cost.Amount)} ÷ {Words.Number(cost.Runs)} = {Amount(cost.Each)}" };
    }

    private static string Amount(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);
}
