namespace Dashboard.EndToEnd.Screens;

internal sealed record Tile(string Address, string Word, string Fact, string Met);

internal sealed record MatrixRow(string Service, string Newest);

internal sealed record CheckLine(string Question, string Word, string Value);

internal sealed record Beginnings(string[] Places, string LeadTime, string GreenFirst, string[] Items, string[] Lines);

internal sealed class OverviewScreen(OpenPage page) : Screen(page, "/")
{
    public Task<Tile[]> TilesAsync() => ReadAsync<Tile[]>(
        "all('a.tile').map(t => ({ address: t.getAttribute('href'), word: one('.top .plain', t), fact: one('p', t), met: one('.met-of', t) }))");

    public Task<MatrixRow[]> MatrixAsync() => ReadAsync<MatrixRow[]>(
        "all('.mx .row').map(r => ({ service: one('.svc a', r), newest: one('.ver', r) }))");

    public Task<MiniCanary[]> CanariesAsync() => ReadAsync<MiniCanary[]>(
        "all('a.mini').map(c => ({ address: c.getAttribute('href'), name: one('.strong', c), word: one('.plain', c) }))");

    public Task<string> LeadAsync() => ReadAsync<string>("one('.verdict .lead')");

    /// What the overview says while most questions are still open.
    public Task<Beginnings> BeginningsAsync() => ReadAsync<Beginnings>("""
        ({ places: all('main .card dl.kv dt').map(t => text(t) + ': ' + text(t.nextElementSibling)),
           leadTime: text(all('main .card h3').find(h => text(h) === 'Lead time')?.parentElement.querySelector('.fig')),
           greenFirst: text(all('main .card h3').find(h => text(h) === 'Green the first time')?.parentElement.querySelector('.fig')),
           items: all('ol.lines .strong').map(i => i.firstChild.textContent.trim()), lines: all('ol.lines code').map(text) })
        """);
}

internal sealed record MiniCanary(string Address, string Name, string Word);

internal sealed record Candidate(string Address, string Name, string Word, string Proven);

internal sealed class RoleScreen(OpenPage page, string role) : Screen(page, $"/roles/{role}")
{
    public Task<string> WordAsync() => ReadAsync<string>("one('.verdict .crumb .chip')");

    public Task<string> MetAsync() => ReadAsync<string>("one('.verdict .lead b')");

    public Task<CheckLine[]> ChecksAsync() => ReadAsync<CheckLine[]>(
        "all('.check').map(c => ({ question: one('.q', c), word: one('.chip', c), value: one('.fig span', c) }))");

    public Task<Candidate[]> CandidatesAsync() => ReadAsync<Candidate[]>("""
        all('.stackt tbody tr').map(r => ({
          address: r.querySelector('td a').getAttribute('href'), name: one('td a', r), word: one('.chip', r), proven: one('[data-l=Proven]', r) }))
        """);
}
