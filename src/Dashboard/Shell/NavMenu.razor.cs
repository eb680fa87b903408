using Dashboard.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Dashboard.Shell;

public sealed partial class NavMenu : IDisposable
{
    private static readonly NavGroup[] Groups =
    [
        new(null, [new("Overview", "/", Pictures.Overview)]),
        new("Leaders", [], Leaders: true),
        new("Path",
        [
            new("Releases", "/releases", Pictures.Releases),
            new("Services", "/services", Pictures.Services),
            new("Stages", "/stages", Pictures.Stages),
            new("Gates", "/gates", Pictures.Gates),
            new("Canaries", "/canaries", Pictures.Canaries),
        ]),
        new("Improve",
        [
            new("Costs", "/costs", Pictures.Costs),
            new("Why this works", "/why", Pictures.Why),
            new("Diagnostics", "/diagnostics", Pictures.Diagnostics),
        ]),
        new("Proof", [new("Evidence", "/evidence", Pictures.Evidence), new("Connections", "/connections", Pictures.Connections)]),
    ];

    [Inject] public required NavigationManager Navigation { get; init; }

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => StateHasChanged();

    private sealed record NavGroup(string? Title, NavEntry[] Entries, bool Leaders = false);

    private sealed record NavEntry(string Title, string Address, MarkupString Picture)
    {
        public string Inner { get; } = $"{Picture}<span>{Title}</span>";
    }
}
