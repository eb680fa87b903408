using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Numbers;

/// <summary>Follows links over HTTP, and nothing else: from a number to its rows, from a row to its deliveries, from a delivery to the bytes that were sent.</summary>
internal sealed class Walker(ReadApp app)
{
    private readonly Dictionary<long, RawBody> _bodies = [];
    private readonly Dictionary<string, HttpStatusCode> _pages = [];

    public async Task<JsonElement> JsonAsync(string address)
    {
        using var answer = await app.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answered {(int)answer.StatusCode}");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return json.RootElement.Clone();
    }

    public async Task<string> PageAsync(string address)
    {
        using var answer = await app.GetAsync(address, token: null);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answered {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A link on a page leads somewhere.</summary>
    public async Task AssertLeadsOnAsync(string address)
    {
        var page = address.Split('#')[0];
        if (!_pages.TryGetValue(page, out var status))
        {
            using var answer = await app.GetAsync(page, token: null);
            _pages[page] = status = answer.StatusCode;
        }

        Assert.True(status == HttpStatusCode.OK, $"{page} answered {(int)status}");
    }

    /// <summary>Every row, not only the first of them; they must be all there are.</summary>
    public async Task<IReadOnlyList<JsonElement>> RowsAsync(string address)
    {
        var number = await JsonAsync(address);
        Assert.Equal(0, number.GetProperty("moreRows").GetInt32());
        return [.. number.GetProperty("rows").EnumerateArray()];
    }

    /// <summary>The raw bodies behind a row, oldest first. A row without any fails.</summary>
    public async Task<IReadOnlyList<RawBody>> BehindAsync(JsonElement row)
    {
        var bodies = await DeliveriesAsync(row.GetProperty("deliveries").GetProperty("api").GetString()!);
        Assert.True(bodies.Count > 0, $"{row.GetProperty("name").GetString()} leads to no delivery");
        return bodies;
    }

    public async Task<IReadOnlyList<RawBody>> DeliveriesAsync(string address)
    {
        List<RawBody> bodies = [];
        for (long? before = null; ;)
        {
            var page = await JsonAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}take=200{(before is null ? "" : $"&before={before}")}");
            foreach (var line in page.GetProperty("deliveries").EnumerateArray())
                bodies.Add(await BodyAsync(line.GetProperty("sequence").GetInt64()));
            if (!page.TryGetProperty("next", out var next))
                return [.. bodies.OrderBy(b => b.At).ThenBy(b => b.Sequence)];
            before = next.GetInt64();
        }
    }

    /// <summary>The bytes of one delivery, which must be those its hash was made of, each fact a link of the chain.</summary>
    private async Task<RawBody> BodyAsync(long sequence)
    {
        if (_bodies.TryGetValue(sequence, out var known))
            return known;
        var delivery = await JsonAsync($"/v1/deliveries/{sequence}");
        using var answer = await app.GetAsync($"/v1/deliveries/{sequence}/body");
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), delivery.GetProperty("bodyHash").GetString());
        Assert.DoesNotContain(delivery.GetProperty("headers").EnumerateArray(), h => h.GetProperty("name").GetString()!.Equals("Authorization", StringComparison.OrdinalIgnoreCase));
        Assert.All(delivery.GetProperty("line").GetProperty("facts").EnumerateArray(), fact =>
        {
            Assert.Equal(64, fact.GetProperty("link").GetString()!.Length);
            Assert.Equal(64, fact.GetProperty("linkBefore").GetString()!.Length);
        });
        using var json = JsonDocument.Parse(bytes);
        return _bodies[sequence] = new RawBody(sequence, json.RootElement.Clone());
    }
}
