using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Dashboard.Core.Confidence;
using Dashboard.Core.Costs;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Api;

/// <summary>A table as a file, and the read for other programs, have the rows and the figures of the page.</summary>
public sealed class SamePageTests(SamePageTests.Told told) : IClassFixture<SamePageTests.Told>
{
    [Fact]
    public async Task A_cause_of_waste_is_told_service_by_service()
    {
        var (page, rows, read) = await AskAsync("/costs?cause=held-back", "/costs/causes/held-back.csv", "/v1/costs/held-back");
        var services = page.QuerySelectorAll("tr[data-service]");

        Assert.Equal(["cart", "mail"], rows.Select(r => r["Service"]).Order(StringComparer.Ordinal));
        Assert.Equal(services.Select(s => s.GetAttribute("data-service")), rows.Select(r => r["Service"]));
        Assert.Equal(services.Select(s => Cell(s, "Hours")), rows.Select(r => Words.Hours(Whole(r["Seconds"]))));
        Assert.Equal(services.Select(s => Cell(s, "Money")), rows.Select(r => Money.About(Exact(r["Money, an estimate"]), "EUR")));
        Assert.Equal(rows.Select(r => r["Seconds"]), Of(read["services"], s => s["line"]!["seconds"]));
    }

    [Fact]
    public async Task What_was_found_early_and_where_money_went_is_told_as_on_the_page()
    {
        var (page, finds, read) = await AskAsync("/costs", "/costs/finds.csv", "/v1/costs");
        var places = await told.App.RowsAsync("/costs/places.csv");

        Assert.Equal("1", finds.Single(f => f["Found at"] == "Production")["Found"]);
        Assert.Equal(page.QuerySelectorAll("tr[data-found]").Select(r => Cell(r, "Found")), finds.Select(f => f["Found"]));
        Assert.Equal(finds.Select(f => f["Found"]), Of(read["finds"], f => f["finds"]!["found"]));
        Assert.Equal(["12.5"], places.Select(p => p["Told"]));
        Assert.Equal(page.QuerySelectorAll("tr[data-place]").Select(r => Cell(r, "Told")), places.Select(p => Money.Told(Exact(p["Told"]), p["Currency"])));
        Assert.Equal(places.Select(p => p["Told"]), Of(read["places"], p => p["amount"]));
    }

    [Theory]
    [InlineData("/stages/build", "/stages/build/facts.csv", "build", ".sfs .val", "Value")]
    [InlineData("/stages/stubbed-functional", "/stages/stubbed-functional/facts.csv", "fast", ".sfs .val", "Value")]
    [InlineData("/stages/integration", "/stages/integration/facts.csv", "integration", ".sfs .val", "Value")]
    [InlineData("/stages/extended", "/stages/extended/facts.csv", "extended", ".sfs .val", "Value")]
    public async Task The_figures_of_a_stages_panel_are_told_in_its_words(string address, string file, string part, string cells, string column)
    {
        var (page, rows, read) = await AskAsync(address, file, $"/v1{address}");

        Assert.Contains(rows, r => r[column] != "not told");
        Assert.Equal(page.QuerySelectorAll(cells).Select(c => c.TextContent), rows.Select(r => r[column]));
        string[] lists = ["facts", "since", "peak"];
        Assert.Equal(rows.Select(r => r[column]), lists.Where(list => read[part]![list] is not null).SelectMany(list => Of(read[part]![list], f => f["value"])));
    }

    [Theory]
    [InlineData("/stages/stubbed-functional", "/stages/stubbed-functional/named/scenario.csv", "section[aria-label=Scenarios] tr[data-line]", "Tries", "Tries", "1 1")]
    [InlineData("/stages/integration?service=cart", "/stages/integration/releases.csv?service=cart", "tr[data-release]", "Failed", "Tries that failed", "1")]
    [InlineData("/stages/stubbed-non-functional", "/stages/stubbed-non-functional/peaks.csv", "tr[data-peak]", "Load", "Load", "95 of 100")]
    [InlineData("/stages/extended", "/stages/extended/peaks.csv", "tr[data-peak]", "Load", "Load", "1000 of 1000")]
    [InlineData("/stages/extended", "/stages/extended/nights.csv", "tr[data-service]:has([data-l='Its night'])", "What was tested", "What was tested", "2 of 3 passed; extended fault test (dns-failure) failed")]
    [InlineData("/stages/extended", "/stages/extended/soaks.csv", "tr[data-soak]", "Lasted", "Lasted", "7 hours")]
    [InlineData("/stages/integration", "/stages/integration/breakages.csv", "tr[data-broke]", "Lasted", "Lasted", "30 minutes")]
    public async Task A_table_of_a_stage_is_told_row_by_row(string address, string file, string row, string label, string column, string expected)
    {
        var page = await PageAsync(address);
        var rows = await told.App.RowsAsync(file);

        Assert.Equal(expected, string.Join(' ', rows.Select(r => r[column])));
        Assert.Equal(page.QuerySelectorAll(row).Select(r => Cell(r, label)), rows.Select(r => r[column]));
    }

    [Fact]
    public async Task The_wall_of_builds_has_a_row_for_each_brick()
    {
        var (page, rows, read) = await AskAsync("/stages/build", "/stages/build/wall.csv", "/v1/stages/build");

        Assert.Contains(rows, r => r["Service"] == "cart" && r["End"] == "failed");
        Assert.Equal(page.QuerySelectorAll(".bricks a").Select(b => b.GetAttribute("aria-label")!.Split(':')[0]), rows.Select(r => r["Release"]));
        Assert.Equal(rows.Count, read["build"]!["wall"]!.AsArray().Sum(r => r!["bricks"]!.AsArray().Count));
    }

    [Fact]
    public async Task How_the_organisation_delivers_is_told_question_by_question()
    {
        var (page, rows, read) = await AskAsync("/delivery", "/delivery.csv", "/v1/delivery");
        var days = await told.App.RowsAsync("/delivery/days.csv");

        Assert.Equal(page.QuerySelectorAll(".card.fact h3").Select(h => h.TextContent), rows.Select(r => r["Question"]));
        Assert.Equal(page.QuerySelectorAll(".card.fact .fig").Select(f => f.TextContent), rows.Select(r => r["Value"]));
        Assert.Equal($"{read["history"]!["shipped"]} shipped ÷ {read["history"]!["days"]} days × 7", rows[0]["Worked out"]);
        Assert.Equal("2", read["history"]!["shipped"]!.ToString());
        Assert.StartsWith($"{days.Sum(d => Whole(d["Shipped"]))} releases shipped on", page.QuerySelector(".year svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(days.Select(d => d["Shipped"]), Of(read["history"]!["habit"], d => d["shipped"]));
    }

    [Fact]
    public async Task Every_part_of_the_eight_reasons_is_told()
    {
        var (page, rows, read) = await AskAsync("/why", "/why.csv", "/v1/why");

        Assert.Equal(8, rows.Select(r => r["Reason"]).Distinct().Count());
        Assert.Contains(rows, r => r["Its figure"].Length > 0);
        Assert.Equal(page.QuerySelectorAll(".reason dl dd").Select(d => d.TextContent == "not told" ? "" : d.TextContent), rows.Select(r => r["Its figure"]));
        Assert.Equal(rows.Select(r => r["Part"]), read["reasons"]!.AsArray().SelectMany(r => Of(r!["parts"], p => p["name"])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=pay")]
    [InlineData("?asof=2026-03-01T12:00Z")]
    public async Task What_runs_where_is_told_as_of_the_moment_and_the_filter_of_the_page(string query)
    {
        var (page, rows, read) = await AskAsync($"/places{query}", $"/places.csv{query}", $"/v1/places{query}");
        var names = page.QuerySelectorAll("table tbody tr a.strong").Select(a => a.TextContent);

        Assert.NotEmpty(rows);
        Assert.Equal(names, rows.Select(r => r["Service"]).Distinct());
        Assert.Equal(
            rows.Where(r => r["Place"].Length > 0).Select(r => $"{r["Service"]} {r["Place"]} {r["Release as known then"]}"),
            read["rows"]!.AsArray().SelectMany(s => Of(s!["places"], p => JsonValue.Create($"{s["name"]} {p["environment"]} {p["known"]?["name"]}"))));
    }

    [Theory]
    [InlineData("record", "", "Release", "rollouts", "tr[data-release]", "cart 1.0,pay 3.0")]
    [InlineData("record", "?end=safe", "Release", "rollouts", "tr[data-release]", "cart 1.0")]
    [InlineData("pace", "", "Release", "releases", "tr[data-release]", "mail 2.0,pay 3.0")]
    [InlineData("pace", "?limit=all-at-once", "Release", "releases", "tr[data-release]", "")]
    [InlineData("rollbacks", "", "Service", "services", "tr[data-service]", "mail,pay")]
    public async Task How_canaries_ended_how_releases_came_and_the_way_back_are_told_as_on_their_pages(string name, string query, string column, string part, string row, string expected)
    {
        var (page, rows, read) = await AskAsync($"/canaries/{name}{query}", $"/canaries/{name}.csv{query}", $"/v1/rollouts/{name}{query}");
        List<string> names = [.. rows.Select(r => column == "Service" ? r["Service"] : $"{r["Service"]} {r["Release"]}")];

        Assert.Equal(expected, string.Join(',', names.Order(StringComparer.Ordinal)));
        Assert.Equal(page.QuerySelectorAll(row).Select(r => r.QuerySelector("a.strong")!.TextContent), names);
        Assert.Equal(names, Of(read[part], r => JsonValue.Create(column == "Service" ? $"{r["service"]}" : $"{r["service"]} {r["name"]}")));
    }

    [Theory]
    [InlineData("/stages/moon/facts.csv", HttpStatusCode.NotFound)]
    [InlineData("/stages/canary/wall.csv", HttpStatusCode.NotFound)]
    [InlineData("/stages/build/releases.csv", HttpStatusCode.NotFound)]
    [InlineData("/costs/causes/moon.csv", HttpStatusCode.NotFound)]
    [InlineData("/v1/costs/moon", HttpStatusCode.NotFound)]
    [InlineData("/v1/places?asof=tomorrow", HttpStatusCode.BadRequest)]
    [InlineData("/v1/rollouts/record?end=moon", HttpStatusCode.BadRequest)]
    [InlineData("/v1/rollouts/pace?limit=moon", HttpStatusCode.BadRequest)]
    public async Task What_there_is_not_is_refused(string address, HttpStatusCode expected)
    {
        using var answer = await told.App.GetAsync(address);

        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task<(IDocument Page, List<Dictionary<string, string>> Rows, JsonNode Read)> AskAsync(string page, string file, string read)
    {
        using var answer = await told.App.GetAsync(read);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await PageAsync(page), await told.App.RowsAsync(file), (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!);
    }

    private async Task<IDocument> PageAsync(string address)
    {
        using var answer = await told.App.GetAsync(address, token: null);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Of(JsonNode? rows, Func<JsonNode, JsonNode?> value) => rows!.AsArray().Select(row => value(row!)?.ToString() ?? "");

    private static string Cell(IElement row, string label) => string.Join(' ', row.QuerySelector($"[data-l='{label}']")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static long Whole(string number) => long.Parse(number, CultureInfo.InvariantCulture);

    private static decimal Exact(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

    /// <summary>One app for all of them, told everything.</summary>
    public sealed class Told : IAsyncLifetime
    {
        public ReadApp App { get; } = new();

        public async ValueTask InitializeAsync() => await App.TellAsync(TellsAll.Events());

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
