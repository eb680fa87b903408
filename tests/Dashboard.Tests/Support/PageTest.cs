using Bunit;
using Bunit.TestDoubles;
using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace Dashboard.Tests.Support;

/// <summary>
/// A page in an interactive circuit: the product's own services, the real doorbell and a clock that stands still.
/// A page that reads registers its database and its queries on <see cref="BunitContext.Services"/> in the constructor.
/// </summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    protected static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    protected PageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddMetrics();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<LiveMeter>();
        Services.AddSingleton<Handovers>();
        Services.AddSingleton<SharedMarkup>();
        // Without a gap between answers, because the clock stands still; the gap has tests of its own.
        Services.AddSingleton(services => new ChangeFeed(
            Time, services.GetRequiredService<LiveMeter>(), services.GetRequiredService<ILogger<ChangeFeed>>())
        {
            MinimumGap = TimeSpan.Zero,
        });
    }

    // bUnit closes the list of services with these, so the constructors of the tests have had their turn.
    public virtual ValueTask InitializeAsync()
    {
        Handover = AddBunitPersistentComponentState();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return ValueTask.CompletedTask;
    }

    protected FakeTimeProvider Time { get; } = new(Start);

    protected ChangeFeed Changes => Services.GetRequiredService<ChangeFeed>();

    /// <summary>What a prerendered page gives to the circuit that takes it over.</summary>
    protected BunitPersistentComponentState Handover { get; private set; } = null!;

    /// <summary>From here on components render as they do before a circuit is there.</summary>
    protected void Prerender() => SetRendererInfo(new RendererInfo("Static", isInteractive: false));

    protected void TakeOver()
    {
        Handover.TriggerOnPersisting();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }
}
