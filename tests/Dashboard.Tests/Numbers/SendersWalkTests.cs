using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Numbers;

/// <summary>
/// The same walk over what real senders wrote: from the numbers on the leaders' pages by links alone to GitHub's webhooks and CDEvents
/// as they were sent, and from those bodies the numbers again. What such senders have no word for is no data, and the pages say so.
/// </summary>
public sealed class SendersWalkTests(SendersWalkTests.SentApp sent) : IClassFixture<SendersWalkTests.SentApp>
{
    private static readonly string[] Leaders = ["ceo", "ciso", "coo", "cto", "legal"];

    private readonly LinkWalker _walker = sent.Walker;

    // By hand. 30 days: checkout 1.1 to 1.4 by GitHub, ledger 4.1 to 4.4 by CDEvents, search 7.1 to 7.3 by both; checkout 1.5 was built.
    public static TheoryData<string, double> Checks => new()
    {
        { "ceo.promises", 27d / 29 },          // 2 of each checkout, 3 of each other; functional of checkout 1.3, a case of ledger 4.2
        { "ciso.requirements", 59d / 66 },     // 6 each; checkout 1.3 lacks 2, 1.4 lacks 1, no ledger tells who reviewed it
        { "ciso.bypass", 8 },                  // checkout tells no rolling test, ledger no review
        { "coo.resources", 1d / 11 },          // checkout 1.4 takes one back
        { "cto.feedback", 8d / 12 },           // no answer to checkout 1.1, 1.4, 1.5; ledger 4.3 after 20 minutes
        { "legal.trail", 3d / 11 },            // search alone
        { "legal.accountability", 32d / 55 },  // 4 gates and an approval each: checkout 2 2 1 1, ledger 3 2 3 3, search 5 5 5
    };

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task A_number_on_a_leaders_page_is_what_the_senders_bodies_come_to(string check, double byHand)
    {
        var (value, page) = await _walker.NumberAsync(check);
        var (part, whole) = (0m, 0m);
        foreach (var row in LinkWalker.Rows(page).Where(r => r.IsCounted))
        {
            var own = SentSums.Of(check, await _walker.BehindAsync(row));
            Assert.Equal((row.Name, Said(own.Part)), (row.Name, row.Amounts[0]));
            if (row.Amounts.Count > 1)
                Assert.Equal((row.Name, Said(own.Whole)), (row.Name, row.Amounts[1]));
            (part, whole) = (part + own.Part, whole + own.Whole);
        }

        var finding = (await _walker.Api.JsonAsync($"/v1/roles/{check.Split('.')[0]}")).GetProperty("checks").EnumerateArray()
            .Select(c => c.GetProperty("finding")).Single(f => f.GetProperty("checkId").GetString() == check);
        Assert.Equal(finding.GetProperty("valueText").GetString(), value);
        Assert.Equal(byHand, finding.GetProperty("value").GetDouble(), 1e-9);
        Assert.Equal(byHand, (double)(check == "ciso.bypass" ? part : part / whole), 1e-9);
    }

    [Fact]
    public async Task Eleven_releases_shipped_and_every_one_of_them_is_in_production_by_its_senders_word()
    {
        var (_, page) = await _walker.NumberAsync("legal.trail");
        var counted = LinkWalker.Rows(page).Where(r => r.IsCounted).ToList();

        Assert.Contains(page.QuerySelectorAll(".steps a"), s => s.TextContent.Trim() == "11 releases reached all customers in the last 30 days; each counts once.");
        Assert.Equal(SentHistory.All.Where(r => r is { DaysAgo: < 30, IsOnItsWay: false }).Select(r => $"{r.Service} {r.Version}").Order(), counted.Select(r => r.Name).Order());
        foreach (var row in counted)
            Assert.Contains(await _walker.BehindAsync(row), b => b.Ships && b.Service == row.Name.Split(' ')[0] && b.At > ReadApp.Now.AddDays(-30));
    }

    [Fact]
    public async Task Every_build_of_a_service_ran_all_six_controls_by_its_senders_word_or_the_service_does_not_count()
    {
        var (value, page) = await _walker.NumberAsync("ciso.controls");
        foreach (var service in LinkWalker.Rows(page))
        {
            var all = true;
            foreach (var build in await _walker.DeeperAsync(service))
                all &= (await _walker.BehindAsync(build)).Where(b => b.IsRun).Select(b => b.Check).Distinct().Count() == 6;
            Assert.Equal((service.Name, all ? "1" : "0"), (service.Name, service.Amounts[0]));
        }

        Assert.Equal("2 of 3", value);
    }

    [Theory]
    [InlineData("ceo")]
    [InlineData("ciso")]
    [InlineData("coo")]
    [InlineData("cto")]
    [InlineData("legal")]
    public async Task A_leaders_proven_share_is_what_the_senders_bodies_come_to(string role)
    {
        var (value, page) = await _walker.ShareAsync(role);
        var (earned, expected) = (0, 0);
        foreach (var service in LinkWalker.Rows(page).Where(r => r.IsCounted))
        {
            var told = await _walker.BehindAsync(service);
            var pieces = await _walker.DeeperAsync(service);
            var deployed = pieces.FirstOrDefault(p => p.Name == "canary/rollback-ready") is { } back ? await _walker.BehindAsync(back) : [];
            var items = RawGates.Items(told, Recomputed.ShippedAt(told), deployed).Where(i => i.Roles.Contains(role)).ToList();
            Assert.Equal(
                items.Select(i => ($"{i.Stage}/{i.Checks[0]}", Said(i.Passed ? i.Weight : 0), Said(i.HasData ? 1 : 0), Said(i.Weight))).Order(),
                pieces.Select(p => (p.Name, p.Amounts[0], p.Amounts[1], p.Amounts[3])).Order());
            (earned, expected) = (earned + items.Where(i => i.Passed).Sum(i => i.Weight), expected + items.Sum(i => i.Weight));
        }

        var share = (await _walker.Api.JsonAsync($"/v1/roles/{role}/share")).GetProperty("value").GetDouble();
        Assert.Equal((double)earned / expected, share, 1e-9);
        Assert.Equal(100d * earned / expected, double.Parse(value.TrimEnd('%'), CultureInfo.InvariantCulture), 0.051);
    }

    // GitHub has no word for the stage of a test and names no digest with a deployment; CDEvents none for a reviewer; neither for monitoring.
    [Theory]
    [InlineData("checkout", "stubbed-non-functional/rolling-compatibility")]
    [InlineData("checkout", "build/monitoring")]
    [InlineData("checkout", "canary/rollback-ready")]
    [InlineData("search", "canary/rollback-ready")]
    [InlineData("ledger", "build/review")]
    [InlineData("ledger", "build/monitoring")]
    [InlineData("search", "build/monitoring")]
    public async Task What_a_sender_has_no_word_for_is_missing_and_never_passed(string service, string item)
    {
        var found = 0;
        foreach (var role in Leaders)
        {
            var (_, page) = await _walker.ShareAsync(role);
            var pieces = await _walker.DeeperAsync(LinkWalker.Rows(page).Single(r => r.Name.StartsWith($"{service} ", StringComparison.Ordinal)));
            foreach (var piece in pieces.Where(p => p.Name == item))
            {
                Assert.Equal((item, "0", "0"), (piece.Name, piece.Amounts[0], piece.Amounts[1]));
                Assert.Contains("missing", piece.Note, StringComparison.Ordinal);
                found++;
            }
        }

        Assert.NotEqual(0, found);
    }

    [Theory]
    [InlineData("ceo.demand")]
    [InlineData("coo.cost")]
    [InlineData("cto.adoption")]
    public async Task A_number_that_no_sender_told_anything_of_is_no_data(string check)
    {
        var (value, page) = await _walker.NumberAsync(check);
        var card = (await _walker.PageAsync($"/roles/{check.Split('.')[0]}")).GetElementById(check)!;

        Assert.Equal("none", value);
        Assert.Equal("Unknown", card.QuerySelector(".chip")!.TextContent.Trim());
        Assert.StartsWith("Would answer it:", card.QuerySelector(".raise")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.All(LinkWalker.Rows(page), row => Assert.Equal(["not told", "not told"], row.Amounts.Take(2)));
        Assert.Equal("none", page.QuerySelector("#sum dd:last-of-type")!.TextContent.Trim());
    }

    [Fact]
    public async Task Use_of_processors_and_memory_and_the_number_of_customers_are_not_told_rather_than_none()
    {
        var (_, page) = await _walker.NumberAsync("coo.resources");
        var candidate = Assert.Single((await _walker.Api.JsonAsync("/v1/roles/coo")).GetProperty("candidates").EnumerateArray());

        Assert.All(LinkWalker.Rows(page), row => Assert.Equal(["not told", "not told", "not told", "not told"], row.Amounts.Skip(2).Take(4)));
        Assert.Equal(4, page.QuerySelectorAll("#sum dd").Count(sum => sum.TextContent.Trim() == "not told"));
        Assert.Equal("checkout", candidate.GetProperty("service").GetString());
        Assert.False(candidate.TryGetProperty("customers", out var customers) && customers.ValueKind != System.Text.Json.JsonValueKind.Null);
    }

    private static string Said(decimal amount) => amount.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>The app told as GitHub and a pipeline tell it: signed webhooks one by one, CDEvents in batches of CloudEvents.</summary>
    public sealed class SentApp : IAsyncLifetime
    {
        private const string Key = "github-connection-key";
        private const string Secret = "It's a Secret to Everybody";

        private int _deliveries;

        public ReadApp App { get; } = new()
        {
            Settings = { ["Connections:github:Source"] = "github", ["Connections:github:Key"] = Key, ["Connections:github:Secret"] = Secret },
        };

        /// <summary>One for all: nothing is told any more, so a page that was read stays as it is.</summary>
        internal LinkWalker Walker { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Walker = new LinkWalker(App);
            using var client = App.CreateClient();
            foreach (var release in SentHistory.All)
            {
                foreach (var (name, body) in SentHistory.ByGitHub(release))
                    await HookAsync(client, name, Encoding.UTF8.GetBytes(body));
                if (SentHistory.ByCdEvents(release).ToList() is { Count: > 0 } batch)
                    await BatchAsync(client, $"[{string.Join(',', batch)}]");
            }
        }

        public async ValueTask DisposeAsync() => await App.DisposeAsync();

        private Task HookAsync(HttpClient client, string name, byte[] body) => SendAsync(
            client, $"/hooks/{Key}", body, "application/json",
            ("X-GitHub-Event", name), ("X-GitHub-Delivery", $"7b5a3a70-0000-4000-8000-{++_deliveries:x12}"),
            ("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body))}"));

        private static Task BatchAsync(HttpClient client, string body) =>
            SendAsync(client, "/v1/events", Encoding.UTF8.GetBytes(body), "application/cloudevents-batch+json", ("Authorization", $"Bearer {ReadApp.Token}"));

        private static async Task SendAsync(HttpClient client, string address, byte[] body, string contentType, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new(contentType);
            foreach (var (name, value) in headers)
                request.Headers.Add(name, value);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.Accepted && !said.Contains("not-understood", StringComparison.Ordinal), said);
        }
    }
}
