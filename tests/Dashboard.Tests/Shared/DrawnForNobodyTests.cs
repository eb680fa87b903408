using Dashboard.Shared;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Shared;

/// <summary>In the whole app, as it is put together: what is drawn once for all cannot hold anything of the one who happened to look first.</summary>
public sealed class DrawnForNobodyTests(ReadApp app) : IClassFixture<ReadApp>
{
    private static readonly RenderFragment<Shown> Nothing = _ => builder => builder.AddMarkupContent(0, "<p>the same to all</p>");
    private static readonly RenderFragment<Shown> Address = _ => Part<AsksForAddress>;
    private static readonly RenderFragment<Shown> Link = _ => builder =>
    {
        builder.OpenComponent<FilteredCsvLink>(0);
        builder.AddComponentParameter(1, nameof(FilteredCsvLink.Address), "/releases.csv");
        builder.AddComponentParameter(2, nameof(FilteredCsvLink.Of), "releases");
        builder.CloseComponent();
    };

    private static readonly RenderFragment<Shown> Name = _ => Part<AsksForName>;

    private SharedMarkup Markup => app.Services.GetRequiredService<SharedMarkup>();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_template_that_asks_for_nothing_of_its_reader_is_drawn(bool live) => Assert.Equal("<p>the same to all</p>", Markup.Of(new Shown(), Nothing, live).Value);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_template_that_asks_for_its_readers_address_fails(bool live)
    {
        Assert.Contains("has not been initialized", Why(Address, live), StringComparison.Ordinal);
        Assert.Contains("has not been initialized", Why(Link, live), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_template_that_asks_for_its_readers_name_fails(bool live) =>
        Assert.Contains(nameof(AuthenticationStateProvider.GetAuthenticationStateAsync), Why(Name, live), StringComparison.Ordinal);

    // A part that listens for addresses fails once more when it is taken away, so its failure comes wrapped.
    private string Why(RenderFragment<Shown> template, bool live) =>
        Assert.IsType<InvalidOperationException>(Record.Exception(() => _ = Markup.Of(new Shown(), template, live))?.GetBaseException()).Message;

    private static void Part<T>(RenderTreeBuilder builder)
        where T : IComponent
    {
        builder.OpenComponent<T>(0);
        builder.CloseComponent();
    }

    private sealed class Shown;

    private sealed class AsksForAddress : ComponentBase
    {
        [Inject] public required NavigationManager Navigation { get; init; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Navigation.Uri);
    }

    private sealed class AsksForName : ComponentBase
    {
        private string? _name;

        [Inject] public required AuthenticationStateProvider Who { get; init; }

        protected override async Task OnInitializedAsync() => _name = (await Who.GetAuthenticationStateAsync()).User.Identity?.Name;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, _name);
    }
}
