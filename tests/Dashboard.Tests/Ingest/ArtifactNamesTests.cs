using Dashboard.Ingest;

namespace Dashboard.Tests.Ingest;

public class ArtifactNamesTests
{
    private const string Hex64 = "0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427";

    [Theory]
    [InlineData("sha256:" + Hex64, "sha256:" + Hex64)]
    [InlineData("SHA256:0B31B1C02FF458AD9B7B81CBDF8F028BD54699FA151F221D1E8DE6817DB93427", "sha256:" + Hex64)]
    [InlineData(" " + Hex64 + " ", "sha256:" + Hex64)]
    [InlineData("sha512:" + Hex64 + Hex64, "sha512:" + Hex64 + Hex64)]
    [InlineData("sha256:abc", null)]
    [InlineData("md5:d41d8cd98f00b204e9800998ecf8427e", null)]
    [InlineData("sha256:zz31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427", null)]
    [InlineData("", null)]
    public void Digest_is_brought_into_one_form(string text, string? expected) => Assert.Equal(expected, ArtifactNames.Digest(text));

    [Theory]
    [InlineData("1.4.2", "1.4.2")]
    [InlineData("refs/tags/v1.4.2", "v1.4.2")]
    [InlineData("checkout/v1.4.2", "checkout/v1.4.2")]
    [InlineData("latest", null)]
    [InlineData("Main", null)]
    [InlineData("HEAD", null)]
    [InlineData("refs/heads/main", null)]
    [InlineData("refs/pull/7/merge", null)]
    [InlineData("feature/new-basket", null)]
    public void Names_that_move_are_no_version(string text, string? expected) => Assert.Equal(expected, ArtifactNames.Version(text));

    [Theory]
    [InlineData("1a2b3c4", "1a2b3c4")]
    [InlineData("1A2B3C4D5E6F7A8B9C0D1E2F3A4B5C6D7E8F9A0B", "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b")]
    [InlineData("123456", null)]
    [InlineData("main", null)]
    [InlineData("0000000000000000000000000000000000000000", null)]
    public void Commit_is_seven_to_sixty_four_hex_digits(string text, string? expected) => Assert.Equal(expected, ArtifactNames.Commit(text));

    [Theory]
    [InlineData("pkg:oci/myapp@sha256%3A" + Hex64, "myapp", null, "sha256:" + Hex64)]
    [InlineData("pkg:oci/checkout@sha256:" + Hex64 + "?repository_url=ghcr.io/shop&tag=1.4.2", "checkout", "1.4.2", "sha256:" + Hex64)]
    [InlineData("pkg:oci/checkout?tag=latest", "checkout", null, null)]
    [InlineData("pkg:npm/%40shop/checkout@1.4.2", "checkout", "1.4.2", null)]
    [InlineData("pkg:npm/@shop/checkout", "checkout", null, null)]
    [InlineData("pkg:golang/mygit.com/myorg/myapp@234fd47e07d1004f0aed9c#sub", "myapp", "234fd47e07d1004f0aed9c", null)]
    public void Package_url_gives_name_version_and_digest(string purl, string name, string? version, string? digest) =>
        Assert.Equal(new PurlParts(name, version, digest), ArtifactNames.Purl(purl));

    [Fact]
    public void Other_text_is_no_package_url() => Assert.Null(ArtifactNames.Purl("docker.io/shop/checkout:1.4.2"));

    [Theory]
    [InlineData("v1.4.2", true)]
    [InlineData("1.4", true)]
    [InlineData("main", false)]
    [InlineData("release/1.4", false)]
    [InlineData("v2", false)]
    [InlineData("node-18.x", false)]
    [InlineData(null, false)]
    public void Only_names_like_versions_are_taken_for_tags(string? name, bool expected) => Assert.Equal(expected, ArtifactNames.LooksLikeTag(name));
}
