using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Shell;

public partial class MainLayout
{
    private static readonly object Always = new();

    private PageBoundary? _boundary;

    [Inject] public required SharedMarkup Markup { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    private MarkupString Draw(RenderFragment<object> part) => Markup.Of(Always, part, RendererInfo.IsInteractive);

    // A bare "#main" would lead to the start page, because <base> applies to it.
    private string Here => Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0] is { Length: > 0 } path ? path : "/";

    // The layout gets a new Body on every navigation: a page that failed must not hide the next one.
    protected override void OnParametersSet() => _boundary?.Recover();
}
