using Dashboard.Tests.Support;

namespace Dashboard.Tests.Releases;

public sealed class LongCsvTests(ReadApp app) : IClassFixture<ReadApp>
{
    [Theory]
    [InlineData("/releases.csv")]
    [InlineData("/evidence.csv")]
    public async Task Every_row_comes_once_however_many_pages_they_fill(string address)
    {
        const int Many = 620;
        await app.TellAsync(Enumerable.Range(0, Many).Select(n => new Candidate("many", $"9.{n}", ReadApp.Now.AddMinutes(-n), $"sha256:9{n:x}").Built()));

        using var answer = await app.GetAsync(address, token: null);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.True(lines.Length > Many);
        Assert.Equal(lines.Length, lines.Distinct(StringComparer.Ordinal).Count());
    }
}
