using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Numbers;

/// <summary>
/// Walks from every number on every leader's page to the deliveries as they were sent and recomputes it from their bodies alone.
/// A service that sent nothing of a kind links to its build or to everything it sent: absence can only be seen there.
/// </summary>
public sealed class NumbersWalkTests(NumbersWalkTests.WalkedApp walked) : IClassFixture<NumbersWalkTests.WalkedApp>
{
    private readonly Walker _walker = new(walked.App);

    // By hand, from the words of the history. 30 days: cart 2.1 2.2 2.3 2.5 and mail 1.1 1.2 1.3 shipped, cart 2.4 was turned back.
    public static TheoryData<string, double> Checks => new()
    {
        { "ceo.promises", 347d / 350 },              // 50 criteria each, mail 1.1 kept 47
        { "ceo.demand", 0.9 },                       // cart pays 980 of 1000, mail sends 90 of 100
        { "ceo.reputation", 1d / 2 },                // cart 2.3 rolled back after shipping, cart 2.4 stopped at 5%
        { "ciso.requirements", 37d / 39 },           // 6 for each of cart, 5 for each of mail; no sca on 2.2, no review of 1.2
        { "ciso.controls", 1d / 3 },                 // cart 2.2 without sca, mail 1.2 without sbom, catalogue complete
        { "ciso.bypass", 2 },                        // cart 2.2 and mail 1.2
        { "coo.waste", 442d / 1047 },                // minutes: 4 × 78 + mail 1.1 72 + cart 2.2 32 + mail 1.2 26; lead 6 × 150 + 147
        { "coo.cost", 1070.25 / 7 / (900.5 / 2) - 1 }, // cart 500 + 450.25, mail 120; before: 410.5 + 400, 90
        { "coo.resources", 1d / 7 },                 // use is in its band, rework is cart 2.3
        { "cto.adoption", 4d / 6 - 8d / 10 },        // catalogue 3.3 and 3.7, then 3.11 and 3.15 without an integration test
        { "cto.feedback", 9d / 14 },                 // late: mail 1.1; without an answer: cart 2.2 2.6, catalogue 3.11 3.15
        { "cto.flow", 599d / 1047 },                 // minutes: 4 × 86 + cart 2.2 85 + mail 1.1 99 + mail 1.2 71
        { "legal.trail", 5d / 7 },                   // not cart 2.2, not mail 1.2
        { "legal.evidence", 1 },
        { "legal.accountability", 26d / 34 },        // 5 × 5 of 5, cart 2.2 only its approval of 5, mail 1.2 none of 4
    };

    public static TheoryData<string> Shares => ["/v1/share", "/v1/roles/ceo/share", "/v1/roles/ciso/share", "/v1/roles/coo/share", "/v1/roles/cto/share", "/v1/roles/legal/share"];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task A_number_is_what_the_bodies_behind_its_rows_come_to(string check, double byHand)
    {
        var (role, name) = (check.Split('.')[0], check.Split('.')[1]);
        var answer = (await _walker.JsonAsync($"/v1/roles/{role}")).GetProperty("checks").EnumerateArray()
            .Select(c => c.GetProperty("finding")).Single(f => f.GetProperty("checkId").GetString() == check);
        var number = await _walker.JsonAsync($"/v1/roles/{role}/{name}");
        var rows = (await _walker.RowsAsync($"/v1/roles/{role}/{name}")).Where(r => r.GetProperty("isCounted").GetBoolean()).ToList();

        var shown = answer.GetProperty("value").GetDouble();
        Assert.Equal(byHand, shown, 1e-9);
        Assert.Equal(shown, number.GetProperty("value").GetDouble());
        Assert.Equal(answer.GetProperty("valueText").GetString(), number.GetProperty("valueText").GetString());
        Assert.False(number.GetProperty("differs").GetBoolean());
        Assert.Equal(shown, number.GetProperty("fromRows").GetDouble(), 1e-9);
        Assert.NotEmpty(rows);
        Assert.Equal(shown, (await new Recomputed(_walker, ReadApp.Now).OfAsync(check, rows))!.Value, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Shares))]
    public async Task A_share_is_what_the_bodies_behind_its_pieces_of_evidence_come_to(string address)
    {
        var role = address.Split('/') is [_, _, "roles", var named, _] ? named : null;
        var number = await _walker.JsonAsync(address);
        var (earned, expected) = (0, 0);
        foreach (var service in (await _walker.RowsAsync(address)).Where(r => r.GetProperty("isCounted").GetBoolean()))
        {
            var told = await _walker.BehindAsync(service);
            var deployed = await _walker.DeliveriesAsync($"/v1/deliveries?service={service.GetProperty("service").GetString()}&type=service.deployed");
            var items = RawGates.Items(told, told.Where(b => b.Ships).Min(b => b.At), deployed).Where(i => role is null || i.Roles.Contains(role)).ToList();
            var pieces = await _walker.RowsAsync(service.GetProperty("rows").GetProperty("api").GetString()!);
            Assert.Equal(items.Select(i => ($"{i.Stage}/{i.Checks[0]}", i.Passed)).Order(), pieces.Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("adds")[0].GetInt32() > 0)).Order());
            foreach (var piece in pieces)
                Assert.All(await _walker.BehindAsync(piece), b => Assert.Equal(service.GetProperty("service").GetString(), b.Service));
            (earned, expected) = (earned + items.Where(i => i.Passed).Sum(i => i.Weight), expected + items.Sum(i => i.Weight));
        }

        Assert.Equal((double)earned / expected, number.GetProperty("value").GetDouble(), 1e-9);
        Assert.Equal(number.GetProperty("value").GetDouble(), number.GetProperty("fromRows").GetDouble(), 1e-9);
    }

    [Theory]
    [InlineData("ceo")]
    [InlineData("ciso")]
    [InlineData("coo")]
    [InlineData("cto")]
    [InlineData("legal")]
    public async Task Releases_on_their_way_checks_met_and_customers_are_what_was_sent(string role)
    {
        var page = await _walker.JsonAsync($"/v1/roles/{role}");

        Assert.Equal(page.GetProperty("checks").EnumerateArray().Count(c => c.GetProperty("finding").GetProperty("verdict").GetString() == "met"), page.GetProperty("metCount").GetInt32());
        Assert.NotEqual(0, page.GetProperty("candidates").GetArrayLength());
        foreach (var candidate in page.GetProperty("candidates").EnumerateArray())
        {
            var told = await _walker.DeliveriesAsync($"/v1/deliveries?release={candidate.GetProperty("publicId").GetString()}");
            var deployed = await _walker.DeliveriesAsync($"/v1/deliveries?service={candidate.GetProperty("service").GetString()}&type=service.deployed");
            var items = RawGates.Items(told, ReadApp.Now, deployed).Where(i => i.Roles.Contains(role)).ToList();
            Assert.Equal((items.Count, told.Last(b => b.Number("customers") is not null).Number("customers")), (candidate.GetProperty("expected").GetInt32(), candidate.GetProperty("customers").GetDecimal()));
            if (told[^1].At > ReadApp.Now.AddDays(-7))
                Assert.Equal(items.Count(i => i.HasData), candidate.GetProperty("proven").GetInt32());
        }
    }

    [Theory]
    [InlineData("ceo")]
    [InlineData("ciso")]
    [InlineData("coo")]
    [InlineData("cto")]
    [InlineData("legal")]
    public async Task The_page_shows_the_same_number_and_every_step_of_its_explanation_leads_on(string role)
    {
        var answers = (await _walker.JsonAsync($"/v1/roles/{role}")).GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("finding")).ToList();
        var html = await new HtmlParser().ParseDocumentAsync(await _walker.PageAsync($"/roles/{role}"), TestContext.Current.CancellationToken);

        Assert.Equal(answers.Select(a => a.GetProperty("valueText").GetString()), html.QuerySelectorAll("article.check .fig span").Select(s => s.TextContent.Trim()));
        // How the line of changes is compared has no rows of its own: it sets these same numbers beside earlier ones.
        var steps = html.QuerySelectorAll("article.check .explain .steps li, aside.share .explain .steps li");
        Assert.True(steps.Length > 4 * 4);
        foreach (var step in steps)
            await _walker.AssertLeadsOnAsync(step.QuerySelector("a")?.GetAttribute("href") ?? throw new InvalidOperationException($"no way on from: {step.TextContent}"));
        foreach (var answer in answers)
            await AssertRowsAsync($"/roles/{answer.GetProperty("checkId").GetString()!.Replace('.', '/')}", answer.GetProperty("valueText").GetString()!);
    }

    // The page of the number has the number, its rows, and from each a way on.
    private async Task AssertRowsAsync(string address, string value)
    {
        var html = await new HtmlParser().ParseDocumentAsync(await _walker.PageAsync(address), TestContext.Current.CancellationToken);
        Assert.Equal(value, html.QuerySelector(".fig span")!.TextContent.Trim());
        Assert.NotEmpty(html.QuerySelectorAll("tbody tr"));
        foreach (var link in html.QuerySelectorAll("tbody tr").Take(2).SelectMany(row => row.QuerySelectorAll("a")))
            await _walker.AssertLeadsOnAsync(link.GetAttribute("href")!);
        await _walker.AssertLeadsOnAsync($"{address}.csv");
    }

    /// <summary>The app with the history told over HTTP and the journal verified.</summary>
    public sealed class WalkedApp : IAsyncLifetime
    {
        public ReadApp App { get; } = new();

        public async ValueTask InitializeAsync()
        {
            using var client = App.CreateClient();
            client.DefaultRequestHeaders.Add("Authorization", $"Bearer {ReadApp.Token}");
            foreach (var group in WalkedHistory.All())
            {
                using var answer = await client.PostAsJsonAsync("/v1/events", group, TestContext.Current.CancellationToken);
                Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            }

            await App.Services.GetRequiredService<Books>().Real.Verifier.VerifyAsync(null, TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }
}
