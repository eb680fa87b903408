using System.Text.Json.Serialization;

namespace Dashboard.Core.Pipeline;

/// <summary>What kind of name a release goes by, strongest first.</summary>
[JsonConverter(typeof(SlugConverter<NameKind>))]
public enum NameKind
{
    /// <summary>The artifact's digest: its identity.</summary>
    Digest,

    /// <summary>A version as written, a leading v before a digit aside.</summary>
    Version,

    /// <summary>A source commit.</summary>
    Commit,

    /// <summary>A proposed change, by its number or id: only reviews of it are told under this name.</summary>
    Change,

    /// <summary>No name of a release: what was told about the service without one (alerts, incidents, rollouts by environment).</summary>
    Service,
}

/// <summary>One name of a release within its service.</summary>
public readonly record struct ReleaseName(NameKind Kind, string Value) : IComparable<ReleaseName>
{
    /// <summary>A digest in lower case.</summary>
    public static ReleaseName Digest(string digest) => new(NameKind.Digest, digest.ToLowerInvariant());

    /// <summary>A version without the leading v.</summary>
    public static ReleaseName Version(string version) => new(NameKind.Version, Bare(version));

    /// <summary>A commit in lower case.</summary>
    public static ReleaseName Commit(string commit) => new(NameKind.Commit, commit.ToLowerInvariant());

    /// <summary>Where things are kept that name a service and no release.</summary>
    public static readonly ReleaseName OfService = new(NameKind.Service, "");

    /// <summary>The names an event gives, strongest first.</summary>
    public static IReadOnlyList<ReleaseName> Of(PathEvent e)
    {
        var names = new List<ReleaseName>(3);
        if (e.Digest is { Length: > 0 })
        {
            names.Add(Digest(e.Digest));
        }

        if (e.Version is { Length: > 0 })
        {
            names.Add(Version(e.Version));
        }

        if (e.Commit is { Length: > 0 })
        {
            names.Add(Commit(e.Commit));
        }

        if (ChangeOf(e) is { } change)
        {
            names.Add(change);
        }

        return names;
    }

    // The change itself ties a review to the merge; the commit that was reviewed need not be the one that was merged.
    private static ReleaseName? ChangeOf(PathEvent e) =>
        e.Type.StartsWith("change.", StringComparison.Ordinal) && e.SubjectId.Length > 0 && e.SubjectId != e.Type && e.SubjectId != e.Commit
            ? new(NameKind.Change, e.Repository is null ? e.SubjectId : $"{e.Repository} {e.SubjectId}")
            : null;

    /// <inheritdoc/>
    public int CompareTo(ReleaseName other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Value, other.Value);

    /// <summary>Orders names as <see cref="CompareTo"/> does.</summary>
    public static bool operator <(ReleaseName left, ReleaseName right) => left.CompareTo(right) < 0;

    /// <summary>Orders names as <see cref="CompareTo"/> does.</summary>
    public static bool operator >(ReleaseName left, ReleaseName right) => left.CompareTo(right) > 0;

    /// <summary>Orders names as <see cref="CompareTo"/> does.</summary>
    public static bool operator <=(ReleaseName left, ReleaseName right) => left.CompareTo(right) <= 0;

    /// <summary>Orders names as <see cref="CompareTo"/> does.</summary>
    public static bool operator >=(ReleaseName left, ReleaseName right) => left.CompareTo(right) >= 0;

    private static string Bare(string version) =>
        version.Length > 1 && (version[0] is 'v' or 'V') && char.IsAsciiDigit(version[1]) ? version[1..] : version;
}
