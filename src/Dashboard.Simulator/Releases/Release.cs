using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Simulator.Releases;

/// <summary>One artifact of a service and the people behind it.</summary>
internal sealed record Release(string Service, int Number, string Version, string Digest, string Commit, string Author, string Reviewer)
{
    public string Purl => $"pkg:oci/{Service}@{Digest.Replace(":", "%3A")}?repository_url={Organisation.Lanternway.Registry}/{Service}&tag={Version}";

    public string ConfigDigest => DigestOf($"{Digest}/configuration");

    /// <summary>The same service and version have the same digest in every history: a second history is no rebuild.</summary>
    public static string DigestOf(string text) => $"sha256:{Convert.ToHexStringLower(Hash(text))}";

    public static string CommitOf(string text) => Convert.ToHexStringLower(Hash($"{text}/commit"))[..40];

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
