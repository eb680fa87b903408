using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>What may be missing, and what to look out for, around the one package.</summary>
internal static class BuildDetectors
{
    private const string Question = "build";

    public static readonly Detector IdenticalBuild = new()
    {
        Id = "M1",
        Sign = "identical-build",
        Question = Question,
        Stage = Stage.Build,
        LooksFor = "One package, built once, that every place runs unchanged",
        Measured = "of the releases deployed to production with a digest, those whose digest a build named and a place before production ran too",
        Words = new("release", "reached production as the one package that a build named and an earlier place had run", "whether every place runs the same package",
            "service.deployed with digest for every environment, and build.finished with digest"),
        Share = 1,
        Rule = "in place when all do",
        Days = 90,
        Cases = SamePackage,
    };

    public static readonly Detector ManualTweak = new()
    {
        Id = "L1",
        Sign = "manual-tweak",
        Question = Question,
        Stage = Stage.Build,
        LooksFor = "Something is adjusted by hand after the build",
        Measured = "deployments with manualSteps above 0, or with another configDigest than the one the build promised for all places, of those that tell either",
        Words = new("deployment", "needed a hand or ran another configuration than was built", "whether anything is adjusted by hand",
            "service.deployed with manualSteps, or with configDigest as build.finished names it"),
        Rule = "one is enough",
        Cases = f => f.Deployments.Where(d => d.Succeeded).Select(d => new DetectorCase(d, IsTweaked(d))),
    };

    public static readonly Detector UndocumentedChange = new()
    {
        Id = "L2",
        Sign = "undocumented-change",
        Question = Question,
        Stage = Stage.Build,
        LooksFor = "A change is live that nobody wrote down",
        Measured = "deployments to production whose digest no build named, or whose commit is not known",
        Words = new("deployment to production", "used a digest without a build or a change nobody named", "whether what is live is written down",
            "service.deployed for production with digest, and build.finished with commit and digest")
        { Nouns = "deployments to production" },
        Rule = "one is enough",
        Cases = f => f.Deployments.Where(d => d is { Succeeded: true, Stage: Stage.Production })
            .Select(d => new DetectorCase(d, !d.BuildKnown || !d.CommitKnown)),
    };

    public static readonly Detector BuiltTwice = new()
    {
        Id = "L3",
        Sign = "built-twice",
        Question = Question,
        Stage = Stage.Build,
        LooksFor = "The same version was built more than once",
        Measured = "versions that two digests go by, of the versions with a digest",
        Words = new("version", "had a second package", "whether a version is built once", "build.finished with version and digest"),
        Rule = "one is enough",
        Cases = f => f.Versions.GroupBy(v => (v.Source.Service, v.Version)).Select(g => (Newest: g.MaxBy(v => v.At)!, All: g))
            .Select(v => new DetectorCase(v.All.Where(x => x.IsShared).MaxBy(x => x.At) ?? v.Newest, IsBuiltTwice([.. v.All]))),
    };

    private static IEnumerable<DetectorCase> SamePackage(TeamFacts facts)
    {
        var earlier = facts.Deployments.Where(d => d is { Succeeded: true, Stage: < Stage.Canary, Digest: not null }).ToLookup(d => (d.Source.Service, d.Digest), d => d.At);
        return facts.Deployments.Where(d => d is { Succeeded: true, Stage: Stage.Production }).GroupBy(d => (d.Source.Service, d.Source.ReleaseId))
            .Select(g => g.MaxBy(d => d.At)!)
            .Select(d => new DetectorCase(d, d.Digest is null ? null : d.BuildKnown && earlier[(d.Source.Service, d.Digest)].Any(at => at <= d.At)));
    }

    // A hand that was told counts whatever the configuration says, and the other way round.
    private static bool? IsTweaked(DeploymentFact d)
    {
        bool? other = d is { Configuration: { } ran, BuiltConfiguration: { } built } ? !string.Equals(ran, built, StringComparison.OrdinalIgnoreCase) : null;
        bool? byHand = d.ManualSteps is { } steps ? steps > 0 : null;
        return other == true || byHand == true ? true : other ?? byHand;
    }

    private static bool? IsBuiltTwice(List<VersionFact> same) =>
        same.Exists(v => v.IsShared) || same.Select(v => v.Digest).OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any() ? true
            : same.Exists(v => v.Digest is not null) ? false : null;
}
