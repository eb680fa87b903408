// What this reader comes back to: kept in this browser only, shown in the menu, set by the star beside a title.
const favourites = (() => {
  const key = 'favourites';
  const most = 12;

  // What another tab or an older version left there may be anything.
  function known() {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? '[]');
      return Array.isArray(kept) ? kept.filter((f) => typeof f?.title === 'string' && /^\/[^/]/.test(f.address ?? '')) : [];
    } catch {
      return [];
    }
  }

  const has = (address) => known().some((f) => f.address === address);

  function toggle({ address, title }) {
    const rest = known().filter((f) => f.address !== address);
    localStorage.setItem(key, JSON.stringify(has(address) ? rest : [{ address, title }, ...rest].slice(0, most)));
    show();
  }

  function link({ address, title }) {
    const a = document.createElement('a');
    a.href = address;
    a.textContent = title;
    if (location.pathname === address) a.setAttribute('aria-current', 'page');
    return a;
  }

  function show() {
    for (const star of document.querySelectorAll('[data-favourite]')) {
      const on = String(has(star.dataset.favourite));
      if (star.getAttribute('aria-pressed') !== on) star.setAttribute('aria-pressed', on);
    }
    for (const list of document.querySelectorAll('[data-favourites]')) {
      const shown = JSON.stringify([location.pathname, known()]);
      if (list.dataset.shown === shown) continue;
      list.dataset.shown = shown;
      list.hidden = known().length === 0;
      list.querySelector('[data-list]').replaceChildren(...known().map(link));
    }
  }

  document.addEventListener('click', ({ target }) => {
    const star = target.closest('[data-favourite]');
    if (star) toggle({ address: star.dataset.favourite, title: star.dataset.title });
  });
  addEventListener('storage', (event) => { if (event.key === key) show(); });

  // Pages come and go without a load; what Blazor draws anew knows nothing of this browser.
  let planned = false;
  new MutationObserver(() => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => { planned = false; show(); });
  }).observe(document.body, { subtree: true, childList: true });
  show();
  return { show };
})();
