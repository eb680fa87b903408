using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring.Environments;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// What the environments of the fast stages are like: alone, at hand in minutes, made like production, gone when done.
internal static class EnvironmentFacts
{
    private static readonly Stage[] Fast = [Stage.StubbedFunctional, Stage.StubbedNonFunctional];

    public static EnvironmentLives LivesOf(TrialReading trials) => Fast.Aggregate(EnvironmentLives.None, (sum, stage) => sum + trials.Lives.GetValueOrDefault(stage, EnvironmentLives.None));

    public static StageFact[] Of(EnvironmentLives lives, StagesReading reading, StageCosts costs) => [Alone(lives), Ready(lives), Parity(lives), Lived(lives, reading), Cost(lives, costs)];

    private static StageFact Alone(EnvironmentLives lives) => new("alone", "Environments that stand alone", StageFact.Share(lives.Isolated, lives.IsolationTold),
        [
            lives.IsolationTold == 0 ? "No environment told whether it stands alone. Send environment.created with isolated=true or false."
                : $"{Words.Number(lives.Isolated)} of {Words.Count(lives.IsolationTold, "environment")} that told it: no team waits for another or breaks its tests.",
        ], [Made(lives), new("Isolated as told when it was created.")]);

    private static StageFact Ready(EnvironmentLives lives) => new("ready", "Ready after", StageFact.About(StageFact.Within(lives.Provisioned, 0.9)),
        [
            StageFact.Within(lives.Provisioned, 0.5) is { } half ? $"nine of ten; half {StageFact.About(half)}." : "No environment told how long it took. Send provisionSeconds, or started and finished.",
            lives.ModernTold == 0 ? "Whether they are light and made on demand was not told." : $"{Words.Percent((double)lives.Modern / lives.ModernTold)} of {Words.Number(lives.ModernTold)} are for one user, ready within 15 minutes and gone within a day.",
        ], [Made(lives), new("Times are counted in bands and told as about.")]);

    private static StageFact Parity(EnvironmentLives lives) => new("parity", "Made like production", StageFact.Share(lives.ProductionLike, lives.ParityTold),
        [lives.ParityTold == 0 ? "No environment told whether it is made like production. Send productionLike." : $"{Words.Number(lives.ProductionLike)} of {Words.Count(lives.ParityTold, "environment")} that told it."],
        [Made(lives), new("productionLike as told when it was created.")]);

    // Both halves of the fast stages run side by side in one environment: the one that ran longer says how much of its life was used at least.
    private static StageFact Lived(EnvironmentLives lives, StagesReading reading)
    {
        var used = Fast.Max(stage => reading.LineOf(new(stage, "", "")).Sums.RanSeconds);
        var idle = lives.LivedSeconds == 0 || used == 0 ? (double?)null : Math.Clamp(1 - ((double)used / lives.LivedSeconds), 0, 1);
        return new("lived", "There for", StageFact.About(StageFact.Within(lives.Lived, 0.5)),
            [
                StageFact.Within(lives.Lived, 0.9) is { } most ? $"half of them; nine of ten {StageFact.About(most)}." : "No environment told that it is gone. Send environment.deleted.",
                idle is { } share ? $"At most {Words.Percent(share)} of that time nothing was tested in them." : "How much of it they stood idle cannot be told.",
            ], [Made(lives), new("From created to the next deleted of the same name."), new("Idle at most: the time they were there, less the time tests told to run at the longer of both halves.")]);
    }

    private static StageFact Cost(EnvironmentLives lives, StageCosts costs)
    {
        var told = costs.Costs.Where(c => Fast.Contains(c.Stage)).GroupBy(c => c.Currency).Select(g => (Currency: g.Key, Amount: g.Sum(c => c.Amount), Bills: g.Sum(c => c.Bills))).OrderByDescending(c => c.Bills).ToList();
        return new("cost", "One run costs", told.Count == 0 ? StageFact.NotTold : $"{(told[0].Amount / told[0].Bills).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)} {told[0].Currency}".TrimEnd(),
            [told.Count == 0 ? "No cost of these environments was told. Send cost.recorded with environment, amount and currency."
                : $"the mean of {Words.Count(told[0].Bills, "bill")}, {told[0].Amount.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} {told[0].Currency} together.{(told.Count > 1 ? " Other currencies are left out." : "")}"],
            [Made(lives), new("Costs of 30 days that name an environment of the fast stages.")]);
    }

    private static ExplainStep Made(EnvironmentLives lives) => new($"{Words.Count(lives.Created, "environment")} of the fast stages {Words.Were(lives.Created)} made in 30 days.");
}
