// When the reader was here before is kept in this browser alone; "your last visit" leads to that moment as an address.
(() => {
  const key = 'visits';
  const away = 30 * 60 * 1000;

  // Browsers that forbid storage throw here: every visit is then the first.
  const stored = () => { try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; } };
  const store = (visits) => { try { localStorage.setItem(key, JSON.stringify(visits)); } catch { /* see above */ } };

  function here() {
    if (document.hidden) return;
    const visits = stored();
    const now = Date.now();
    if (visits.seen && now - visits.seen > away) visits.before = visits.seen;
    visits.seen = now;
    store(visits);
  }

  function addressOf(href) {
    const { before } = stored();
    if (!before) return null;
    const address = new URL(href, document.baseURI);
    address.searchParams.set('since', `${new Date(before).toISOString().slice(0, 16)}Z`);
    return address.href;
  }

  // Before the router sees the click, and before a menu copies the address.
  function aim({ target }) {
    const link = target.closest?.('a[data-last-visit]');
    const address = link && addressOf(link.href);
    if (address) link.href = address;
  }

  here();
  setInterval(here, 60 * 1000);
  document.addEventListener('visibilitychange', here);
  for (const name of ['pointerover', 'focusin', 'click']) document.addEventListener(name, aim, true);

  if (new URLSearchParams(location.search).get('since') === 'visit') {
    const address = addressOf(location.href);
    if (address) location.replace(address);
  }
})();
