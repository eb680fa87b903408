using System.Security.Cryptography;
using System.Text;
using Dashboard.Evidence;

namespace Dashboard.Tests.Evidence;

public sealed class BodyViewTests
{
    [Fact]
    public void Bytes_that_are_no_text_are_shown_as_hex()
    {
        var view = Of([0xff, 0x00, (byte)'A']);

        Assert.False(view.IsText);
        Assert.StartsWith("00000000  ff 00 41 ", view.Shown, StringComparison.Ordinal);
        Assert.EndsWith("..A\n", view.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_body_is_cut_and_says_so()
    {
        var view = Of(Encoding.UTF8.GetBytes(new string('a', BodyView.MostText + 1)));

        Assert.True(view.IsCut);
        Assert.Equal(BodyView.MostText, view.Shown.Length);
        Assert.Equal(BodyView.MostText + 1, view.Bytes);
    }

    [Fact]
    public void Json_is_indented_only_when_asked_and_only_when_it_is_json()
    {
        Assert.Equal("{\"a\":1}", Of("{\"a\":1}"u8.ToArray()).Shown);
        Assert.Equal("{\n  \"a\": 1\n}", Of("{\"a\":1}"u8.ToArray(), pretty: true).Shown.ReplaceLineEndings("\n"));
        Assert.Equal("a=1&b=2", Of("a=1&b=2"u8.ToArray(), pretty: true).Shown);
        Assert.False(Of("a=1&b=2"u8.ToArray()).CanBePretty);
    }

    [Fact]
    public void A_body_that_was_changed_does_not_match() => Assert.False(BodyView.Of("b"u8.ToArray(), SHA256.HashData("a"u8), pretty: false).MatchesHash);

    [Fact]
    public void An_empty_body_is_empty_text() => Assert.Equal("", Of([]).Shown);

    private static BodyView Of(byte[] body, bool pretty = false) => BodyView.Of(body, SHA256.HashData(body), pretty);
}
