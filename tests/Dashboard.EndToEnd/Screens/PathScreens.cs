namespace Dashboard.EndToEnd.Screens;

internal sealed record ReleaseRow(string Id, string Name, string Owner, string Word, string[] Gates, string Proven, string WaitsFor, string At);

internal sealed record ServiceRow(
    string Name, string Owner, string Newest, string? NewestState, string? InUse, string[] OnTheWay, string Places, string Customers, string LastHeard);

internal sealed record CanaryRow(
    string Id, string Name, string Owner, string Word, string Weight, string Step, string Advice, bool Differs, string Why, string Exposed, string Changed);

internal sealed record DeliveryRow(string Address, string Sender, string Fate, string Received);

internal sealed record FateLine(string Address, string Count);

internal sealed class ReleasesScreen(OpenPage page) : Screen(page, "/releases")
{
    public Task<ReleaseRow[]> RowsAsync() => ReadAsync<ReleaseRow[]>("""
        all('tr[data-release]').map(r => ({
          id: r.dataset.release, name: one('td a', r), owner: one('td .small', r), word: one('.states .plain', r),
          gates: all('.gates .vh', r).map(g => text(g).split(': ')[1]), proven: one('[data-l=Proven]', r),
          waitsFor: one('[data-l="Waits for"]', r), at: time('[data-l="Built or first seen"] time', r) }))
        """);

    /// How many are on the way, and how many were shipped in 30 days.
    public Task<string[]> CountsAsync() => ReadAsync<string[]>("all('h1 ~ .facts [data-live]').slice(0, 2).map(n => text(n).split(' ')[0])");
}

internal sealed class PassportScreen(OpenPage page, string id) : Screen(page, $"/releases/{id}")
{
    public Task<string> WordAsync() => ReadAsync<string>("one('.verdict .crumb .chip')");

    /// Each leader's answer, with the share and what it rests on.
    public Task<string[]> RightsAsync() => ReadAsync<string[]>("all('.rts li').map(r => one('a', r) + ': ' + one('.plain', r) + ' ' + one('.small', r).split(' on ').pop())");

    public Task<string[]> GatesAsync() => ReadAsync<string[]>("all('.gatecard').map(g => one('.chip', g).toLowerCase())");

    /// How much of each stage before production is proven, in order: "3 of 4".
    public Task<string[]> StagesAsync() => ReadAsync<string[]>("all('.path li:not(.gate) .f').map(f => text(f).split(', ')[1]).filter(f => f)");

    /// The rollout as its release's page tells it: "Paused 25% of traffic. Canary".
    public Task<string> RolloutAsync() => ReadAsync<string>("text(document.querySelector('#where').closest('.head').nextElementSibling.querySelector('p'))");

    /// What was decided of each gate, newest first.
    public Task<string[]> DecisionsAsync() => ReadAsync<string[]>("all('ol.log[aria-labelledby=decisions] > li').map(d => one('.plain', d) + ' ' + times('.label time', d))");
}

internal sealed class GatesScreen(OpenPage page) : Screen(page, "/gates")
{
    public Task<string[]> WaitingAsync() => ReadAsync<string[]>("all('.gq .qn').map(text)");

    /// What each queue shows, in order: "id name: reason; reason".
    public Task<string[]> WaitsAsync() => ReadAsync<string[]>(
        "all('.gq li[data-release]').map(w => `${w.dataset.release} ${one('a', w)}: ${all('.why span', w).map(text).join('; ')}`)");

    /// The answers as they happened: "sequence release answer gate at".
    public Task<string[]> AnswersAsync() => ReadAsync<string[]>(
        "all('tr[data-answer]').map(a => `${a.dataset.answer} ${one('td a', a)} ${one('.plain', a)} ${one('[data-l=Gate]', a)} ${times('[data-l=Decided] time', a)}`)");

    public Task<string> ReadyAsync() => ReadAsync<string>("(one('p.facts b[data-live]') ?? '0').split(' ')[0]");
}

internal sealed class ServicesScreen(OpenPage page) : Screen(page, "/services")
{
    public Task<ServiceRow[]> RowsAsync() => ReadAsync<ServiceRow[]>("""
        all('section[aria-labelledby=known] tbody tr').map(r => ({
          name: one('td a', r), owner: one('td .small', r), newest: one('[data-l="Newest release"] a', r) ?? 'none', newestState: one('[data-l="Newest release"] .newest .plain', r),
          inUse: one('[data-l="Customers use"] .ink', r), onTheWay: all('[data-l="Customers use"] .small', r).map(text), places: all('[data-l=Places] .plain, [data-l=Places] .small', r).map(text).join(' '),
          customers: one('[data-l="Customers a day"]', r), lastHeard: time('[data-l="Last heard"] time', r) }))
        """);
}

internal sealed class CanariesScreen(OpenPage page) : Screen(page, "/canaries")
{
    public Task<CanaryRow[]> LiveAsync() => RowsAsync("live");

    public Task<CanaryRow[]> EndedAsync() => RowsAsync("ended");

    private Task<CanaryRow[]> RowsAsync(string section) => ReadAsync<CanaryRow[]>($$"""
        all('section[aria-labelledby={{section}}] tr[data-release]').map(r => ({
          id: r.dataset.release, name: one('td a', r), owner: one('td .small', r), word: one('td .plain', r), weight: one('[data-l=Traffic] [data-live]', r),
          step: one('[data-l=Traffic] .small', r), advice: one('.why .plain', r), differs: all('.why .plain', r).length > 1, why: one('.why > span:last-child', r),
          exposed: one('[data-l=Exposed]', r), changed: time('[data-l=Changed] time', r) }))
        """);
}

internal sealed class EvidenceScreen(OpenPage page) : Screen(page, "/evidence")
{
    public Task<FateLine[]> CountsAsync() => ReadAsync<FateLine[]>(
        "all('.fates li').map(f => ({ address: f.querySelector('a').getAttribute('href'), count: one('.num', f) }))");

    public Task<DeliveryRow[]> RowsAsync() => ReadAsync<DeliveryRow[]>("""
        all('section[aria-labelledby=deliveries] tbody tr').map(r => ({
          address: r.querySelector('a').getAttribute('href'), sender: one('[data-l=Sender] > span', r), fate: one('.fate .plain', r), received: time('[data-l=Received] time', r) }))
        """);

    public Task<string> NewestFactAsync() => ReadAsync<string>("text(all('.facts b').find(b => /^#/.test(text(b))))");
}

internal sealed class DeliveryScreen(OpenPage page, string sequence) : Screen(page, $"/evidence/{sequence}")
{
    /// What became of it and how much.
    public Task<string> FateAsync() => ReadAsync<string>("one('h1 + .lead') + ' ' + one('section[aria-labelledby=facts] .head p')");
}
