using System.Net;
using System.Text.Json;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Releases;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Releases;

public sealed class ReleaseSummaryTests(ReadApp app) : IClassFixture<ReadApp>, IAsyncLifetime
{
    private const string Hostile = "<img src=x onerror=alert(1)> | [a](http://x) **b** @all www.evil.test `c`";
    private static readonly Candidate Cart = new("cart", "1.0", ReadApp.Now.AddHours(-2), "sha256:10");
    private static readonly Candidate Bad = new(Hostile, "2.0", ReadApp.Now.AddHours(-1), "sha256:20");

    private static readonly IReadOnlyList<PathEvent> History =
    [
        .. Cart.EverythingFor(Gate.ReadyForExtended),
        .. Bad.EverythingFor(Gate.ReadyForFastFeedback), Bad.Check(Stage.Integration, "integration", 5, Outcome.Failure, "suite\n# heading\n- item"),
    ];

    public async ValueTask InitializeAsync() => await app.TellAsync(History);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_job_page_gets_the_verdict_the_gates_the_evidence_and_the_way_to_the_page()
    {
        using var answer = await app.GetAsync("/v1/releases/cart/1.0?format=markdown");
        var lines = (await TextOf(answer)).Split('\n');

        Assert.Equal("text/markdown", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("## Not yet. cart 1.0 waits for its ", lines[0], StringComparison.Ordinal);
        Assert.Contains("signed by nobody", lines[2], StringComparison.Ordinal);
        Assert.Equal(4, lines.Count(line => line.StartsWith("| Ready ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("| Ready to ship | Closed | ", StringComparison.OrdinalIgnoreCase) && line.Contains("missing", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("| soak | ", StringComparison.Ordinal) && line.Contains("| Not due yet | the release has not come to it. | never |", StringComparison.Ordinal));
        Assert.Matches(@"^\[Open this release\]\(http://localhost/releases/[^)]+\) · as of 2026-03-02 09:30 UTC, fact \d+$", lines[^2]);
    }

    [Fact]
    public async Task What_senders_wrote_stays_text()
    {
        using var answer = await app.GetAsync($"/v1/releases/{Uri.EscapeDataString(Hostile)}/2.0?format=MARKDOWN");
        var text = await TextOf(answer);

        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http://x", text, StringComparison.Ordinal);
        Assert.DoesNotContain("**b**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("www.evil", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# heading", text, StringComparison.Ordinal);
        Assert.Contains("suite \\# heading \\- item", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(line => line.StartsWith("| Ready", StringComparison.Ordinal)), line => Assert.Equal(4, line.Count(letter => letter == '|')));
    }

    [Theory]
    [InlineData("a|b", "a&#124;b")]
    [InlineData("<b>&amp;", "&lt;b&gt;&amp;amp;")]
    [InlineData("one\r\n\ttwo", "one two")]
    [InlineData("\u202Egpj.exe", "gpj.exe")]
    [InlineData("1.4.0", "1.4.0")]
    [InlineData("a_b*c`d\\", "a\\_b\\*c\\`d\\\\")]
    [InlineData("東京 🚢", "東京 🚢")]
    public void Text_is_escaped_no_further_than_it_must_be(string text, string written) => Assert.Equal(written, MarkdownText.Of(text));

    [Theory]
    [InlineData("?format=json")]
    [InlineData("?format=")]
    [InlineData("")]
    public async Task Without_a_format_the_answer_is_JSON(string query)
    {
        using var answer = await app.GetAsync($"/v1/releases/cart/1.0{query}");

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_format_that_is_none_is_named()
    {
        using var answer = await app.GetAsync("/v1/releases/cart/1.0?format=pdf");
        using var problem = JsonDocument.Parse(await TextOf(answer));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("One of json, markdown.", Assert.Single(problem.RootElement.GetProperty("errors").GetProperty("format").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task The_description_of_the_API_tells_of_it()
    {
        using var answer = await app.GetAsync("/openapi/v1.json", token: null);
        using var api = JsonDocument.Parse(await TextOf(answer));
        var operation = api.RootElement.GetProperty("paths").GetProperty("/v1/releases/{service}/{version}").GetProperty("get");

        Assert.Contains(operation.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "format");
        Assert.True(operation.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("text/markdown", out _));
        Assert.True(operation.GetProperty("responses").TryGetProperty("400", out _));
    }

    private static Task<string> TextOf(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
