namespace Dashboard.EndToEnd.Screens;

/// One delivery as its page shows it: facts are "place type says", links those that hold them in the chain, each with the one before.
internal sealed record RawDeliveryShown(string Body, string Hash, string Kept, Dictionary<string, string> Headers, string[] Facts, string[] Links, string[] LinksBefore);

/// Opened by clicks: it has no address of its own to go to.
internal sealed class RawDeliveryScreen(OpenPage page) : Screen(page, "")
{
    public Task<RawDeliveryShown> ReadAsync() => ReadAsync<RawDeliveryShown>("""
        (() => {
          const about = Object.fromEntries(all('section[aria-labelledby=about] dt').map(t => [text(t), text(t.nextElementSibling)]));
          const facts = all('section[aria-labelledby=facts] tbody tr');
          return { body: document.querySelector('pre.code').textContent, hash: about['SHA-256 of the body'], kept: about['Body'], headers: about,
            facts: facts.map(f => `${one('td', f)} ${one('[data-l=Says]', f)}`), links: facts.map(f => one('[data-l=Link] > code', f)), linksBefore: facts.map(f => one('[data-l=Link] .small', f)) };
        })()
        """);
}
