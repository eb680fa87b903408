using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Costs;
using Dashboard.Core.Pipeline;
using Dashboard.Shared;

namespace Dashboard.Costs;

/// What a cause is called, how it is counted, and where its rows are.
internal static class LedgerWords
{
    public static string Title(WasteCause cause) => cause switch
    {
        WasteCause.Approvals => "Waiting for approvals",
        WasteCause.Queues => "In queues",
        WasteCause.Reruns => "Run again",
        WasteCause.OpenGates => "Ready, and nobody went on",
        WasteCause.Rework => "Made again",
        WasteCause.LateFinds => "Found late",
        WasteCause.HeldBack => "Held back",
        WasteCause.FlakyChecks => "Flaky checks",
        WasteCause.IdleEnvironments => "Idle environments",
        WasteCause.SlowFeedback => "Answers after 15 minutes",
        _ => "While main was red",
    };

    public static string Rule(WasteCause cause) => cause switch
    {
        WasteCause.Approvals => "From the moment an approval was asked for to the moment it was given, of releases that shipped.",
        WasteCause.Queues => "From queued to started, of releases that shipped.",
        WasteCause.Reruns => "Every try after the first of the same check, of releases that shipped.",
        WasteCause.OpenGates => "From the moment a gate could open to the next start behind it, of releases that shipped.",
        WasteCause.Rework => "Releases that were rolled back, reverted or fixed within 24 hours, each at the hours it takes to mend something at the build stage.",
        WasteCause.LateFinds => "Incidents that name the stage that let them through: what mending in production costs beyond mending there.",
        WasteCause.HeldBack => "Everything that ran for releases that a stage holds back: the newest proof failed.",
        WasteCause.FlakyChecks => "Tries that failed and passed later with nothing changed, of releases that are not held back.",
        WasteCause.IdleEnvironments => "From an environment's beginning to its end, without the time that anything of its release ran there.",
        WasteCause.SlowFeedback => "What each change waited for its first answer beyond 15 minutes. Seen in queues and reruns too, so it is not added.",
        _ => "From a build that fails to the next that passes. Seen in queues and reruns too, so it is not added.",
    };

    public static string Of(WasteHours hours) => hours switch { WasteHours.Waiting => "waiting", WasteHours.Machine => "machines", _ => "work, an estimate" };

    public static string Cases(WasteLine line) => line.Cause switch
    {
        WasteCause.LateFinds => Told(line, "incident"),
        WasteCause.HeldBack or WasteCause.FlakyChecks => Told(line, "try", "tries"),
        WasteCause.IdleEnvironments => Told(line, "environment"),
        WasteCause.SlowFeedback => Told(line, "change"),
        WasteCause.RedMain => Told(line, "build"),
        _ => Told(line, "release"),
    };

    public static string Missing(WasteCause cause) => cause switch
    {
        WasteCause.LateFinds => "send incident.detected with escapedStage",
        WasteCause.IdleEnvironments => "send environment.created and environment.deleted with a version",
        WasteCause.SlowFeedback => "send change.merged, or builds that tell when they started",
        WasteCause.RedMain => "send build.finished with outcome",
        WasteCause.Rework => "send service.deployed for production",
        _ => "send runs with queued, started and finished",
    };

    /// Where one service's rows of a cause are: pages that lead on to its releases and their deliveries.
    public static string Address(WasteCause cause, string service, Stage? worst)
    {
        var asked = Uri.EscapeDataString(service);
        return cause switch
        {
            WasteCause.Rework => $"{Addresses.Number("coo.resources")}?service={asked}",
            WasteCause.LateFinds => $"/evidence?type=incident.detected&service={asked}",
            WasteCause.IdleEnvironments => $"/evidence?type=environment.deleted&service={asked}",
            WasteCause.HeldBack or WasteCause.FlakyChecks => $"/stages/{Slug.Of(worst ?? Stage.Build)}?service={asked}#releases",
            WasteCause.SlowFeedback => $"{Addresses.Number("cto.feedback")}?service={asked}",
            WasteCause.RedMain => $"/stages/{Slug.Of(Stage.Build)}?service={asked}#releases",
            _ => $"{Addresses.Number("coo.waste")}?service={asked}",
        };
    }

    public static string Hours(WasteLine line) => line.Seconds is { } seconds ? Words.Hours(seconds) : "unknown";

    public static string Amount(decimal? money, CostRates rates) => money is { } told ? Money.About(told, rates.Currency) : "unknown";

    public static string Plain(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string Told(WasteLine line, string one, string? many = null) => line.Of == 0 ? $"no {one}"
        : line.Known == line.Of ? Words.Count(line.Of, one, many) : $"{Words.Number(line.Known)} of {Words.Count(line.Of, one, many)}";
}
