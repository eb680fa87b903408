using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

/// <summary>A release that is kept from one look to the next is the one that is stored.</summary>
public sealed class KeptReleasesTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;

    private readonly ConfidenceFigures _figures;

    public KeptReleasesTests()
    {
        _book = new TestBook(_time);
        _figures = ConfidenceFigures.Of(_book.Book, new FigureCache(_time));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // The second test differs from the first in its minute alone, so that nothing but the number of the newest fact tells old from new.
    [Fact]
    public async Task A_state_that_changed_without_changing_its_length_is_read_anew()
    {
        var cart = new Candidate("cart", "1.0", Now.AddHours(-2), "sha256:1");
        await _book.TellAsync(cart.Built(), cart.Check(Stage.Build, "unit", 11) with { DeliveryKey = "unit-1" });
        var (first, length) = await LookAsync();
        Assert.Same(first, (await LookAsync()).Release);

        await _book.TellAsync(cart.Check(Stage.Build, "unit", 12) with { DeliveryKey = "unit-2" });
        var (second, lengthThen) = await LookAsync();

        Assert.Equal(length, lengthThen);
        Assert.Equal(Now.AddMinutes(-120 + 11), Unit(first).ProvenAt);
        Assert.Equal(Now.AddMinutes(-120 + 12), Unit(second).ProvenAt);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private static CheckEvidence Unit(Release release) => release.Evidence.Single(e => e.Check == "unit");

    private async Task<(Release Release, int Length)> LookAsync()
    {
        // A minute later nothing but what is kept of the releases is left of the look before.
        _time.Advance(TimeSpan.FromMinutes(1));
        var reading = await _figures.ReadAsync(Ct);
        await using var db = await _book.Book.Contexts.CreateDbContextAsync(Ct);
        return (reading.Releases.NewestOf("cart")!.Release, await db.Releases.Select(r => r.State.Length).SingleAsync(Ct));
    }
}
