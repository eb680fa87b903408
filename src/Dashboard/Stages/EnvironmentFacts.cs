using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring.Environments;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// What the environments of the fast stages are like: alone, at hand in minutes, made like production, gone when done.
internal static class EnvironmentFacts
{
    private static readonly Stage[] Fast = [Stage.StubbedFunctional, Stage.StubbedNonFunctional];

    public static EnvironmentLives LivesOf(TrialReading trials) => Fast.Aggregate(EnvironmentLives.None, (sum, stage) => sum + trials.Lives.GetValueOrDefault(stage, EnvironmentLives.None));

    public static StageFact[] Of(EnvironmentLives lives, StagesReading reading, IReadOnlyList<PlaceCost> places)
    {
        // Of those that were made for a release: the same figures as among the costs.
        var made = Fast.Select(stage => reading.LineOf(StageSides.Environments(stage)).Sums).Aggregate(StageSums.Zero, (sum, s) => sum + s);
        return [Alone(lives), Ready(lives, made), Parity(lives), Lived(lives, made), Cost(lives, places)];
    }

    private static StageFact Alone(EnvironmentLives lives) => new("alone", "Environments that stand alone", StageFact.Share(lives.Isolated, lives.IsolationTold),
        [
            lives.IsolationTold == 0 ? "No environment told whether it stands alone. Send environment.created with isolated=true or false."
                : $"{Words.Number(lives.Isolated)} of {Words.Count(lives.IsolationTold, "environment")} that told it: no team waits for another or breaks its tests.",
        ], [Made(lives), new("Isolated as told when it was created.")]);

    private static StageFact Ready(EnvironmentLives lives, StageSums made) => new("ready", "Ready after", StageFact.About(StageFact.Within(lives.Provisioned, 0.9)),
        [
            StageFact.Within(lives.Provisioned, 0.5) is { } half ? $"nine of ten; half {StageFact.About(half)}." : "No environment told how long it took. Send provisionSeconds, or started and finished.",
            made.HabitTold == 0 ? "Whether they are light and made on demand was not told." : $"{Words.Percent((double)made.HabitKept / made.HabitTold)} of {Words.Number(made.HabitTold)} are for one user, ready within 15 minutes and gone within a day.",
        ], [Made(lives), new("Times are counted in bands and told as about.")]);

    private static StageFact Parity(EnvironmentLives lives) => new("parity", "Made like production", StageFact.Share(lives.ProductionLike, lives.ParityTold),
        [lives.ParityTold == 0 ? "No environment told whether it is made like production. Send productionLike." : $"{Words.Number(lives.ProductionLike)} of {Words.Count(lives.ParityTold, "environment")} that told it."],
        [Made(lives), new("productionLike as told when it was created.")]);

    private static StageFact Lived(EnvironmentLives lives, StageSums made)
    {
        var there = made.RanSeconds + made.QueueSeconds;
        return new("lived", "There for", StageFact.About(StageFact.Within(lives.Lived, 0.5)),
            [
                StageFact.Within(lives.Lived, 0.9) is { } most ? $"half of them; nine of ten {StageFact.About(most)}." : "No environment told that it is gone. Send environment.deleted.",
                there > 0 ? $"{Words.Percent((double)made.QueueSeconds / there)} of the time of {Words.Number(made.Timed)} of them nothing of their release ran." : "How much of it they stood idle cannot be told.",
            ], [Made(lives), new("From created to the next deleted of the same name."), new("Idle: the time they were there, less the time in which anything of the release ran that they were made for.", null, "/costs?cause=idle-environments#services")]);
    }

    private static StageFact Cost(EnvironmentLives lives, IReadOnlyList<PlaceCost> places)
    {
        var told = places.Where(p => p.Stage is { } stage && Fast.Contains(stage)).GroupBy(c => c.Currency).Select(g => (Currency: g.Key, Amount: g.Sum(c => c.Amount), Bills: g.Sum(c => c.Bills))).OrderByDescending(c => c.Bills).ToList();
        return new("cost", "One run costs", told.Count == 0 ? StageFact.NotTold : $"{(told[0].Amount / told[0].Bills).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)} {told[0].Currency}".TrimEnd(),
            [told.Count == 0 ? "No cost of these environments was told. Send cost.recorded with environment, amount and currency."
                : $"the mean of {Words.Count(told[0].Bills, "bill")}, {told[0].Amount.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} {told[0].Currency} together.{(told.Count > 1 ? " Other currencies are left out." : "")}"],
            [Made(lives), new("Costs of 30 days that name an environment of the fast stages.")]);
    }

    private static ExplainStep Made(EnvironmentLives lives) => new($"{Words.Count(lives.Created, "environment")} of the fast stages {Words.Were(lives.Created)} made in 30 days.");
}
