using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class CisoChecksTests
{
    [Theory]
    [InlineData(0, 0, 0, 0, Verdict.Unknown, "none")]         // nothing shipped
    [InlineData(2, 0, 0, 0, Verdict.Unknown, "none")]         // the agreement asks for nothing
    [InlineData(1, 4, 4, 0, Verdict.Met, "4 of 4")]           // all are asked for: judged from the first case on
    [InlineData(12, 84, 84, 0, Verdict.Met, "100%")]
    [InlineData(9, 10_000, 9999, 1, Verdict.AtRisk, "99.99%")] // just below pass
    [InlineData(9, 50, 49, 1, Verdict.AtRisk, "98%")]         // exactly at warn
    [InlineData(9, 1000, 979, 0, Verdict.NotMet, "97.9%")]    // just below warn
    [InlineData(1, 4, 3, 0, Verdict.NotMet, "3 of 4")]
    [InlineData(9, 100, 50, 50, Verdict.NotMet, "50%")]       // half arrived: judged, and missing is not passed
    [InlineData(9, 100, 49, 51, Verdict.Unknown, "49%")]      // under half arrived
    public void Every_required_control_must_have_passed_at_shipping(int shipped, int cells, int passed, int missing, Verdict verdict, string value) =>
        Given.One(new Measures { Shipped = shipped, RequirementCells = cells, RequirementCellsPassed = passed, RequirementCellsMissing = missing })
            .Answer("ciso.requirements").Expect(verdict, value);

    [Fact]
    public void Missing_failed_and_waived_controls_are_told_apart()
    {
        var gaps = new Measures { Shipped = 9, RequirementCells = 63, RequirementCellsPassed = 60, RequirementCellsMissing = 2 };

        var finding = Given.Services(("rec", gaps), ("cart", new Measures { Shipped = 5, RequirementCells = 35, RequirementCellsPassed = 35 }))
            .Answer("ciso.requirements");

        Assert.Equal("No. 3 of 98 required controls are not proven, all on rec.", finding.Sentence);
        Assert.Equal(
            [
                "3 of 98 required controls are not proven, all on rec.",
                "1 required control was failed or waived at shipping; a waiver is not a pass.",
                "2 required controls were missing or too old at shipping.",
            ],
            finding.Reasons);
        Assert.Equal("Prove 3 required controls of rec: +3.1 points.", finding.WouldRaise);   // 3 ÷ 98
    }

    [Theory]
    [InlineData("", Verdict.Unknown, "none")]                   // nothing built
    [InlineData("3/3", Verdict.Met, "1 of 1")]                  // one service is enough where all are asked for
    [InlineData("3/3 1/1", Verdict.Met, "2 of 2")]
    [InlineData("3/3 99/100", Verdict.NotMet, "1 of 2")]        // one release without all six: the service does not count
    [InlineData("3/3 s", Verdict.AtRisk, "1 of 1")]             // a service that ships without a build: coverage 50%
    [InlineData("3/3 s s", Verdict.Unknown, "1 of 1")]          // 33%
    [InlineData("3/3 3/3 3/3 3/3 s", Verdict.Met, "4 of 4")]    // 80%: no cap
    [InlineData("3/3 -", Verdict.Met, "1 of 1")]                // neither built nor shipped: nothing to ask
    public void A_service_counts_when_every_build_ran_all_six_controls(string services, Verdict verdict, string value) =>
        Given.Services([.. services.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((s, i) => ($"service-{i}", Built(s)))])
            .Answer("ciso.controls").Expect(verdict, value);

    [Theory]
    [InlineData(20, 1, Verdict.AtRisk)]   // 19 of 20 = 95%, exactly at warn
    [InlineData(19, 1, Verdict.NotMet)]   // 18 of 19 = 94.7%
    public void Controls_tolerate_one_service_in_twenty(int services, int without, Verdict verdict)
    {
        var all = Enumerable.Range(0, services).Select(i => ($"service-{i}", Built(i < without ? "2/3" : "3/3")));

        Assert.Equal(verdict, Given.Services([.. all]).Answer("ciso.controls").Verdict);
    }

    [Fact]
    public void The_control_that_is_skipped_most_is_named()
    {
        var finding = Given.Services(
            ("a", Built("3/3")), ("b", Built("1/3") with { WithoutSca = 2, WithoutSbom = 1 }), ("c", Built("2/3") with { WithoutSca = 1 }))
            .Answer("ciso.controls");

        Assert.Equal("No. 2 of 3 services skip a security control: b and 1 more.", finding.Sentence);
        Assert.Equal(("b", "Run sca on every build of b."), (finding.WeakestService, finding.WouldRaise));
        Assert.Contains("Without sbom: 1 build.", finding.Reasons);
    }

    [Theory]
    [InlineData(false, 0, 0, 0, 0, Verdict.Unknown, "none")]  // no production deployment seen
    [InlineData(true, 0, 0, 0, 0, Verdict.Met, "0")]
    [InlineData(true, 0, 0, 1, 0, Verdict.AtRisk, "0")]       // only an open waiver
    [InlineData(true, 0, 1, 0, 0, Verdict.AtRisk, "0")]       // only an override with a person and a reason
    [InlineData(true, 0, 2, 3, 0, Verdict.AtRisk, "0")]
    [InlineData(true, 0, 0, 0, 1, Verdict.NotMet, "1")]       // an expired waiver
    [InlineData(true, 1, 0, 0, 0, Verdict.NotMet, "1")]
    [InlineData(true, 2, 1, 1, 1, Verdict.NotMet, "3")]
    public void A_bypass_or_an_expired_waiver_is_not_met_and_open_exceptions_are_at_risk(bool seen, int bypasses, int overrides, int open, int expired, Verdict verdict, string value)
    {
        var input = Given.One(new Measures { Shipped = 9, Bypasses = bypasses, Overrides = overrides }) with
        {
            ProductionSeen = seen,
            OpenWaivers = open,
            ExpiredWaivers = expired,
        };

        input.Answer("ciso.bypass").Expect(verdict, value);
    }

    [Fact]
    public void Nothing_shipped_lately_is_still_no_bypass() =>
        (Given.Nothing with { ProductionSeen = true }).Answer("ciso.bypass").Expect(Verdict.Met, "0");

    [Fact]
    public void The_service_that_went_around_the_gates_is_named_and_the_worst_reason_comes_first()
    {
        var input = Given.Services(("cart", new Measures { Shipped = 9 }), ("rec", new Measures { Shipped = 1, Bypasses = 1 }));

        var finding = (input with { ProductionSeen = true, ExpiredWaivers = 2, OpenWaivers = 1 }).Answer("ciso.bypass");

        Assert.Equal("No. 1 release reached production around the gates, on rec.", finding.Sentence);
        Assert.Equal("rec", finding.WeakestService);
        Assert.Equal(
            [
                "1 release reached production around the gates, on rec.",
                "2 waivers ran out and were not renewed.",
                "1 waiver is open, with a person and a reason.",
            ],
            finding.Reasons);
    }

    /// <summary>"2/3": two of three builds ran all six; "s": shipped without a build; "-": neither.</summary>
    private static Measures Built(string service) => service switch
    {
        "s" => new Measures { Shipped = 1 },
        "-" => new Measures(),
        _ => new Measures { BuiltWithAllControls = long.Parse(service.Split('/')[0]), Built = long.Parse(service.Split('/')[1]) },
    };
}
