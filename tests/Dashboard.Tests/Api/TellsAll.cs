using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Api;

/// <summary>A history that puts a row into every table.</summary>
internal static class TellsAll
{
    private static readonly DateTimeOffset Now = ReadApp.Now;
    private static readonly Candidate Cart = new("cart", "1.0", Now.AddHours(-4), "sha256:10");
    private static readonly Candidate Mail = new("mail", "2.0", Now.AddDays(-2), "sha256:20");
    private static readonly Candidate Pay = new("pay", "3.0", Now.AddHours(-3), "sha256:30");
    private static readonly DateTimeOffset Evening = new(2026, 3, 1, 21, 0, 0, TimeSpan.Zero);

    public static IEnumerable<PathEvent> Events() =>
    [
        .. Mail.EverythingFor(Gate.ReadyToShip), Mail.Deployed("production", 30, actor: "Grace") with { Details = Of(("strategy", "rolling")) },
        Mail.Event(EventTypes.ServiceRolledBack, 90) with { Environment = "extended", Details = Of(("drill", "true")), StartedAt = Mail.At.AddMinutes(89), FinishedAt = Mail.At.AddMinutes(90) },
        Mail.Event(EventTypes.CostRecorded, 60) with { Environment = "integration", Details = Of(("amount", "12.5"), ("currency", "EUR"), ("kind", "compute")) },
        .. Failing(), .. Rollouts(), .. Night(), .. Health(),
    ];

    // Held back at integration after ten minutes; with scenarios and a load test that falls short.
    private static IEnumerable<PathEvent> Failing()
    {
        yield return Cart.Built(outcome: Outcome.Success);
        yield return Cart.Built(5, Outcome.Failure);
        yield return Cart.Check(Stage.StubbedFunctional, "functional", 6, suite: "a") with { Details = Of(("scenario", "happy")) };
        yield return Cart.Check(Stage.StubbedFunctional, "functional", 7, Outcome.Failure, "b") with { Details = Of(("scenario", "adverse")) };
        yield return Cart.Check(Stage.StubbedNonFunctional, "load", 8, suite: "buy") with { Details = Of(("journey", "buy"), ("achieved", "95"), ("expected", "100")) };
        yield return Cart.Check(Stage.Integration, "journey", 20, Outcome.Failure, "buy") with { StartedAt = Cart.At.AddMinutes(10), FinishedAt = Cart.At.AddMinutes(20) };
        yield return Cart.Event(EventTypes.IncidentDetected, 30, "INC-1") with { Details = Of(("escapedStage", "integration")) };
    }

    private static IEnumerable<PathEvent> Rollouts() =>
    [
        Pay.Built(), Pay.Rollout(EventTypes.RolloutStarted, 10, 25, 1), Pay.Rollout(EventTypes.RolloutPromoted, 40),
        Cart.Rollout(EventTypes.RolloutStarted, 60, 10, 1), Cart.Rollout(EventTypes.RolloutAborted, 90),
    ];

    private static IEnumerable<PathEvent> Night() =>
    [
        Tried("soak", "all night", 420, Outcome.Success, ("memorySlope", "2.5")), Tried("fault", "dns-failure", 14, Outcome.Failure, ("fault", "dns-failure")),
        Tried("peak-load", "buy", 40, Outcome.Success, ("journey", "buy"), ("achieved", "1000"), ("expected", "1000")),
    ];

    private static IEnumerable<PathEvent> Health() =>
    [
        .. new[] { ("up", -150), ("down", -90), ("up", -60) }.Select(h =>
            Pay.Event(EventTypes.EnvironmentModified) with { Environment = "integration", OccurredAt = Now.AddMinutes(h.Item2), Details = Of(("health", h.Item1), ("shared", "true")) }),
    ];

    private static PathEvent Tried(string check, string suite, double minutes, Outcome outcome, params (string, string)[] details) => Mail.Check(Stage.Extended, check, outcome: outcome, suite: suite) with
    {
        OccurredAt = Evening.AddMinutes(minutes),
        StartedAt = Evening,
        FinishedAt = Evening.AddMinutes(minutes),
        Details = Of(details),
    };

    private static Dictionary<string, string> Of(params (string Key, string Value)[] details) => details.ToDictionary(d => d.Key, d => d.Value);
}
