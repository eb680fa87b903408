namespace Dashboard.Ingest.Formats;

/// <summary>Which service and which release a native event names.</summary>
public readonly record struct NativeNames(string? Service, string? Version, string? Digest, string? Purl, string? Commit)
{
    /// These concern a service or an environment as it is, or find their release by what was running then.
    private static readonly string[] NeedNoRelease =
        ["alert.", "incident.", "guardrail.", "cost.", "rollout.", "environment.", "evidence.", "ticket.", "branch.", "repository.", "change."];

    private static readonly string[] NeedNoService = ["environment.", "cost."];

    public static NativeNames Read(NativeFields fields, string type, List<string> notices)
    {
        var service = fields.Name("service");
        if (service is null && !fields.Pairs.Has("service") && !StartsWithAny(type, NeedNoService))
        {
            fields.Errors.Add("service", "is required: the name of the service this is about");
        }

        if (!fields.Pairs.Has("version") && !fields.Pairs.Has("digest") && !fields.Pairs.Has("commit") && !StartsWithAny(type, NeedNoRelease))
        {
            fields.Errors.Add("version", "is required where neither digest nor commit is given: at least one of version, digest, commit");
        }

        var purl = fields.Text("purl");
        var parts = purl is null ? null : ArtifactNames.Purl(purl);
        if (purl is not null && parts is null)
        {
            fields.Errors.Add("purl", "expected a package URL such as pkg:oci/checkout@sha256:…");
        }

        return new NativeNames(
            service,
            ReadVersion(fields, notices) ?? parts?.Version,
            NativeDetails.Digest(fields, "digest") ?? parts?.Digest,
            purl,
            ReadCommit(fields, notices));
    }

    private static string? ReadVersion(NativeFields fields, List<string> notices)
    {
        if (fields.Name("version") is not { } text)
        {
            return null;
        }

        var version = ArtifactNames.Version(text);
        if (version is null)
        {
            notices.Add($"version \"{text}\" names a branch or moves, so it identifies no release and was left out");
        }

        return version;
    }

    private static string? ReadCommit(NativeFields fields, List<string> notices)
    {
        if (fields.Text("commit") is not { } text)
        {
            return null;
        }

        var commit = ArtifactNames.Commit(text);
        if (commit is null)
        {
            fields.Errors.Add("commit", $"expected a commit hash of 7 to 64 hex digits, got \"{Texts.Cut(text, 90)}\"");
        }
        else if (!ArtifactNames.IsFullCommit(commit))
        {
            notices.Add($"commit {commit} is shortened; only the full hash joins this to what others send");
        }

        return commit;
    }

    private static bool StartsWithAny(string type, string[] prefixes) =>
        Array.Exists(prefixes, prefix => type.StartsWith(prefix, StringComparison.Ordinal));
}
