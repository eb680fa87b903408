using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Numbers;

/// <summary>A row on the page of a number, as a reader sees it: its amounts, and where its links lead.</summary>
internal sealed record LinkedRow(string Name, bool IsCounted, string Note, IReadOnlyList<string> Amounts, string? Rows, string Deliveries);

/// <summary>Goes from page to page as a reader with a mouse does: by the links of the page before, down to the body that is downloaded.</summary>
internal sealed class LinkWalker(ReadApp app)
{
    private static readonly HtmlParser Parser = new();
    private static readonly Uri Site = new("http://localhost");

    private readonly Walker _walker = new(app);
    private readonly Dictionary<string, IHtmlDocument> _pages = [];
    private readonly Dictionary<string, RawBody> _bodies = [];

    public Walker Api => _walker;

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        var page = new Uri(Site, address).PathAndQuery;
        return _pages.TryGetValue(page, out var known) ? known
            : _pages[page] = await Parser.ParseDocumentAsync(await _walker.PageAsync(page), TestContext.Current.CancellationToken);
    }

    /// <summary>From the leader's page by the card of a check to the rows behind its number.</summary>
    public async Task<(string Value, IHtmlDocument Page)> NumberAsync(string check)
    {
        var card = (await PageAsync($"/roles/{check.Split('.')[0]}")).GetElementById(check)!;
        var page = await PageAsync(Href(card, "See every row"));
        var value = card.QuerySelector(".fig span")!.TextContent.Trim();
        Assert.Equal(value, page.QuerySelector(".fig span")!.TextContent.Trim());
        return (value, page);
    }

    /// <summary>From the leader's page by the explanation of the proven share to the services behind it.</summary>
    public async Task<(string Value, IHtmlDocument Page)> ShareAsync(string role)
    {
        var aside = (await PageAsync($"/roles/{role}")).QuerySelector("aside.share")!;
        return (aside.QuerySelector(".fig span")!.TextContent.Trim(), await PageAsync(Href(aside, "The agreement asks")));
    }

    public static IReadOnlyList<LinkedRow> Rows(IHtmlDocument page)
    {
        Assert.DoesNotContain(page.QuerySelectorAll("button"), b => b.TextContent.StartsWith("Show more", StringComparison.Ordinal));
        return
        [
            .. page.QuerySelectorAll("section[aria-labelledby=rows] tbody tr").Select(row => new LinkedRow(
                row.QuerySelector(".strong")!.TextContent.Trim(), row.QuerySelector("td.why")!.TextContent.Trim() != "" && !row.QuerySelector("td.why")!.TextContent.Contains("Left out"),
                row.QuerySelector("td:first-child .small")?.TextContent.Trim() ?? "",
                [.. row.QuerySelectorAll("td.num").Select(cell => cell.TextContent.Trim())],
                row.QuerySelectorAll("a").Any(a => a.TextContent.StartsWith("Its rows", StringComparison.Ordinal)) ? Href(row, "Its rows") : null, Href(row, "Deliveries"))),
        ];
    }

    public async Task<IReadOnlyList<LinkedRow>> DeeperAsync(LinkedRow row) => Rows(await PageAsync(row.Rows!));

    /// <summary>Every body behind a row, in the order things happened. A row without any fails.</summary>
    public async Task<IReadOnlyList<RawBody>> BehindAsync(LinkedRow row)
    {
        List<RawBody> bodies = [];
        for (var address = row.Deliveries; address is not null;)
        {
            var list = (await PageAsync(address)).QuerySelector("section[aria-labelledby=deliveries]")!;
            foreach (var delivery in list.QuerySelectorAll("tbody td:first-child a"))
                bodies.Add(await BodyAsync(delivery.GetAttribute("href")!));
            address = list.QuerySelectorAll("a.btn").FirstOrDefault(a => a.TextContent.Trim() == "Older")?.GetAttribute("href");
        }

        Assert.True(bodies.Count > 0, $"{row.Name} leads to no delivery");
        return [.. bodies.OrderBy(b => b.At).ThenBy(b => b.Sequence)];
    }

    /// <summary>From the page of a delivery to the bytes it offers, which must be those of the hash it shows.</summary>
    private async Task<RawBody> BodyAsync(string delivery)
    {
        if (_bodies.TryGetValue(delivery, out var known))
            return known;
        var page = await PageAsync(delivery);
        using var answer = await app.GetAsync(page.QuerySelector("a[download]")!.GetAttribute("href")!, token: null);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(bytes)), page.QuerySelectorAll("dd code").Select(c => c.TextContent));
        using var json = JsonDocument.Parse(bytes);
        return _bodies[delivery] = SentWords.Read(_bodies.Count, json.RootElement.Clone());
    }

    private static string Href(IElement within, string words) =>
        within.QuerySelectorAll("a").Single(a => a.TextContent.Trim().StartsWith(words, StringComparison.Ordinal)).GetAttribute("href")!;
}
