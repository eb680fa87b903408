using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Gates;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Gates;

/// <summary>What a reader of the sample organisation finds of waivers and holds.</summary>
public sealed class SampleWaiversTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;
    private readonly WaiversQueries _queries;

    public SampleWaiversTests()
    {
        _book = new TestBook(_time);
        _queries = new WaiversQueries(ReleaseFigures.Of(_book.Book, _time), ConfidenceFigures.Of(_book.Book, new FigureCache(_time)));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_is_asked_for_one_in_force_one_ran_out_and_one_release_is_held()
    {
        // Forty days on the shelf and scanned again two days ago: everything else that ages is too old. The other waits for one run of a night, a third for what failed.
        var shelved = new Candidate("loyalty", "5.0", Now.AddDays(-40), "sha256:5", "c5");
        await _book.TellAsync([.. shelved.EverythingFor(Gate.ReadyForCanary), shelved.Check(Stage.Build, "sca", 38 * 24 * 60)]);
        await _book.TellAsync(new Candidate("booking", "1.0", Now.AddHours(-9), "sha256:1", "c1").EverythingFor(Gate.ReadyForCanary, 0, "extended/peak-load"));
        var failed = new Candidate("cart", "2.0", Now.AddHours(-9), "sha256:2", "c2");
        await _book.TellAsync([.. failed.EverythingFor(Gate.ReadyForCanary, 0, "extended/peak-load"), failed.Check(Stage.Build, "unit", 9, Outcome.Failure)]);

        await SampleWaivers.TellAsync(_book.Book, _time, Ct);

        var view = await _queries.ReadAsync(10, Ct);
        Assert.Equal(("booking", "extended/peak-load", 3), view.Asked.Select(w => (w.About.Service, w.Items[0], w.Days)).Single());
        Assert.Equal(("loyalty", "build/build"), view.Open.Select(w => (w.About.Service, w.Items[0])).Single());
        var expired = Assert.Single(view.Expired);
        Assert.Equal(("loyalty", "extended/soak", Now.AddDays(-6)), (expired.About.Service, expired.Items[0], expired.Until));
        Assert.Equal("loyalty", Assert.Single(view.Holds).About.Service);
        Assert.All(view.Open.Concat(view.Expired), w => Assert.NotEqual(w.Asked.By, w.Approved!.By));
        Assert.Empty(view.Past);
    }

    [Fact]
    public async Task Where_nothing_waits_for_proof_nothing_is_made_up()
    {
        await _book.TellAsync(new Candidate("cart", "1.0", Now.AddHours(-9), "sha256:1").Built());

        await SampleWaivers.TellAsync(_book.Book, _time, Ct);

        var view = await _queries.ReadAsync(10, Ct);
        Assert.Empty(view.Asked.Concat(view.Open).Concat(view.Expired).Concat(view.Past));
        Assert.Empty(view.Holds);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();
}
