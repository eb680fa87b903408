using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

public sealed class ReleaseFiguresTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;
    private readonly ReleaseFigures _figures;

    public ReleaseFiguresTests()
    {
        _book = new TestBook(_time);
        _figures = ReleaseFigures.Of(_book.Book, _time);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Releases_come_newest_first_in_pages_that_neither_repeat_nor_skip()
    {
        await _book.TellAsync(Enumerable.Range(0, 25).Select(n => new Candidate("cart", $"1.{n}", Now.AddHours(-n)).Built()));

        List<string> seen = [];
        string? after = null;
        ReleaseList page;
        do
        {
            page = await _figures.ListAsync(new ReleaseFilter { Take = 10, After = after }, Ct);
            seen.AddRange(page.Rows.Select(r => r.Version!));
            after = page.Rows[^1].PublicId;
        }
        while (page.More);

        Assert.Equal(Enumerable.Range(0, 25).Select(n => $"1.{n}"), seen);
    }

    [Fact]
    public async Task A_release_is_in_proof_ready_shipped_superseded_abandoned_or_rolled_back()
    {
        var shipped = new Candidate("cart", "2.0", Now.AddDays(-2), "sha256:20");
        var back = new Candidate("mail", "5.0", Now.AddDays(-2), "sha256:50");
        await _book.TellAsync([
            new Candidate("cart", "1.0", Now.AddDays(-3), "sha256:10").Built(),
            .. shipped.EverythingFor(Gate.ReadyToShip), shipped.Deployed("production", 30, actor: "Grace"),
            new Candidate("cart", "3.0", Now.AddDays(-1), "sha256:30").Built(),
            new Candidate("cart", "4.0", Now.AddHours(-1), "sha256:40").Event(EventTypes.BuildStarted) with { Phase = RunPhase.Running },
            new Candidate("post", "1.0", Now.AddDays(-15), "sha256:60").Built(),
            back.Built(), back.Deployed("production", 10), back.Event(EventTypes.ServiceRolledBack, 20) with { Environment = "production" },
        ]);

        var all = (await _figures.ListAsync(new ReleaseFilter(), Ct)).Rows.ToDictionary(r => $"{r.Service} {r.Version}", r => r.State);

        Assert.Equal(ReleaseState.Superseded, all["cart 1.0"]);
        Assert.Equal(ReleaseState.Shipped, all["cart 2.0"]);
        Assert.Equal(ReleaseState.InProof, all["cart 3.0"]);
        Assert.Equal(ReleaseState.NotProven, all["cart 4.0"]);
        Assert.Equal(ReleaseState.Abandoned, all["post 1.0"]);
        Assert.Equal(ReleaseState.RolledBack, all["mail 5.0"]);
        foreach (var state in all.Values.Distinct())
        {
            var filtered = await _figures.ListAsync(new ReleaseFilter { State = state }, Ct);
            Assert.Equal(all.Where(p => p.Value == state).Select(p => p.Key).Order(), filtered.Rows.Select(r => $"{r.Service} {r.Version}").Order());
        }

        Assert.Equal(["4.0", "3.0"], (await _figures.ListAsync(new ReleaseFilter { InFlight = true }, Ct)).Rows.Select(r => r.Version));
        Assert.Equal(["2.0"], (await _figures.ListAsync(new ReleaseFilter { Service = " CART ", ShippedSince = Now.AddDays(-30) }, Ct)).Rows.Select(r => r.Version));
    }

    [Fact]
    public async Task A_release_is_found_by_version_digest_or_full_commit_and_several_are_all_listed()
    {
        var commit = new string('a', 40);
        await _book.TellAsync(
            new Candidate("a/b c+d", "v1.0", Now, "sha256:10", commit).Built(),
            new Candidate("a/b c+d", "1.1", Now, "sha256:11", commit).Built(),
            new Candidate("other", "1.0", Now, "sha256:99").Built());

        Assert.Equal("sha256:10", Assert.Single(await _figures.MatchAsync("A/B C+D", "1.0", Ct)).Head.Digest);
        Assert.Equal("sha256:10", Assert.Single(await _figures.MatchAsync("a/b c+d", "v1.0", Ct)).Head.Digest);
        Assert.Equal("1.1", Assert.Single(await _figures.MatchAsync("a/b c+d", "SHA256:11", Ct)).Head.Version);
        Assert.Equal(2, (await _figures.MatchAsync("a/b c+d", commit, Ct)).Count);
        Assert.Empty(await _figures.MatchAsync("a/b c+d", "9.9", Ct));
        Assert.Empty(await _figures.MatchAsync("nobody", "1.0", Ct));
    }

    [Fact]
    public async Task The_address_of_a_release_that_turned_out_to_be_another_leads_to_it()
    {
        var early = await _book.TellAsync(new Candidate("cart", "1.0", Now).Built());
        var late = await _book.TellAsync(new Candidate("cart", null, Now.AddMinutes(1), "sha256:10").Built());
        await _book.TellAsync(new Candidate("cart", "1.0", Now.AddMinutes(2), "sha256:10").Check(Stage.Build, "unit"));

        var byEarly = await _figures.FindAsync(early[0].ReleaseId!, Ct);
        var byLate = await _figures.FindAsync(late[0].ReleaseId!, Ct);

        Assert.Equal(early[0].ReleaseId, byEarly!.Head.PublicId);
        Assert.Equal(byEarly.Head.PublicId, byLate!.Head.PublicId);
        Assert.Null(await _figures.FindAsync("nothing", Ct));
        Assert.Single((await _figures.ListAsync(new ReleaseFilter(), Ct)).Rows);
    }

    [Fact]
    public async Task The_first_closed_gate_is_the_one_it_waits_at_since_the_last_proof_the_gate_before_needed()
    {
        var told = new Candidate("cart", "1.0", Now.AddHours(-5), "sha256:10");
        await _book.TellAsync([.. told.EverythingFor(Gate.ReadyForFastFeedback), told.Check(Stage.Build, "sca", 42)]);

        var head = Assert.Single((await _figures.ListAsync(new ReleaseFilter(), Ct)).Rows);

        Assert.Equal([true, false, false, false], head.Gates.Select(g => g.Open));
        Assert.Equal(Gate.ReadyForExtended, head.WaitsAt);
        Assert.Equal(told.At.AddMinutes(42), head.WaitsSince);
        Assert.Contains("stubbed-functional/functional", head.Gates[1].Missing);
        Assert.Equal(_book.Book.Recorder.Sequence, (await _figures.ListAsync(new ReleaseFilter(), Ct)).Sequence);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();
}
