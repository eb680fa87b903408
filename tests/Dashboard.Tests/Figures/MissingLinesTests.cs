using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

public sealed class MissingLinesTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;

    public MissingLinesTests() => _book = new TestBook(_time);

    [Fact]
    public async Task The_heaviest_missing_evidence_comes_first_and_names_the_release_it_is_for()
    {
        var release = new Candidate("cart", "1.0", Now.AddHours(-3), "sha256:1");
        await _book.TellAsync([.. release.EverythingFor(Gate.ReadyToShip, 0, "build/sast", "build/lint", "canary/accountable")]);

        var lines = await LinesAsync();

        Assert.Equal(["build/sast", "canary/accountable", "build/lint"], lines.Select(l => l.Item));
        Assert.Equal(["service=cart", "version=1.0", "stage=build", "check=sast", "outcome=success"], lines[0].Fields);
        Assert.True(lines[0].Gain > lines[1].Gain && lines[1].Gain > lines[2].Gain);
    }

    [Fact]
    public async Task What_many_services_lack_outweighs_what_one_lacks_and_three_lines_are_enough()
    {
        await _book.TellAsync(Enumerable.Range(0, 3).SelectMany(n => new Candidate($"s{n}", "1.0", Now.AddHours(-3), $"sha256:{n}").EverythingFor(Gate.ReadyToShip, 0, "build/lint", "build/review", "build/sca", "build/unit")));

        var lines = await LinesAsync();

        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.Equal(3, line.Releases));
        Assert.DoesNotContain(lines, line => line.Item == "build/lint");
    }

    [Theory]
    [InlineData("service=cart", "-d service=cart")]
    [InlineData("service=a b", "--data-urlencode 'service=a b'")]
    [InlineData("service='; rm -rf ~ #", "--data-urlencode 'service='\\''; rm -rf ~ #'")]
    [InlineData("version=1+2", "--data-urlencode 'version=1+2'")]
    public void A_line_is_safe_to_paste_whatever_a_sender_wrote(string field, string expected)
    {
        var line = new SendLine(new DataFolder("/data"), new ConfigurationBuilder().Build()).Of("http://localhost:5080/", [field]);

        Assert.Equal($"curl -fsS http://localhost:5080/v1/events -H \"Authorization: Bearer $(cat '/data/ingest-token')\" {expected}", line);
    }

    [Fact]
    public void A_configured_token_is_named_and_never_shown()
    {
        var configured = new ConfigurationBuilder().AddInMemoryCollection([new("Ingest:Token", "a-secret-of-many-letters")]).Build();

        var line = new SendLine(new DataFolder("/data"), configured).Of("http://localhost:5080", SendLine.FirstEvent);

        Assert.Contains("Bearer $DASH_TOKEN", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private async Task<IReadOnlyList<MissingLine>> LinesAsync() => MissingLines.Of(
        (await ConfidenceFigures.Of(_book.Book, new FigureCache(_time)).ReadAsync(TestContext.Current.CancellationToken)).Releases.Newest
            .Where(r => r.Head.State != ReleaseState.Abandoned).ToList());
}
