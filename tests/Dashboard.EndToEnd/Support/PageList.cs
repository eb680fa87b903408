using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Dashboard.EndToEnd.Support;

/// An address of the app. One with a list is the list's first link below it.
internal sealed record PageAddress(string Path, string? List = null)
{
    /// A page that needs no circuit has none, and one that is not there says so to the browser too.
    public bool IsLive { get; init; } = true;

    public bool IsMissing { get; init; }

    /// What stands behind the link: a page of the same thing.
    public string Then { get; init; } = "";

    /// The route it shows; null for what is no page of ours.
    public string? Route { get; init; }

    public static PageAddress Of(string path, string? list, string then) => PageList.All.Single(page => page.Path == path && page.List == list && page.Then == then);

    public async Task<string> FindAsync(OpenPage page)
    {
        if (List is null)
            return Path;
        await page.GoLiveAsync(List);
        return await page.FirstLinkAsync(Path) + Then;
    }
}

/// Every page a person can open, held to the routes of the app.
internal static class PageList
{
    public static IEnumerable<PageAddress> There => All.Where(address => address.Route is null || Routes.Contains(address.Route));

    public static readonly PageAddress[] All =
    [
        new("/") { Route = "/" },
        new("/wall") { Route = "/wall" },
        new("/roles/ceo") { Route = "/roles/{slug}" },
        new("/roles/ciso") { Route = "/roles/{slug}" },
        new("/roles/coo") { Route = "/roles/{slug}" },
        new("/roles/cto") { Route = "/roles/{slug}" },
        new("/roles/legal") { Route = "/roles/{slug}" },
        new("/roles/ceo/promises") { Route = "/roles/{RoleSlug}/{CheckSlug}" },
        new("/roles/ciso/controls") { Route = "/roles/{RoleSlug}/{CheckSlug}" },
        new("/roles/coo/cost") { Route = "/roles/{RoleSlug}/{CheckSlug}" },
        new("/roles/legal/share") { Route = "/roles/{RoleSlug}/{CheckSlug}" },
        new("/share") { Route = "/share" },
        new("/releases") { Route = "/releases" },
        new("/releases/", List: "/releases") { Route = "/releases/{Id}" },
        new("/releases/", List: "/releases?state=in-flight") { Then = "/leaders", Route = "/releases/{Id}/leaders" },
        new("/releases/", List: "/releases?state=in-flight") { Then = "/timeline", Route = "/releases/{Id}/timeline" },
        new("/releases/", List: "/releases?state=shipped") { Then = "/compare", Route = "/releases/{Id}/compare" },
        new("/gates") { Route = "/gates" },
        new("/gates/bypasses") { Route = "/gates/bypasses" },
        new("/gates/waivers") { Route = "/gates/waivers" },
        new("/gates/waivers/new") { Route = "/gates/waivers/new" },
        new("/gates/holds/new") { Route = "/gates/holds/new" },
        new("/canaries") { Route = "/canaries" },
        new("/canaries/record") { Route = "/canaries/record" },
        new("/canaries/rollbacks") { Route = "/canaries/rollbacks" },
        new("/canaries/pace") { Route = "/canaries/pace" },
        new("/canaries/", List: "/canaries") { Route = "/canaries/{Id}" },
        new("/services") { Route = "/services" },
        new("/services/", List: "/services") { Route = "/services/{*Name}" },
        new("/stages") { Route = "/stages" },
        new("/stages/build?check=unit") { Route = "/stages/{slug}" },
        new("/stages/stubbed-functional") { Route = "/stages/{slug}" },
        new("/stages/stubbed-non-functional") { Route = "/stages/{slug}" },
        new("/stages/integration") { Route = "/stages/{slug}" },
        new("/stages/extended") { Route = "/stages/{slug}" },
        new("/stages/production?side=hand-offs") { Route = "/stages/{slug}" },
        new("/stages/canary") { Route = "/stages/{slug}" },
        new("/stages/production") { Route = "/stages/{slug}" },
        new("/stages/nothing") { Route = "/stages/{slug}", IsMissing = true },
        new("/delivery") { Route = "/delivery" },
        new("/places") { Route = "/places" },
        new("/places?asof=2026-03-04T12:00Z") { Route = "/places" },
        new("/evidence") { Route = "/evidence" },
        new("/evidence/", List: "/evidence") { Route = "/evidence/{Sequence:long}" },
        new("/costs") { Route = "/costs" },
        new("/costs?cause=queues") { Route = "/costs" },
        new("/why") { Route = "/why" },
        new("/diagnostics") { Route = "/diagnostics" },
        new("/diagnostics/", List: "/diagnostics") { Route = "/diagnostics/{*Name}" },
        new("/connections") { Route = "/connections" },
        new("/styleguide") { Route = "/styleguide", IsMissing = true },
        new("/not-found") { Route = "/not-found" },
        new("/no/such/page") { Route = "/not-found", IsMissing = true },
        new("/error") { Route = "/error", IsLive = false },
        new("/docs") { IsLive = false },
    ];

    /// They only lead on to a page of the list, or are one of its pages by another address.
    public static readonly string[] Detours = ["/releases/{Service}/{Version}", "/releases/{Id}/compare/{Other}"];

    public static IEnumerable<string> Routes =>
        typeof(DashboardApp).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);
}
