using System.Text.Json;

namespace Dashboard.Ingest.Formats;

/// <summary>Which service and release a CDEvent names. Its own fields come first; <c>customData</c> may add what the vocabulary has no field for.</summary>
public readonly record struct CdEventNames(string? Service, string? Version, string? Digest, string? Purl, string? Commit)
{
    public static CdEventNames Read(string type, string subjectId, JsonElement data, ThirdParty read)
    {
        var content = data.At("subject", "content");
        var custom = data.At("customData");
        var artifact = content.Text("artifactId") ?? (type.StartsWith("artifact.", StringComparison.Ordinal) ? subjectId : null);
        var parts = artifact is null ? null : ArtifactNames.Purl(artifact);
        var service = content.Text("service", "id") ?? content.Text("service")
            ?? (type.StartsWith("service.", StringComparison.Ordinal) ? subjectId : null)
            ?? custom.Text("service") ?? parts?.Name;
        var change = content.Text("change", "id");
        return new CdEventNames(
            read.Name(service),
            parts?.Version ?? read.Version(custom.Text("version")),
            parts?.Digest ?? read.Digest(custom.Text("digest")),
            parts is null ? null : read.Text(artifact),
            FullCommit(custom.Text("commit")) ?? FullCommit(change)
                ?? (type.StartsWith("change.", StringComparison.Ordinal) ? FullCommit(subjectId) : null));
    }

    /// A change's id may be a pull request's number; only a full hash is surely a commit.
    private static string? FullCommit(string? text) =>
        text is not null && ArtifactNames.Commit(text) is { } commit && ArtifactNames.IsFullCommit(commit) ? commit : null;
}
