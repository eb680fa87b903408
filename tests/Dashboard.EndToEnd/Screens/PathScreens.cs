namespace Dashboard.EndToEnd.Screens;

internal sealed record ReleaseRow(string Id, string Name, string Word, string[] Gates, string Proven);

internal sealed record ServiceRow(string Name, string Newest, string? InUse);

internal sealed record CanaryRow(string Id, string Name, string Word, string Weight);

internal sealed record FateLine(string Address, string Count);

internal sealed class ReleasesScreen(OpenPage page) : Screen(page, "/releases")
{
    public Task<ReleaseRow[]> RowsAsync() => ReadAsync<ReleaseRow[]>("""
        all('tr[data-release]').map(r => ({
          id: r.dataset.release, name: one('td a', r), word: one('.states .plain', r),
          gates: all('.gates .vh', r).map(g => text(g).split(': ')[1]), proven: one('[data-l=Proven]', r) }))
        """);

    /// How many are on the way, and how many were shipped in 30 days.
    public Task<string[]> CountsAsync() => ReadAsync<string[]>("all('h1 [data-live]').map(n => text(n).split(' ')[0])");
}

internal sealed class PassportScreen(OpenPage page, string id) : Screen(page, $"/releases/{id}")
{
    public Task<string> WordAsync() => ReadAsync<string>("one('.verdict .crumb .chip')");

    /// Each leader's answer, with the share and what it rests on.
    public Task<string[]> RightsAsync() => ReadAsync<string[]>("all('.rts li').map(r => one('a', r) + ': ' + one('.plain', r) + ' ' + one('.small', r).split(' on ').pop())");

    public Task<string[]> GatesAsync() => ReadAsync<string[]>("all('.gatecard').map(g => one('.chip', g).toLowerCase())");
}

internal sealed class GatesScreen(OpenPage page) : Screen(page, "/gates")
{
    public Task<string[]> WaitingAsync() => ReadAsync<string[]>("all('.gq .qn').map(text)");
}

internal sealed class ServicesScreen(OpenPage page) : Screen(page, "/services")
{
    public Task<ServiceRow[]> RowsAsync() => ReadAsync<ServiceRow[]>("""
        all('section[aria-labelledby=known] tbody tr').map(r => ({
          name: one('td a', r), newest: one('[data-l="Newest release"] a', r) ?? 'none', inUse: one('[data-l="Customers use"] .ink', r) }))
        """);
}

internal sealed class CanariesScreen(OpenPage page) : Screen(page, "/canaries")
{
    public Task<CanaryRow[]> LiveAsync() => ReadAsync<CanaryRow[]>("""
        all('section[aria-labelledby=live] tr[data-release]').map(r => ({
          id: r.dataset.release, name: one('td a', r), word: one('td .plain', r), weight: one('[data-l=Traffic] [data-live]', r) }))
        """);
}

internal sealed class EvidenceScreen(OpenPage page) : Screen(page, "/evidence")
{
    public Task<FateLine[]> CountsAsync() => ReadAsync<FateLine[]>(
        "all('.fates li').map(f => ({ address: f.querySelector('a').getAttribute('href'), count: one('.num', f) }))");
}
