namespace Dashboard.EndToEnd.Screens;

internal sealed record Tile(string Address, string Word, string Fact, string Met);

internal sealed record MatrixRow(string Service, string Tier, string Address, string Newest, string[] Cells, string InUse);

internal sealed record AttentionLine(string? Address, string Title, string Risk);

internal sealed record CheckLine(string Question, string Word, string Value, string Target, string? RestsOn, string? Weakest, string? Oldest);

internal sealed record Beginnings(string[] Places, string LeadTime, string GreenFirst, string[] Items, string[] Lines);

internal sealed class OverviewScreen(OpenPage page) : Screen(page, "/")
{
    /// What changed since a week ago: "what before to now" or "now what".
    public const string Changes = "all('.since .changed li > span').map(c => text(c).replace(/ \\((better|worse)\\)$/, ''))";

    public Task<Tile[]> TilesAsync() => ReadAsync<Tile[]>(
        "all('a.tile').map(t => ({ address: t.getAttribute('href'), word: one('.top .plain', t), fact: one('p', t), met: one('.met-of', t) }))");

    public Task<MatrixRow[]> MatrixAsync() => ReadAsync<MatrixRow[]>(
        "all('.mx .row').map(r => ({ service: one('.svc a', r), tier: one('.svc small', r), address: r.querySelector('.ver a').getAttribute('href'), newest: one('.ver', r), "
        + "cells: all('.cell[title]', r).map(c => c.title), inUse: r.querySelector('.prodcell a[title]')?.title.split(' went around')[0] ?? one('.prodcell .small', r) }))");

    /// How many services and teams, and each bold figure of the paragraph below.
    public Task<string[]> CountsAsync() => ReadAsync<string[]>("[text(all('.verdict .crumb span').find(s => / services?, /.test(text(s)))), ...all('.verdict .lead b').map(text)]");

    public Task<AttentionLine[]> AttentionAsync() => ReadAsync<AttentionLine[]>(
        "all('ol.att li').map(a => ({ address: a.querySelector('.t a')?.getAttribute('href') ?? null, title: one('.t', a), risk: one('.risk', a) }))");

    public Task<string[]> ChangesAsync() => ReadAsync<string[]>(Changes);

    public Task<MiniCanary[]> CanariesAsync() => ReadAsync<MiniCanary[]>(
        "all('a.mini').map(c => ({ address: c.getAttribute('href'), name: one('.strong', c), word: one('.plain', c), words: one('p', c) }))");

    public Task<string> LeadAsync() => ReadAsync<string>("one('.verdict .lead')");

    /// What the overview says while most questions are still open.
    public Task<Beginnings> BeginningsAsync() => ReadAsync<Beginnings>("""
        ({ places: all('main .card dl.kv dt').map(t => text(t) + ': ' + text(t.nextElementSibling)),
           leadTime: text(all('main .card h3').find(h => text(h) === 'Lead time')?.parentElement.querySelector('.fig')),
           greenFirst: text(all('main .card h3').find(h => text(h) === 'Green the first time')?.parentElement.querySelector('.fig')),
           items: all('ol.lines .strong').map(i => i.firstChild.textContent.trim()), lines: all('ol.lines code').map(text) })
        """);
}

internal sealed record MiniCanary(string Address, string Name, string Word, string Words);

internal sealed record Candidate(string Address, string Name, string Where, string Word, string Proven, string Customers);

internal sealed class RoleScreen(OpenPage page, string role) : Screen(page, $"/roles/{role}")
{
    public Task<string> WordAsync() => ReadAsync<string>("one('.verdict .crumb .chip')");

    public Task<string> DetailAsync() => ReadAsync<string>("one('.verdict .lead')");

    public Task<CheckLine[]> ChecksAsync() => ReadAsync<CheckLine[]>(
        "all('.check').map(c => ({ question: one('.q', c), word: one('.chip', c), value: one('.fig span', c), target: one('.fig small', c), "
        + "restsOn: one('.foot [data-live]', c), weakest: one('.foot a', c), oldest: time('.foot time', c) }))");

    public Task<string[]> ChangesAsync() => ReadAsync<string[]>(OverviewScreen.Changes);

    public Task<Candidate[]> CandidatesAsync() => ReadAsync<Candidate[]>("""
        all('.stackt tbody tr').filter(r => r.querySelector('[data-l=Proven]')).map(r => ({
          address: r.querySelector('td a').getAttribute('href'), name: one('td a', r), where: one('td .small', r), word: one('.chip', r),
          proven: one('[data-l=Proven]', r), customers: one('[data-l="Customers a day"]', r) }))
        """);
}

internal sealed class LeadersScreen(OpenPage page, string id) : Screen(page, $"/releases/{id}/leaders")
{
    public Task<string[]> AnswersAsync() => ReadAsync<string[]>("all('.answer').map(a => one('.plain', a) + ': ' + all('.small', a).map(text).join(' '))");

    public Task<string[]> ItemsAsync() => ReadAsync<string[]>(
        "all('.asks tbody tr').map(r => one('.strong', r) + ' in ' + one('.small', r).split(':')[0] + ' asked by '"
        + " + all('td[data-l]', r).slice(1).filter(c => text(c).startsWith('asks')).map(c => c.getAttribute('data-l')).join(' '))");

    public Task<string[]> DecidingAsync() => ReadAsync<string[]>("all('tr.decides').map(() => 'decides')");
}
