using System.Globalization;
using System.Net;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Releases;

/// <summary>Every table as a file: without a token, as filtered, with what senders wrote as text.</summary>
public sealed class CsvEndpointTests(ReadApp app) : IClassFixture<ReadApp>, IAsyncLifetime
{
    private const string Hostile = "=cmd|' /C calc'!A0,\"<b>";
    private static readonly Candidate Cart = new(Hostile, "1.0", ReadApp.Now.AddHours(-2), "sha256:10");
    private static readonly Candidate Mail = new("mail", "2.0", ReadApp.Now.AddDays(-2), "sha256:20");

    private static readonly IReadOnlyList<PathEvent> History =
    [
        .. Cart.EverythingFor(Gate.ReadyForExtended), Cart.Rollout(EventTypes.RolloutStarted, 60, 5, 1),
        .. Mail.EverythingFor(Gate.ReadyToShip), Mail.Deployed("production", 30, actor: "Grace"),
    ];

    public async ValueTask InitializeAsync() => await app.TellAsync(History);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/releases.csv", "Release", "1.0 2.0")]
    [InlineData("/releases.csv?state=shipped", "Release", "2.0")]
    [InlineData("/releases.csv?service=MAIL&state=&shipped=30d", "Release", "2.0")]
    [InlineData("/releases.csv?state=of-mind", "Release", "")]
    [InlineData("/services.csv?q=mai", "Service", "mail")]
    [InlineData("/services.csv?drift=True", "Service", "")]
    [InlineData("/places.csv?q=mai", "Place", "integration production")]
    [InlineData("/places.csv?q=mai&asof=2001-01-01", "Place", "")]
    [InlineData("/gates/queues.csv", "Release", "1.0")]
    [InlineData("/gates/tonight.csv", "Release", "1.0")]
    [InlineData("/gates/holds.csv", "Release", "")]
    [InlineData("/canaries.csv", "Release", "1.0")]
    [InlineData("/overview.csv", "Newest release", "1.0 2.0")]
    [InlineData("/roles/cto/releases.csv", "Release", "1.0")]
    [InlineData("/evidence.csv?service=nobody", "Number", "")]
    [InlineData("/stages/production/services.csv?side=hand-offs", "Name", "mail")]
    [InlineData("/stages/production/services.csv?side=hand-offs", "Of an average release", "1")]
    [InlineData("/stages/extended/services.csv?side=hand-offs", "Green at the first try", "1")]
    public async Task A_file_has_the_rows_of_its_page(string address, string column, string expected)
    {
        var rows = await app.RowsAsync(address);

        Assert.Equal(expected, string.Join(' ', rows.Select(row => row[column]).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("/releases.csv")]
    [InlineData("/services.csv")]
    [InlineData("/places.csv")]
    [InlineData("/gates/queues.csv")]
    [InlineData("/gates/answers.csv")]
    [InlineData("/gates/tonight.csv")]
    [InlineData("/canaries.csv")]
    [InlineData("/overview.csv")]
    [InlineData("/roles/ceo/releases.csv")]
    public async Task A_name_that_begins_like_a_formula_comes_as_text(string address) =>
        Assert.Contains(await app.RowsAsync(address), row => row["Service"] == $"'{Hostile}");

    [Fact]
    public async Task Deliveries_go_on_over_the_pages_and_stop_where_the_page_began()
    {
        var all = await app.RowsAsync("/evidence.csv");
        var some = await app.RowsAsync("/evidence.csv?before=6&status=accepted");

        Assert.Equal(all.Select(row => row["Number"]), Enumerable.Range(1, all.Count).Reverse().Select(n => n.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(History.Count, all.Count);
        Assert.Equal(["5", "4", "3", "2", "1"], some.Select(row => row["Number"]));
        Assert.All(some, row => Assert.Equal("Accepted", row["What became of it"]));
    }

    [Fact]
    public async Task A_role_that_is_none_has_no_file()
    {
        using var answer = await app.GetAsync("/roles/nobody/releases.csv", token: null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
