// Runs before anything is painted, so that no page flashes in the wrong colours.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const known = (value) => (['light', 'dark', 'system'].includes(value) ? value : null);
  const key = 'theme';

  // Browsers that forbid storage throw here: the choice then lasts as long as the page.
  const stored = () => { try { return known(localStorage.getItem(key)); } catch { return null; } };
  const store = (value) => { try { localStorage.setItem(key, value); } catch { /* see above */ } };

  let choice = known(new URLSearchParams(location.search).get('theme')) ?? stored() ?? 'system';
  let printing = false;

  function paint() {
    const wanted = choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice;
    root.dataset.theme = printing ? 'light' : wanted;
    const bar = document.querySelector('meta[name=theme-color]');
    if (bar) bar.content = root.dataset.theme === 'dark' ? '#14181f' : '#ffffff';
  }

  dark.addEventListener('change', paint);
  addEventListener('beforeprint', () => { printing = true; paint(); });
  addEventListener('afterprint', () => { printing = false; paint(); });

  window.theme = {
    get choice() { return choice; },
    set choice(value) { choice = known(value) ?? 'system'; store(choice); paint(); },
    paint,
  };
  paint();
})();
