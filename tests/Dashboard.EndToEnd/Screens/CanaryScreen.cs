namespace Dashboard.EndToEnd.Screens;

/// One rollout as its page shows it. Metrics are "name verdict value", changes "share since", newest first.
internal sealed record CanaryShown(
    string Where, string Release, string Advice, string[] Why, bool Differs, string Now, string Exposed, string[] Steps, string Ship, string[] Metrics, string[] Changes);

internal sealed class CanaryScreen(OpenPage page, string id) : Screen(page, $"/canaries/{id}")
{
    public Task<CanaryShown> ReadAsync() => ReadAsync<CanaryShown>("""
        ({ where: one('.verdict .crumb .chip'), release: text(document.querySelector('.verdict .crumb a').parentElement),
           advice: one('#advice', document) && text(document.querySelector('#advice').closest('.head').nextElementSibling.querySelector('.chip')),
           why: all('ul.rs li').map(text), differs: all('.banner').some(b => text(b).startsWith('The two differ.')),
           now: one('aside.share .fig span'), exposed: one('aside.share .facts b'), steps: all('ol.four li p').map(text),
           ship: text(document.querySelector('#advice').closest('.head').nextElementSibling.querySelector('p.small')),
           metrics: all('[data-metric]').map(m => `${m.dataset.metric} ${one('.plain', m)} ${one('.fig', m)}`),
           changes: all('ol.changes li').map(c => `${text(c.lastElementChild)} ${time('time', c)}`) })
        """);
}
