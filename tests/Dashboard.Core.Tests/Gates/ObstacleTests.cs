using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Gates;

public class ObstacleTests
{
    public static TheoryData<ObstacleKind, string, int, string, string> Said => new()
    {
        { ObstacleKind.Held, "Audit next week", 0, "is held by Ada (unverified)", "Settle the reason, then lift the hold." },
        { ObstacleKind.TwoArtifacts, "1.4.0", 0, "shares its version with another artifact", "Build once, and give the second artifact a version of its own." },
        { ObstacleKind.Alert, "error-budget", 0, "is stopped by the alert error-budget", "Resolve the alert; the gates answer again by themselves." },
        { ObstacleKind.TurnedBack, "", 0, "was turned back, and no rollout came after", "Mend what turned it back, then roll out the repair." },
        { ObstacleKind.Failed, "stubbed-non-functional/load", 0, "did not pass its load test", "Mend what its load test found, and run it again." },
        { ObstacleKind.Failed, "build/build", 1, "did not pass its build and 1 more item", "First mend its build, and run it again." },
        { ObstacleKind.Missing, "extended/soak", 0, "waits for its soak test", "Run its soak test, and send the result." },
        { ObstacleKind.Missing, "build/review", 2, "waits for its review and 2 more items", "First have somebody other than its author approve the change." },
        { ObstacleKind.Missing, "canary/accountable", 0, "waits for its accountable person", "Have a person approve it, and send the approval." },
        { ObstacleKind.Missing, "house/own-rule", 0, "waits for its own rule", "Run its own rule, and send the result." },
        { ObstacleKind.Stale, "build/sca", 0, "needs its dependency scan (SCA) anew", "Run its dependency scan (SCA) again, and send the result." },
        { ObstacleKind.Stale, "integration/deployment", 1, "needs its deployment to integration anew, and 1 more item", "First deploy it to integration again." },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public void Every_obstacle_says_what_it_does_and_what_removes_it(ObstacleKind kind, string subject, int more, string does, string next)
    {
        var obstacle = new Obstacle(kind, Gate.ReadyForExtended, subject, more) { By = kind == ObstacleKind.Held ? "Ada" : null };

        Assert.Equal((does, next), (ObstacleWords.Of(obstacle), ObstacleWords.NextStep(obstacle)));
        Assert.Equal(kind == ObstacleKind.Held ? "The reason given: Audit next week." : null, ObstacleWords.Reason(obstacle));
        Assert.Equal(kind is not (ObstacleKind.Missing or ObstacleKind.Stale), obstacle.Stops);
    }

    [Fact]
    public void A_hold_without_a_name_or_a_reason_leaves_no_hole()
    {
        var held = new Obstacle(ObstacleKind.Held, Gate.ReadyForCanary, " ");

        Assert.Equal(("is held", null), (ObstacleWords.Of(held), ObstacleWords.Reason(held)));
    }

    [Fact]
    public void Of_several_the_gravest_counts_whatever_the_agreement_asks_for_first()
    {
        var release = Unproven();
        var closed = Decide(release);

        Assert.Equal((ObstacleKind.Missing, "build/build"), KindAndSubject(Obstacle.Of(release, closed, At)));
        Assert.Equal(closed.Items.Count(i => i.Closes) - 1, Obstacle.Of(release, closed, At)!.More);

        var failed = release with { Evidence = [new CheckEvidence { Stage = Stage.Build, Check = "sca", Proof = Proof.Failed, FailedAt = At, NewestAt = At }] };
        Assert.Equal((ObstacleKind.Failed, "build/sca"), KindAndSubject(Obstacle.Of(failed, Decide(failed), At)));

        var alarmed = failed with { Alerts = [new AlertSpan("error-budget", At.AddHours(-1), null)] };
        Assert.Equal((ObstacleKind.Alert, "error-budget"), KindAndSubject(Obstacle.Of(alarmed, Decide(alarmed), At)));

        var held = alarmed with { Holds = [new HoldSpan("h1", At.AddHours(-1), null, "Audit", "Ada")] };
        Assert.Equal((ObstacleKind.Held, "Audit"), KindAndSubject(Obstacle.Of(held, Decide(held), At)));

        var lifted = alarmed with { Holds = [new HoldSpan("h1", At.AddHours(-2), At.AddHours(-1), "Audit", "Ada")] };
        Assert.Equal((ObstacleKind.Alert, "error-budget"), KindAndSubject(Obstacle.Of(lifted, Decide(lifted), At)));
    }

    private static readonly DateTimeOffset At = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static (ObstacleKind, string) KindAndSubject(Obstacle? found) => (found!.Kind, found.Subject);

    private static GateDecision Decide(Release release) => GatePolicy.Decide(release, DefaultAgreement.Version0, new GateContext(2), At).First(g => !g.Open);

    private static Release Unproven() => new()
    {
        Service = "cart",
        IdentityKind = NameKind.Version,
        Identity = "1.4.0",
        FirstSeenAt = At.AddDays(-1),
        LastSeenAt = At,
        Trail = new Trail(),
    };
}
