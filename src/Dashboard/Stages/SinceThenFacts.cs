using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Costs;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// What meeting the others early did to the organisation: where problems are found, how soon what customers felt is over, how often it happens.
internal static class SinceThenFacts
{
    private const string Incidents = "/evidence?type=incident.detected";

    public static StageFact[] Of(CostReading reading)
    {
        var weeks = Troubles.ByWeek(TroublesOf(reading), WeeksTold(reading), reading.AsOf);
        return [Found(reading), Restore(weeks), Count(weeks)];
    }

    public static IReadOnlyList<Trouble> TroublesOf(CostReading reading) => [.. reading.Incidents.Select(i => new Trouble(i.DetectedAt, i.ResolvedAt, i.Cause))];

    private static StageFact Found(CostReading reading) => new ComparedFact(
        "found", "Found by the time it met the others", [.. reading.FoundByWeek.Select(EarlyFinds.TogetherShare)], HigherIsBetter: true, share => Words.Percent(share))
    {
        Missing = "Nothing was found in twelve weeks: no release held back, and no incident told. Send outcome with every check, and incident.detected.",
        Says = "of a week's problems were not left to the night, the canary or customers.",
        TrendOf = "share of problems found no later than integration",
        Steps =
        [
            new("A release that is held back counts at the first stage that holds it, an incident as found in production."),
            new("Problems stage by stage.", null, "/why#early"), new("Releases held back here.", null, "/stages/integration#services"), new("The incidents as they came.", null, Incidents),
        ],
    }.Fact();

    private static StageFact Restore(IReadOnlyList<TroubleWeek> weeks) => new ComparedFact(
        "restored", "Incidents are over after", [.. weeks.Select(w => w.RestoreHours)], HigherIsBetter: false, hours => Words.Duration(TimeSpan.FromHours(hours)))
    {
        Missing = "No incident of twelve weeks was told to be over. Send incident.detected and incident.resolved with the same incident.",
        Says = "from being noticed to being over, the mean of each week's incidents.",
        TrendOf = "hours until incidents were over",
        Steps = [new("An incident counts in the week that it was noticed in. One that goes on, or is told to have been over before it began, counts in none."), .. Came],
    }.Fact();

    private static StageFact Count(IReadOnlyList<TroubleWeek> weeks) => new ComparedFact(
        "incidents", "Incidents a week", [.. weeks.Select(w => (double?)w.Count)], HigherIsBetter: false, count => count.ToString("0.#", CultureInfo.InvariantCulture))
    {
        Missing = "No incident of twelve weeks was told, which is not to say that there was none. Send incident.detected.",
        Says = "noticed by anybody, over all services.",
        TrendOf = "incidents a week",
        Steps = [new("A week without any counts as none only where incidents are told at all, and from the first week on that told anything."), .. Came],
    }.Fact();

    private static ExplainStep[] Came => [new("The incidents as they came.", null, Incidents)];

    private static IReadOnlyList<bool> WeeksTold(CostReading reading)
    {
        var tried = Enum.GetValues<Stage>().Select(stage => reading.Stages.LineOf(new(stage, "", "")).Tried).ToList();
        return [.. Enumerable.Range(0, StageTally.Weeks).Select(week => tried.Exists(stage => stage[week] > 0))];
    }
}
