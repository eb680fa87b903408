using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Gates.Gate;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Pipeline;

/// Evidence that belongs to another artifact than it seems to.
internal static class FoolingNames
{
    private const string Journey = "integration/integration";

    private static PathEvent OfAPullRequest(PathEvent e) => e with { ChangeOnly = true, StartsRelease = false };

    public static IReadOnlyList<Fooling> Rows =>
    [
        new("A pull request's green build says nothing of the merge", h => h.About(commit: "e").Passes(Build, "build", with: OfAPullRequest)
                .Passes(Build, "unit", with: OfAPullRequest).About(commit: "f").Passes(Build, "build"),
            1, "f", ReadyForFastFeedback, false, "build/unit is missing"),

        new("The pull request's head is the merged commit: still only the merge's own runs count", h => h.About(commit: "f")
                .Passes(Build, "unit", with: OfAPullRequest).Passes(Build, "build"),
            1, "f", ReadyForFastFeedback, false, "build/unit is missing"),

        new("A preview image built for a pull request is no release", h => h.About("1.4.2", "a").Proven(ReadyForFastFeedback)
                .About(digest: "b", commit: "e").Passes(Build, "build", with: OfAPullRequest).Deployed("preview", OfAPullRequest),
            1, "1.4.2", ReadyForFastFeedback, true, "build/build passed"),

        new("A branch that reached production is a release all the same", h => h.About(commit: "e").Passes(Build, "unit", with: OfAPullRequest)
                .Deployed("production", OfAPullRequest),
            1, "e", ReadyForCanary, false, "build/review is missing") { State = ReleaseState.Shipped, Bypass = true },

        new("A canary that names only a commit is a release all the same", h => h.About(commit: "e").Passes(Build, "unit", with: e => e with { StartsRelease = false })
                .Tell(EventTypes.RolloutStarted, e => e with { StartsRelease = false, Environment = "production", Weight = 5 }),
            1, "e", ReadyForCanary, false, "build/review is missing") { State = ReleaseState.InProof, Bypass = true },

        new("A review of the proposed change counts for the merge, its commit does not", h => h.About("1.4.2", "a", "f").Proven(ReadyForCanary, "build/review")
                .About(commit: "f").Tell(EventTypes.ChangeMerged, e => History.Detailed(e with { SubjectId = "pull/7" }, ("author", "ann")))
                .About(commit: "e").Tell(EventTypes.ChangeReviewed, e => History.Detailed(
                    e with { SubjectId = "pull/7", ChangeOnly = true, StartsRelease = false, Actor = "bob", Decision = "approved" }, ("reviewer", "bob"))),
            1, "1.4.2", ReadyForCanary, true, "build/review passed"),

        new("A tag was built again: two artifacts, and neither goes on", h => h.About("1.4.2", "a").Proven(ReadyForExtended).Links("1.4.2", "b"),
            2, "a", ReadyForFastFeedback, false, "Version 1.4.2 names more than one artifact"),

        new("The second artifact of a tag inherits nothing", h => h.About("1.4.2", "a").Proven(ReadyForExtended).Links("1.4.2", "b"),
            2, "b", ReadyForExtended, false, "integration/integration is missing"),

        new("Evidence that names only the version counts for neither of two artifacts", h => h.About("1.4.2", "a").Proven(ReadyForExtended, Journey)
                .Links("1.4.2", "b").About("1.4.2").Passes(Integration, "integration"),
            2, "a", ReadyForExtended, false, "integration/integration is missing: ambiguous: send the digest"),

        new("A gate that rested on the version closes when a second artifact takes it", h => h.About("1.4.2", "a").Proven(ReadyForExtended, Journey)
                .About("1.4.2").Passes(Integration, "integration").Later(minutes: 5).Links("1.4.2", "b"),
            2, "a", ReadyForExtended, false, "ambiguous: send the digest"),

        new("Told by digest here and by version there, tied together last", h => h.About(digest: "a").Proven(ReadyForFastFeedback)
                .About("1.4.2").Proven(ReadyForExtended).Links("1.4.2", "a"),
            1, "1.4.2", ReadyForExtended, true, "integration/integration passed"),

        new("Told by commit first, then by version, then by digest", h => h.About(commit: "c").Proven(ReadyForFastFeedback)
                .About("1.4.2", commit: "c").Proven(ReadyForExtended).Links("1.4.2", "a"),
            1, "1.4.2", ReadyForExtended, true, "integration/integration passed"),

        new("Without a digest nothing is immutable", h => h.About("1.4.2", commit: "c").Proven(ReadyForFastFeedback),
            1, "1.4.2", ReadyForFastFeedback, false, "build/digest is missing"),

        new("A commit built twice: its checks prove the source of both", h => h.About(commit: "c").Proven(ReadyForFastFeedback).Links(digest: "a", commit: "c").Links(digest: "b", commit: "c"),
            2, "b", ReadyForFastFeedback, true, "build/unit passed"),

        new("A commit built twice: what came after the build counts for neither", h => h.About(commit: "c").Proven(ReadyForExtended)
                .Links(digest: "a", commit: "c").Links(digest: "b", commit: "c"),
            2, "b", ReadyForExtended, false, "integration/integration is missing: ambiguous: send the digest"),

        new("A commit built once: what came after the build counts", h => h.About(commit: "c").Proven(ReadyForExtended).Links(digest: "a", commit: "c"),
            1, "a", ReadyForExtended, true, "integration/integration passed"),

        new("A leading v is no other version", h => h.About("v1.4.2", "a").Proven(ReadyForFastFeedback).About("1.4.2").Proven(ReadyForExtended),
            1, "1.4.2", ReadyForExtended, true, "integration/integration passed"),

        new("Digest and version of different releases: the digest wins, with an alarm", h => h.About("1.4.1", "b").Proven(ReadyForFastFeedback)
                .About("1.4.2", "a").Proven(ReadyForFastFeedback).About("1.4.1", "a").Passes(Integration, "integration"),
            2, "a", ReadyForFastFeedback, false, "names more than one artifact"),

        new("A digest is enough, the service may be left out", h => h.About("1.4.2", "a").Proven(ReadyForExtended, Journey)
                .About(digest: "a").Passes(Integration, "integration", with: e => e with { Service = null }),
            1, "1.4.2", ReadyForExtended, true, "integration/integration passed"),

        new("A build that names nothing proves nothing", h => h.About("1.4.2", "a").Proven(ReadyForFastFeedback, "build/build").About().Passes(Build, "build"),
            1, "1.4.2", ReadyForFastFeedback, false, "build/build is missing"),

        new("Two versions of one commit, one digest each, stay apart", h => h.About("1.4.1", "b", "c").Proven(ReadyForExtended).About("1.4.2", "a", "c").Passes(Build, "build"),
            2, "1.4.2", ReadyForExtended, false, "stubbed-functional/functional is missing"),

        new("A tag moved to another commit takes no build along", h => h.About("1.4.2", "a", "c").Passes(Build, "build").About("1.4.2", "b", "d").Passes(Build, "unit"),
            2, "b", ReadyForFastFeedback, false, "build/build is missing"),

        new("Two merges that were never deployed are two releases", h => h.About(commit: "c").Passes(Build, "build").About(commit: "d").Passes(Build, "unit"),
            2, "d", ReadyForFastFeedback, false, "build/build is missing"),
    ];
}
