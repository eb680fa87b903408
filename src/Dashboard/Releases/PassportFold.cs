using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Measuring;
using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Releases;

/// From what was told of a release to its passport.
internal static class PassportFold
{
    private static readonly IReadOnlyList<string> Parts = PackageParts.All;
    private static readonly string[] Papers = ["sbom", "provenance", "signature"];

    public static Passport Of(Release release, ReleaseTold told, IReadOnlyList<GateDecision> gates, PersonNames persons)
    {
        var build = told.Facts.LastOrDefault(f => f.Event is { Type: EventTypes.BuildFinished });
        var rebuild = release.Evidence.Where(e => e.Check == "rebuild").MaxBy(e => e.NewestAt);
        return new()
        {
            IdentityKind = release.IdentityKind,
            Identity = release.Identity,
            Versions = release.Versions,
            Repository = told.Facts.Select(f => f.Event.Repository).LastOrDefault(r => r is not null),
            Commit = release.Commit,
            BuiltAt = release.BuiltAt,
            Author = persons.Of(release.Trail.Author),
            Reviewer = persons.Of(release.Trail.Reviewer),
            Approver = persons.Of(release.Trail.Approver),
            Deployer = persons.Of(release.Trail.Deployer),
            Builder = release.Trail.Builder,
            Clean = release.Trail.Clean,
            ChangeClass = release.Trail.ChangeClass,
            Url = release.Trail.Url ?? build?.Event.Url,
            BuildDelivery = build?.Delivery,
            Tech = release.Trail.Tech,
            Manifest = release.Trail.Manifest is { } named ? [.. Parts.Select(p => new ManifestPart(p, named.Contains(p, StringComparer.OrdinalIgnoreCase)))] : null,
            Papers = [.. Papers.Select(p => PaperOf(p, release, gates))],
            RebuiltAt = rebuild?.NewestAt,
            Rebuilt = rebuild is null ? EvidenceState.Missing : StateOf(rebuild.Proof),
            Isolated = IsolatedIncrement.Of(gates.SelectMany(g => g.Items)),
            Again = Reverification.Of(told.Entries),
        };
    }

    private static Paper PaperOf(string check, Release release, IReadOnlyList<GateDecision> gates)
    {
        var asked = gates.SelectMany(g => g.Items).FirstOrDefault(i => i.Requirement.IsProvenBy(Stage.Build, check));
        var found = asked?.Evidence ?? release.Find(Stage.Build, check);
        return new(check, asked?.State ?? (found is null ? EvidenceState.Missing : StateOf(found.Proof)), found?.Key);
    }

    private static EvidenceState StateOf(Proof proof) => proof switch
    {
        Proof.Passed => EvidenceState.Passed,
        Proof.Failed => EvidenceState.Failed,
        _ => EvidenceState.Missing,
    };
}
