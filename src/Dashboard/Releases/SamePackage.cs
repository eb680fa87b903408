using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Releases;

/// Whether a place runs the very package that was tested.
public enum Sameness
{
    /// The digest that runs is the digest the tests ran on.
    Equal,

    /// The same version, another package.
    Different,

    /// Another version: nothing is claimed of this release there.
    OtherRelease,

    /// What runs was told without a digest.
    CannotTell,
}

/// One place and what was last told to run there.
public sealed record PlaceDigest(string Environment, bool IsProduction, Sameness Same, string? Digest, string Name, string? PublicId, DateTimeOffset Since);

/// Whether what was tested is what runs, everywhere.
public sealed record SamePackage
{
    /// The digest the tests ran on; null where no test was told, and for a release that is known by its version or commit only.
    public string? Tested { get; init; }

    /// A test or scan of it was told that came to an end, pass or fail.
    public required bool HasTests { get; init; }

    /// Every place of the service, those that customers use first.
    public required IReadOnlyList<PlaceDigest> Places { get; init; }

    /// Deployments of this release, and how many of them named its digest.
    public required int Deployments { get; init; }
    public required int NamedByDigest { get; init; }

    /// Places whose newest deployment has a configuration other than the one built, which others of its deployments have: one was promised for all.
    public required IReadOnlyList<string> OtherConfiguration { get; init; }

    /// Places that run this package under another configuration than the one it was proven under there.
    public required IReadOnlyList<string> ChangedConfiguration { get; init; }

    public IEnumerable<PlaceDigest> Production => Places.Where(p => p.IsProduction);

    internal static SamePackage Of(Release release, ReleaseTold told, IReadOnlyList<RunningPlace> running)
    {
        var deployments = told.Facts.Select(f => f.Event).Where(e => Entry.IsDeployment(e.Type) && e.Phase == RunPhase.Terminal).ToList();
        var configuration = ConfigurationDrift.Of(told);
        var tested = told.Entries.Any(e => e is { IsProof: true, ChangeOnly: false, Stage: not null, Check: not (null or "build" or "deployment" or "sbom" or "provenance" or "signature") });
        return new SamePackage
        {
            Tested = tested ? release.Digest : null,
            HasTests = tested,
            Places = [.. running.Select(r => Of(release, r)).OrderByDescending(p => p.IsProduction).ThenBy(p => p.Environment, StringComparer.Ordinal)],
            Deployments = deployments.Count,
            NamedByDigest = deployments.Count(e => e.Digest is not null && string.Equals(e.Digest, release.Digest, StringComparison.OrdinalIgnoreCase)),
            OtherConfiguration = configuration.Other,
            ChangedConfiguration = configuration.Changed,
        };
    }

    private static PlaceDigest Of(Release release, RunningPlace place)
    {
        var same = place.Digest is not null && place.Digest == release.Digest ? Sameness.Equal
            : place.Version is { } version && release.Versions.Contains(version, StringComparer.Ordinal)
                ? place.Digest is null || release.Digest is null ? Sameness.CannotTell : Sameness.Different
            : place.IsThisRelease ? Sameness.CannotTell : Sameness.OtherRelease;
        return new(place.Environment, place.Stage == Stage.Production, same, place.Digest, place.Name, place.PublicId, place.Since);
    }
}

/// What a service's place was last told to run; the digest only where it was told by its digest.
internal sealed record RunningPlace(
    string Environment, Stage? Stage, DateTimeOffset Since, string Name, string? Digest, string? Version, string? PublicId, bool IsThisRelease);
