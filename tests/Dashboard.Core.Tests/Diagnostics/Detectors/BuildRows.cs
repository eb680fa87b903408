using Dashboard.Core.Pipeline;
using static Dashboard.Core.Diagnostics.DetectorState;
using static Dashboard.Core.Tests.Diagnostics.CaseKind;
using static Dashboard.Core.Tests.Diagnostics.Team;

namespace Dashboard.Core.Tests.Diagnostics;

internal static class BuildRows
{
    public static IEnumerable<DetectorRow> All =>
    [
        // M1: releases in production with a digest: r1 had integration and a build, r2 never had an earlier place. 1 of 2 is less than all.
        new("M1", Fires, "one of two releases never ran before production", Missing, 1, 2,
            Told(Deployed(), Deployed(3, Stage.Integration), Deployed(r: "r2", digest: "sha256:b"))),
        new("M1", Rests, "both releases ran before, as the same digest", InPlace, 2, 2,
            Told(Deployed(), Deployed(3, Stage.Integration), Deployed(r: "r2", digest: "sha256:b"), Deployed(4, Stage.Extended, "r2", "sha256:b"))),
        new("M1", CannotTell, "no deployment names a digest", Unknown, 0, 0, Told(Deployed(digest: null), Deployed(3, Stage.Integration, digest: null))),
        // All that tell do, and exactly half of the two releases tell.
        new("M1", AtTheThreshold, "every release that tells is the same everywhere, and half of them tell", InPlace, 1, 1,
            Told(Deployed(), Deployed(3, Stage.Integration), Deployed(r: "r2", digest: null))),
        new("M1", OutsideTheWindow, "production was reached 91 days ago", Unknown, 0, 0, Told(Deployed(91), Deployed(92, Stage.Integration))),
        new("M1", Contradictory, "the earlier place ran another digest", Missing, 0, 1, Told(Deployed(), Deployed(3, Stage.Integration, digest: "sha256:other"))),

        // L1: three deployments tell, one of them was touched: 1/3 > 0.
        new("L1", Fires, "two steps by hand", Seen, 1, 3, Told(Deployed(manual: 2), Deployed(3, manual: 0), Deployed(4, manual: 0))),
        new("L1", Rests, "no step by hand, the configuration that was built", NotSeen, 0, 2, Told(Deployed(manual: 0), Deployed(3, config: "sha256:c", built: "sha256:C"))),
        new("L1", CannotTell, "neither steps nor a configuration to hold against", Unknown, 0, 0, Told(Deployed(), Deployed(3, config: "sha256:c"))),
        // 2 of 4 deployments tell: exactly half is enough.
        new("L1", AtTheThreshold, "half of the deployments tell, with no step by hand", NotSeen, 0, 2, Told(Deployed(manual: 0), Deployed(3, manual: 0), Deployed(4), Deployed(5))),
        new("L1", OutsideTheWindow, "the hand was needed 31 days ago", NotSeen, 0, 1, Told(Deployed(31, manual: 2), Deployed(manual: 0))),
        new("L1", Contradictory, "no step by hand, yet another configuration", Seen, 1, 1, Told(Deployed(manual: 0, config: "sha256:x", built: "sha256:c"))),

        // L2: 12 of 60.
        new("L2", Fires, "12 of 60 digests had no build", Seen, 12, 60, Told([.. Times(12, n => Deployed(r: n, build: false)), .. Times(48, n => Deployed(3, r: $"ok{n}"))])),
        new("L2", Rests, "every digest has a build and a commit", NotSeen, 0, 2, Told(Deployed(), Deployed(3, r: "r2"))),
        new("L2", CannotTell, "nothing went to production", Unknown, 0, 0, Told(Deployed(stage: Stage.Integration, build: false))),
        new("L2", AtTheThreshold, "of exactly 30 days ago is outside, a second later inside", NotSeen, 0, 1, Told(Deployed(30, build: false), Deployed(Inside(30)))),
        new("L2", OutsideTheWindow, "the digest without a build is 31 days old", Unknown, 0, 0, Told(Deployed(31, build: false))),
        new("L2", Contradictory, "a build named the digest, but nobody the change", Seen, 1, 1, Told(Deployed(commit: false))),

        // L3: versions 1.0 and 1.1 have digests; 1.0 has two.
        new("L3", Fires, "one of two versions has a second digest", Seen, 1, 2, Told(Version("1.0", "sha256:a", shared: true), Version("1.0", "sha256:b", shared: true), Version("1.1", "sha256:c"))),
        new("L3", Rests, "each version has one digest", NotSeen, 0, 2, Told(Version("1.0", "sha256:a"), Version("1.1", "sha256:b"))),
        new("L3", CannotTell, "no digest is known", Unknown, 0, 0, Told(Version("1.0", null), Version("1.1", null))),
        new("L3", AtTheThreshold, "the same digest told twice is one", NotSeen, 0, 1, Told(Version("1.0", "sha256:a"), Version("1.0", "sha256:a", 5))),
        new("L3", OutsideTheWindow, "the second digest came 31 days ago", NotSeen, 0, 1, Told(Version("1.0", "sha256:a", 31, shared: true), Version("1.1", "sha256:b"))),
        new("L3", Contradictory, "two digests that do not know of each other", Seen, 1, 1, Told(Version("1.0", "sha256:a"), Version("1.0", "sha256:b"))),
    ];
}
