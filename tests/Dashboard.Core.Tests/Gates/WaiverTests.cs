using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Gates.WaiverStatus;

namespace Dashboard.Core.Tests.Gates;

/// What the steps of a waiver come to. Asked for by Ada on day 0 for 10 days; each word is a step and its day.
public class WaiverTests
{
    private static readonly DateTimeOffset Start = History.Start;

    // Steps; then how the waiver stands on days 0, 5 and 20, and when it ends (day; - for not yet known).
    [Theory]
    [InlineData("", Asked, Asked, Asked, "-")]
    [InlineData("approved:Grace:2", Asked, Open, RanOut, "12")] // 2 + 10 days
    [InlineData("approved:Grace:2 approved:Lea:8", Asked, Open, RanOut, "12")] // the first approval counts, a second adds no days
    [InlineData("approved:Ada:2", Asked, Asked, Asked, "-")] // nobody approves an own request
    [InlineData("approved:ADA:2 approved:Grace:4", Asked, Open, RanOut, "14")] // 4 + 10
    [InlineData("approved:bot:ci:2", Asked, Asked, Asked, "-")] // a machine is nobody
    [InlineData("refused:Grace:3", Asked, Refused, Refused, "3")]
    [InlineData("refused:Ada:3", Asked, Asked, Asked, "-")]
    [InlineData("refused:Grace:3 approved:Lea:4", Asked, Refused, Refused, "3")] // the first answer counts
    [InlineData("approved:Lea:2 refused:Grace:3", Asked, Open, RanOut, "12")]
    [InlineData("approved:Lea:3 refused:Grace:3", Asked, Refused, Refused, "3")] // at the same moment the careful one
    [InlineData("withdrawn:Ada:1", Asked, Withdrawn, Withdrawn, "1")]
    [InlineData("withdrawn:Ada:1 approved:Grace:2", Asked, Withdrawn, Withdrawn, "1")] // nothing is approved after it
    [InlineData("approved:Grace:2 withdrawn:Lea:4", Asked, Withdrawn, Withdrawn, "4")]
    [InlineData("approved:Grace:2 withdrawn:Lea:13", Asked, Open, RanOut, "12")] // it was over on day 12
    [InlineData("refused:Grace:3 withdrawn:Ada:4", Asked, Refused, Refused, "3")]
    public void Standing_follows_from_the_steps(string steps, WaiverStatus onDay0, WaiverStatus onDay5, WaiverStatus onDay20, string ends)
    {
        var waiver = Waiver.Of(Steps(steps))!;

        Assert.Equal([onDay0, onDay5, onDay20], new[] { 0, 5, 20 }.Select(d => waiver.StatusAt(Start.AddDays(d))));
        Assert.Equal(ends == "-" ? null : Start.AddDays(int.Parse(ends)), waiver.EndsAt);
    }

    [Theory]
    [InlineData("approved:Grace:2 withdrawn:Lea:4 refused:Max:6")]
    [InlineData("refused:Grace:3 approved:Lea:3 withdrawn:Ada:3")]
    [InlineData("approved:Ada:1 approved:Lea:2 approved:Max:3 withdrawn:Ada:30")]
    public void The_order_in_which_steps_are_told_changes_nothing(string steps)
    {
        var ordered = Steps(steps);
        var random = new Random(7);
        foreach (var _ in Enumerable.Range(0, 20))
        {
            var shuffled = ordered.ToArray();
            random.Shuffle(shuffled);

            Assert.Equal(Waiver.Of(ordered), Waiver.Of(shuffled));
        }
    }

    [Fact]
    public void Without_a_request_there_is_no_waiver() => Assert.Null(Waiver.Of(Steps("approved:Grace:2").Skip(1)));

    // Proven but for the dependency scan; waived from day 2 up to, not including, day 12.
    [Theory]
    [InlineData(1.9, false, EvidenceState.Missing, "build/sca is missing")]
    [InlineData(2, true, EvidenceState.Waived, "build/sca is waived by Grace (unverified) until {0} (waiver w1)")]
    [InlineData(11.99, true, EvidenceState.Waived, "build/sca is waived by Grace (unverified) until {0} (waiver w1)")]
    [InlineData(12, false, EvidenceState.Missing, "build/sca is missing; its waiver w1 ran out on {0}")]
    public void A_waiver_opens_its_gate_from_its_approval_to_its_end_and_the_clock_knows_both(double day, bool open, EvidenceState state, string reason)
    {
        var history = new History().About("1", "a").Proven(Gate.ReadyForFastFeedback, "build/sca");
        var release = World.Of(history).Find("1");
        var waiver = Waiver.Of(Steps("approved:Grace:2"))!;
        var held = Interventions.Attach(release, [waiver], [], _ => true);
        var at = Start.AddDays(day);
        var gates = GatePolicy.Decide(held, DefaultAgreement.Version0, new GateContext(2), at);

        var item = gates[0].Items.Single(i => i.Requirement.Item == "build/sca");
        Assert.Equal((open, state), (gates[0].Open, item.State));
        Assert.Equal(string.Format(reason, Start.AddDays(12).UtcDateTime.ToString("d MMMM yyyy")), item.Reason);
        Assert.Equal(day < 2 ? Start.AddDays(2) : day < 12 ? Start.AddDays(12) : (DateTimeOffset?)null, Soonest(held, gates, at));
        Assert.Equal(open ? ["w1"] : [], gates[0].Waivers.Select(w => w.Id));

        // Hatched, never passed: it earns no weight and counts as no result.
        var right = RightToShip.Of(Role.Ciso, gates);
        Assert.Equal(RightToShip.Of(Role.Ciso, GatePolicy.Decide(release, DefaultAgreement.Version0, new GateContext(2), at)).EarnedWeight, right.EarnedWeight);
    }

    [Fact]
    public void A_withdrawn_waiver_is_called_withdrawn()
    {
        var release = World.Of(new History().About("1", "a").Proven(Gate.ReadyForFastFeedback, "build/sca")).Find("1");
        var held = Interventions.Attach(release, [Waiver.Of(Steps("approved:Grace:2 withdrawn:Lea:4"))!], [], _ => true);
        var gate = GatePolicy.Decide(held, DefaultAgreement.Version0, new GateContext(2), Start.AddDays(5))[0];

        Assert.Equal([$"build/sca is missing; its waiver w1 was withdrawn by Lea (unverified) on {Start.AddDays(4).UtcDateTime:d MMMM yyyy}"], gate.Reasons);
    }

    // The release ships on the first day after minutes of proof; the waiver is in force from day -1, or only from day 2.
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 0)]
    public void A_shipped_release_keeps_the_waivers_it_shipped_under_and_takes_no_later_one(int approvedOnDay, int waivers)
    {
        var history = new History().About("1", "a").Proven(Gate.ReadyToShip, "build/sca").Deployed("production");
        var held = Interventions.Attach(World.Of(history).Find("1"), [Waiver.Of(Steps($"approved:Grace:{approvedOnDay}"))!], [], _ => true);
        var longAfter = GatePolicy.Decide(held, DefaultAgreement.Version0, new GateContext(2), Start.AddDays(300));

        Assert.Equal(waivers, held.Waivers.Count);
        Assert.Equal(waivers == 1, longAfter[0].Open);
    }

    [Fact]
    public void A_waiver_of_one_release_is_none_of_another_and_one_of_the_service_is_every_one_s()
    {
        var release = World.Of(new History().About("1", "a").Proven(Gate.ReadyForFastFeedback, "build/sca")).Find("1");
        var own = Waiver.Of(Steps("approved:Grace:2", ReleaseName.Version("1")))!;
        var wide = Waiver.Of(Steps("approved:Grace:2"))!;

        Assert.Empty(Interventions.Attach(release, [own], [], name => name.Value == "2").Waivers);
        Assert.Single(Interventions.Attach(release, [own], [], name => name.Value == "1").Waivers);
        Assert.Single(Interventions.Attach(release, [wide], [], _ => false).Waivers);
    }

    [Fact]
    public void A_hold_closes_every_gate_until_it_is_lifted_and_says_who_and_why()
    {
        var release = World.Of(new History().About("1", "a").Proven(Gate.ReadyToShip)).Find("1");
        var hold = Hold.Of([Step(StepKind.HoldPlaced, "Ada", 1) with { Reason = "wait for the auditor" }, Step(StepKind.HoldLifted, "Ada", 3)])!;
        var held = Interventions.Attach(release, [], [hold], _ => true);
        GateDecision[] Gates(double day) => [.. GatePolicy.Decide(held, DefaultAgreement.Version0, new GateContext(2), Start.AddDays(day))];

        Assert.Equal([true, false, false, true], new[] { 0.9, 1, 2.99, 3 }.Select(d => Gates(d)[0].Open));
        Assert.Equal([$"Held by Ada (unverified) since {Start.AddDays(1).UtcDateTime:d MMMM yyyy}: wait for the auditor"], Gates(2)[0].Reasons);
        Assert.Equal(Start.AddDays(3), NextChange.After(held, Gates(2), Start.AddDays(2)));
    }

    private static DateTimeOffset? Soonest(Release release, IReadOnlyList<GateDecision> gates, DateTimeOffset at) =>
        NextChange.After(release, gates, at) is { } next && next <= Start.AddDays(12) ? next : null;

    private static List<InterventionStep> Steps(string words, ReleaseName? release = null) =>
    [
        Step(StepKind.WaiverRequested, "Ada", 0) with { Items = ["build/sca"], Days = 10, Reason = "supplier patches on Monday", Release = release },
        .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
        {
            var (what, day) = (word.Split(':')[0], int.Parse(word.Split(':')[^1]));
            return Step(Enum.Parse<StepKind>("Waiver" + what, ignoreCase: true), word[(what.Length + 1)..word.LastIndexOf(':')], day);
        }),
    ];

    private static InterventionStep Step(StepKind kind, string by, double day) => new()
    {
        Kind = kind,
        Id = kind >= StepKind.HoldPlaced ? "h1" : "w1",
        Service = "checkout",
        Release = kind >= StepKind.HoldPlaced ? ReleaseName.Version("1") : null,
        By = by,
        At = Start.AddDays(day),
        Key = $"gates/{kind}-{by}#0",
    };
}
