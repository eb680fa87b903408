using System.Net;
using System.Xml.Linq;
using Dashboard.Badges;
using Dashboard.Shared;
using Dashboard.Tests.Architecture;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Badges;

public sealed class BadgeTests(BadgeApp allowed) : IClassFixture<BadgeApp>, IAsyncLifetime
{
    private const string Green = "#0a6b4f";

    public async ValueTask InitializeAsync() => await allowed.TellOnceAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Until_an_operator_allows_it_there_is_no_badge()
    {
        await using var app = new ReadApp();
        await app.TellAsync(new Candidate("started", "2.0", ReadApp.Now).Built());
        using var answer = await app.GetAsync("/badge/started.svg", token: null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("team%2Fready", "team/ready: 1.0: ready to ship", true)]
    [InlineData("STARTED", "started: 2.0: in proof", false)]
    [InlineData("around", "around: 3.0: around the gate", false)]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E%26%22", $"{BadgeApp.Hostile}: 4.0: in proof", false)]
    public async Task A_badge_says_in_word_and_colour_how_the_newest_release_stands(string service, string title, bool green)
    {
        using var answer = await allowed.App.GetAsync($"/badge/{service}.svg", token: null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var picture = XElement.Parse(text);

        Assert.Equal(title, picture.Element(picture.Name.Namespace + "title")?.Value);
        Assert.Equal("img", picture.Attribute("role")?.Value);
        Assert.Empty(picture.Descendants(picture.Name.Namespace + "script"));
        Assert.Equal(green, text.Contains(Green, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_nobody_named_has_none()
    {
        using var answer = await allowed.App.GetAsync("/badge/nobody.svg", token: null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_badge_may_be_kept_for_a_minute_and_asked_for_again_by_its_mark()
    {
        using var first = await allowed.App.GetAsync("/badge/started.svg", token: null);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/badge/started.svg", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var client = allowed.App.CreateClient();
        using var second = await client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromMinutes(1), first.Headers.CacheControl?.MaxAge);
        Assert.Equal("image/svg+xml", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public void Its_colours_are_those_of_the_tokens()
    {
        var tokens = Repository.Text("wwwroot-assets/tokens.css");

        Assert.All(Enum.GetValues<ChipState>(), state => Assert.Contains(BadgePicture.Colours(state).Ink, tokens, StringComparison.Ordinal));
        Assert.All([ChipState.Missing, ChipState.NotProven, ChipState.Stale, ChipState.InProof], state => Assert.NotEqual(Green, BadgePicture.Colours(state).Ink));
    }
}
