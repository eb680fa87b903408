using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Pipeline;

/// What tests say of the feature or story they prove. Every event of a history comes one minute after the one before.
public class FeaturesTests
{
    // LW-1: 10 of 12 in acceptance, then 12 of 12 again, and one functional result without counts: 13 of 13. LW-2: 3 of 4.
    [Fact]
    public void The_newest_result_of_every_suite_counts_for_the_feature_it_names()
    {
        var release = Of(h => h
            .Fails(StubbedFunctional, "acceptance", with: e => Named(e, "LW-1") with { Counts = new(12, 10, 2) })
            .Passes(StubbedFunctional, "acceptance", with: e => Named(e, "LW-1") with { Counts = new(12, 12, 0) })
            .Passes(StubbedFunctional, "functional", with: e => Named(e, "lw-1"))
            .Fails(StubbedFunctional, "functional", with: e => Named(e, "LW-2") with { Counts = new(4, 3, 1) }));

        Assert.Equal([("LW-1", 13L, 13L), ("LW-2", 4L, 3L)], release.Features.Select(f => (f.Feature, f.Executed, f.Passed)));
    }

    [Fact]
    public void What_is_told_after_everybody_had_it_changes_nothing()
    {
        var release = Of(h => h
            .Fails(StubbedFunctional, "acceptance", with: e => Named(e, "LW-1") with { Counts = new(4, 3, 1) })
            .Deployed("production")
            .Passes(StubbedFunctional, "acceptance", with: e => Named(e, "LW-1") with { Counts = new(4, 4, 0) }));

        Assert.Equal([("LW-1", 4L, 3L)], release.Features.Select(f => (f.Feature, f.Executed, f.Passed)));
    }

    [Fact]
    public void A_test_that_names_no_feature_and_a_check_of_another_kind_tell_none() =>
        Assert.Empty(Of(h => h.Passes(StubbedFunctional, "acceptance").Passes(Build, "unit", with: e => Named(e, "LW-1"))).Features);

    private static Release Of(Func<History, History> tell) => World.Of(tell(new History().About("1", "a"))).Find("1");

    private static PathEvent Named(PathEvent e, string feature) => History.Detailed(e, ("feature", feature));
}
