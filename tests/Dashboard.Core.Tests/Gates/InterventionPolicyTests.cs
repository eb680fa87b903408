using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Gates;

public class InterventionPolicyTests
{
    [Theory]
    [InlineData("build/sca", 1, "patch is due", "Ada", "")]
    [InlineData("build/sca,build/sast", 90, "patch is due", "Ada", "")]
    [InlineData("", 5, "patch is due", "Ada", "items")]
    [InlineData("build/nothing", 5, "patch is due", "Ada", "items")]
    [InlineData("build/sca", 0, "patch is due", "Ada", "days")]
    [InlineData("build/sca", 91, "patch is due", "Ada", "days")]
    [InlineData("build/sca", null, "patch is due", "Ada", "days")]
    [InlineData("build/sca", 5, " ", "Ada", "reason")]
    [InlineData("build/sca", 5, "patch is due", "", "by")]
    [InlineData("build/sca", 5, "patch is due", "renovate[bot]", "by")]
    [InlineData("build/sca", 5, "patch is due", "Person:1:abc", "by")]
    [InlineData("", null, "", null, "items,days,reason,by")]
    public void A_request_names_every_field_that_is_wrong(string items, int? days, string reason, string? by, string fields)
    {
        var faults = InterventionPolicy.OfRequest(items.Split(',', StringSplitOptions.RemoveEmptyEntries), days, reason, by, DefaultAgreement.Version0);

        Assert.Equal(fields, string.Join(',', faults.Select(f => f.Field)));
    }

    // Asked for by Ada Lovelace; who answers how, in which standing, and the field at fault.
    [Theory]
    [InlineData(StepKind.WaiverApproved, "Grace", "", "asked", "")]
    [InlineData(StepKind.WaiverApproved, "ada  LOVELACE ", "", "asked", "by")]
    [InlineData(StepKind.WaiverRefused, "Ada Lovelace", "no", "asked", "by")]
    [InlineData(StepKind.WaiverRefused, "Grace", "", "asked", "reason")]
    [InlineData(StepKind.WaiverRefused, "Grace", "not for this", "asked", "")]
    [InlineData(StepKind.WaiverWithdrawn, "Ada Lovelace", "proven now", "asked", "")]
    [InlineData(StepKind.WaiverWithdrawn, "Ada Lovelace", "proven now", "open", "")]
    [InlineData(StepKind.WaiverWithdrawn, "Ada Lovelace", "", "open", "reason")]
    [InlineData(StepKind.WaiverApproved, "Max", "", "open", "standing")]
    [InlineData(StepKind.WaiverRefused, "Max", "no", "open", "standing")]
    [InlineData(StepKind.WaiverWithdrawn, "Max", "no", "ran out", "standing")]
    [InlineData(StepKind.WaiverApproved, "ci", "", "asked", "by")]
    public void An_answer_comes_from_somebody_else_and_in_time(StepKind kind, string by, string reason, string standing, string fields)
    {
        InterventionStep asked = new()
        {
            Kind = StepKind.WaiverRequested,
            Id = "w1",
            Service = "checkout",
            Items = ["build/sca"],
            Days = 10,
            By = "person:1:a",
            At = History.Start,
            Key = "1",
        };
        var waiver = Waiver.Of(standing == "asked" ? [asked] : [asked, asked with { Kind = StepKind.WaiverApproved, By = "person:2:b", Key = "2" }])!;
        var at = History.Start.AddDays(standing == "ran out" ? 10 : 1);

        Assert.Equal(fields, string.Join(',', InterventionPolicy.OfAnswer(kind, waiver, "Ada Lovelace", by, reason, at).Select(f => f.Field)));
    }
}
