using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>Releases and packages: what ties a version to a commit, and a digest to both.</summary>
public static class GitHubArtifacts
{
    /// {"action":"published","release":{"id":1,"tag_name":"0.0.1","target_commitish":"main","published_at":"…","html_url":"…","author":{"login":"…"}}}
    public static GitHubMeaning Release(GitHubPayload payload)
    {
        var release = payload.Root.At("release");
        if (release.Text("tag_name") is not { } tag)
        {
            return GitHubMeaning.Incomplete("release.tag_name");
        }

        if (payload.Action is not ("published" or "released"))
        {
            return payload.NotForUs;
        }

        var read = payload.Read;
        var target = release.Text("target_commitish");
        var subject = read.Text($"pkg:github/{payload.RepositoryName}@{tag}")!;
        return GitHubMeaning.Of(payload.New(EventTypes.ArtifactPublished, subject, read.Time(release.At("published_at"))) with
        {
            Version = read.Version(tag),

            // The target is a commit or a branch's name; a branch of hex digits only is not worth guessing at.
            Commit = target is { Length: 40 or 64 } ? ArtifactNames.Commit(target) : null,
            StartsRelease = true,
            Ref = read.Text(tag),
            Summary = read.Text(release.Text("name")),
            Url = read.Url(release.Text("html_url")),
            Actor = read.Name(release.Text("author", "login") ?? payload.Sender),
        });
    }

    /// {"action":"published","registry_package":{"name":"checkout","ecosystem":"CONTAINER","created_at":"0001-01-01…","package_version":{"id":1,
    ///  "version":"sha256:3da1…","target_oid":"…","package_url":"…","container_metadata":{"tag":{"name":"1.4.2","digest":"sha256:…"}}}}}
    public static GitHubMeaning Package(GitHubPayload payload)
    {
        var package = payload.Root.At(payload.Event);
        var version = package.At("package_version");
        if (package.Text("name") is not { } name || version.ValueKind != JsonValueKind.Object)
        {
            return GitHubMeaning.Incomplete($"{payload.Event}.name or package_version");
        }

        if (payload.Action is not ("published" or "updated"))
        {
            return payload.NotForUs;
        }

        var read = payload.Read;
        var tag = version.At("container_metadata").At("tag");
        var called = version.Text("version") ?? version.Text("name");
        var digest = tag.Text("digest") ?? (called?.Contains(':', StringComparison.Ordinal) == true ? called : null);
        var known = tag.Text("name") ?? (digest == called ? null : called);
        var subject = $"package-version/{version.Id("id") ?? package.Id("id") ?? name}";
        return GitHubMeaning.Of(payload.New(EventTypes.ArtifactPublished, read.Text(subject)!, At(read, version) ?? At(read, package)) with
        {
            Service = read.Name(name),
            Version = read.Version(known),
            Digest = read.Digest(digest),
            Commit = GitHubPayload.Commit(version.Text("target_oid")),
            StartsRelease = true,
            Url = read.Url(version.Text("package_url") ?? version.Text("html_url")),
            Actor = read.Name(version.Text("author", "login") ?? payload.Sender),
            Details = GitHubPayload.Details(("ecosystem", read.Name(package.Text("ecosystem") ?? package.Text("package_type")))),
        });
    }

    private static DateTimeOffset? At(ThirdParty read, JsonElement of) => read.Time(of.At("updated_at")) ?? read.Time(of.At("created_at"));
}
