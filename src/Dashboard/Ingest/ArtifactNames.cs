namespace Dashboard.Ingest;

/// <summary>
/// Brings the names of an artifact into the one form that joining compares: digests, commits, versions and what a package URL holds.
/// A name that moves (a branch, <c>latest</c>) is no identity and is left out.
/// </summary>
public static class ArtifactNames
{
    private static readonly HashSet<string> Floating = new(StringComparer.OrdinalIgnoreCase)
    {
        "latest", "main", "master", "head", "trunk", "develop", "development", "dev", "edge", "nightly", "stable", "next", "snapshot", "tip",
    };

    private static readonly string[] BranchPrefixes = ["feature/", "bugfix/", "hotfix/", "dependabot/", "renovate/", "heads/", "origin/"];

    /// `sha256:` and 64 hex digits in lower case; 64 bare hex digits are taken as sha256; also sha384 and sha512. Null when it is none of these.
    public static string? Digest(string text)
    {
        var value = text.AsSpan().Trim();
        var colon = value.IndexOf(':');
        var length = (colon < 0 ? "sha256" : value[..colon]) switch
        {
            var name when name.Equals("sha256", StringComparison.OrdinalIgnoreCase) => 64,
            var name when name.Equals("sha384", StringComparison.OrdinalIgnoreCase) => 96,
            var name when name.Equals("sha512", StringComparison.OrdinalIgnoreCase) => 128,
            _ => -1,
        };
        var hex = value[(colon + 1)..];
        if (hex.Length != length || !IsHex(hex))
        {
            return null;
        }

        return colon < 0 ? $"sha256:{hex.ToString().ToLowerInvariant()}" : value.ToString().ToLowerInvariant();
    }

    /// 7 to 64 hex digits in lower case, else null.
    public static string? Commit(string text)
    {
        var value = text.AsSpan().Trim();
        return value.Length is >= 7 and <= 64 && IsHex(value) && value.IndexOfAnyExcept('0') >= 0 ? value.ToString().ToLowerInvariant() : null;
    }

    /// A SHA-1 is 40 digits, a SHA-256 64; less may name two commits.
    public static bool IsFullCommit(string commit) => commit.Length is 40 or 64;

    /// The version, the tag's name when a tag's ref was given, or null when the name moves.
    public static string? Version(string text)
    {
        var value = text.Trim();
        if (value.StartsWith("refs/tags/", StringComparison.Ordinal))
        {
            value = value["refs/tags/".Length..];
        }

        var moves = value.Length == 0 || value.StartsWith("refs/", StringComparison.Ordinal) || Floating.Contains(value)
            || Array.Exists(BranchPrefixes, prefix => value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        return moves ? null : value;
    }

    /// True for `1.4.2` and `v2.0.0-rc.1`: where a sender gives a branch or a tag in one field, only such a name is taken for a tag.
    public static bool LooksLikeTag(string? name)
    {
        var text = name.AsSpan();
        text = text.StartsWith("v", StringComparison.OrdinalIgnoreCase) ? text[1..] : text;
        var dot = text.IndexOf('.');
        return dot > 0 && dot + 1 < text.Length && text[..dot].IndexOfAnyExceptInRange('0', '9') < 0 && char.IsAsciiDigit(text[dot + 1])
            && !text.Contains('/');
    }

    /// What a package URL names: `pkg:oci/checkout@sha256%3A0b31…?tag=1.4.2`.
    public static PurlParts? Purl(string text)
    {
        var value = text.AsSpan().Trim();
        if (!value.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var fragment = value.IndexOf('#');
        value = fragment < 0 ? value : value[..fragment];
        var query = value.IndexOf('?');
        var qualifiers = query < 0 ? default : value[(query + 1)..];
        value = query < 0 ? value : value[..query];

        // A scoped npm name begins with @, so only an @ behind the last slash starts the version.
        var slash = value.LastIndexOf('/');
        var at = value.LastIndexOf('@');
        var name = at > slash ? value[(slash + 1)..at] : value[(slash + 1)..];
        var version = at > slash ? Uri.UnescapeDataString(value[(at + 1)..]) : null;
        var digest = version is null ? null : Digest(version);
        var tag = Qualifier(qualifiers, "tag");
        return new PurlParts(
            Uri.UnescapeDataString(name),
            Version(digest is null ? version ?? tag ?? "" : tag ?? ""),
            digest ?? (Qualifier(qualifiers, "checksum") is { } checksum ? Digest(checksum) : null));
    }

    private static string? Qualifier(ReadOnlySpan<char> qualifiers, ReadOnlySpan<char> name)
    {
        foreach (var range in qualifiers.Split('&'))
        {
            var pair = qualifiers[range];
            var equals = pair.IndexOf('=');
            if (equals > 0 && pair[..equals].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return Uri.UnescapeDataString(pair[(equals + 1)..]);
            }
        }

        return null;
    }

    private static bool IsHex(ReadOnlySpan<char> text) => text.IndexOfAnyExcept("0123456789abcdefABCDEF") < 0;
}

/// The parts of a package URL that name a release; each null when it has none.
public sealed record PurlParts(string Name, string? Version, string? Digest);
