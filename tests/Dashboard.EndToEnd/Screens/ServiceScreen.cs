namespace Dashboard.EndToEnd.Screens;

/// One service as its page shows it. Places are "environment release since", releases "address name state gates since".
internal sealed record ServiceShown(
    string Name, string Answer, string Facts, string LastHeard, string? Drift, string[] Places, string[] Releases, string[] Incidents, string[] Alarms, string[] Delivery);

internal sealed class ServiceScreen(OpenPage page, string name) : Screen(page, $"/services/{Uri.EscapeDataString(name)}")
{
    public Task<ServiceShown> ReadAsync() => ReadAsync<ServiceShown>("""
        (() => {
          const heads = all('section[aria-labelledby=places] thead th').slice(1).map(h => h.firstChild.textContent.trim());
          const troubles = all('ul.troubles li');
          const isIncident = (t) => one('.plain', t).startsWith('Incident ');
          return {
            name: one('.crumb .name'), answer: one('h1') + ' ' + one('h1 + .lead'), facts: one('p.facts.gap-s'), lastHeard: time('p.facts.gap-s time'), drift: one('section[aria-labelledby=places] .banner p'),
            places: all('section[aria-labelledby=places] tbody tr').flatMap(r =>
              all('td', r).map((c, i) => c.querySelector('time') && `${heads[i]} ${one('th', r)} ${time('time', c)}`).filter(p => p)),
            releases: all('div[aria-labelledby=newest] tbody tr').map(r =>
              `${r.querySelector('a').getAttribute('href')} ${one('a', r)} ${one('[data-l=State]', r)} ${one('[data-l="Gates open"]', r)} ${time('time', r)}`),
            incidents: troubles.filter(isIncident).map(t => `${one('.plain', t)} ${one('p.small', t).split(', detected')[0]} ${time('time', t)}`),
            alarms: troubles.filter(t => !isIncident(t)).map(t => `${one('.plain', t)} ${all('a', t).map(a => a.getAttribute('href')).sort().join(' ')}`),
            delivery: all('section[aria-labelledby=delivery] .card').map(c => `${one('.fig', c)} ${one('.facts', c)}`)
          };
        })()
        """);
}
