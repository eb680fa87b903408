using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Support;

/// <summary>A page over a book on a real file: it reads its database, hears its doorbell, and is told things through its Recorder.</summary>
public abstract class BookPageTest : PageTest, IAsyncLifetime
{
    protected BookPageTest()
    {
        Told = new TestBook(Time);
        Services.AddSingleton<IDbContextFactory<DashboardDb>>(Told.Book.Contexts);
        Services.AddSingleton(Told.Book.Changes);
    }

    protected TestBook Told { get; }

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Everything a sender can write into a field, ready to be looked for in the markup.</summary>
    protected const string Script = "<script>alert('x')</script><img src=x onerror=alert(1)>";

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Told.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
