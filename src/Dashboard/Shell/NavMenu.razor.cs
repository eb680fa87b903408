using Dashboard.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Dashboard.Shell;

public partial class NavMenu
{
    private static readonly NavGroup[] Groups =
    [
        new(null, [new("Overview", "/", Pictures.Overview, NavLinkMatch.All)]),
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

    private sealed record NavGroup(string? Title, NavEntry[] Entries, bool Leaders = false);

    private sealed record NavEntry(string Title, string Address, MarkupString Picture, NavLinkMatch Match = NavLinkMatch.Prefix);
}
