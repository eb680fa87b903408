using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Measuring;

public class TestedAndReadyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_artifact_in_use_was_tested()
    {
        var same = TestedIsRunning.Of(Release("a", (Stage.Integration, "journey"), (Stage.Extended, "soak")), []);

        Assert.Equal((true, "a", "a"), (same.IsSame, same.Running, same.Tested));
        Assert.Equal([Stage.Integration, Stage.Extended], same.Stages);
    }

    // A unit test proves the source, a deployment that it starts; neither tests the artifact on its way.
    [Fact]
    public void Another_artifact_was_tested()
    {
        var other = TestedIsRunning.Of(Release("a", (Stage.Build, "unit"), (Stage.Integration, "deployment")), [Release("b"), Release("c", (Stage.Extended, "soak"))]);

        Assert.Equal((false, "a", "c"), (other.IsSame, other.Running, other.Tested));
    }

    [Fact]
    public void Nobody_can_say_without_the_release_its_digest_or_any_test()
    {
        Assert.Null(TestedIsRunning.Of(null, []).IsSame);
        Assert.Null(TestedIsRunning.Of(Release(null, (Stage.Extended, "soak")), []).IsSame);
        Assert.Null(TestedIsRunning.Of(Release("a"), [Release("b")]).IsSame);
    }

    [Theory]
    [InlineData(false, true, 1, Verdict.Unknown)]
    [InlineData(true, false, 1, Verdict.NotMet)]
    [InlineData(true, true, null, Verdict.AtRisk)]
    [InlineData(true, true, 91, Verdict.AtRisk)]
    [InlineData(true, true, 90, Verdict.Met)]
    public void Taking_back_needs_an_earlier_artifact_and_practice(bool inUse, bool earlier, int? walked, Verdict expected) =>
        Assert.Equal(expected, new RollbackReadiness(inUse, earlier, walked is { } days ? new(Now.AddDays(-days), WayBackKind.Rollback, true, null) : null).At(Now));

    [Fact]
    public void The_mix_counts_classes_as_sent_and_keeps_what_nobody_knows_apart() =>
        Assert.Equal(new ChangeMix(2, 1, 0, 1, 2), ChangeMix.Of(["feature", " Feature", "fix", "revert", null, "chore"]));

    private static Release Release(string? digest, params (Stage Stage, string Check)[] tests) => new()
    {
        Service = "cart",
        IdentityKind = NameKind.Version,
        Identity = "1.0",
        Digest = digest,
        FirstSeenAt = Now,
        LastSeenAt = Now,
        Trail = new Trail(),
        Evidence = [.. tests.Select(t => new CheckEvidence { Stage = t.Stage, Check = t.Check, Proof = Proof.Passed, NewestAt = Now })],
    };
}
