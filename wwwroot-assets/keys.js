// The keyboard: j and k go from row to row, Enter opens, g and a letter lead to a page, f marks a favourite, ? lists them all.
(() => {
  const rows = 'main tbody tr, main .mx .row, main ol.att > li, main [data-row]';
  const pages = new Map([...document.querySelectorAll('#keys [data-go]')].map((row) => [row.dataset.go, row.dataset.address]));
  let leading = -Infinity;

  const help = () => document.getElementById('keys');
  const isTyping = (target) => target.closest?.('input, textarea, select, [contenteditable], dialog');
  const linkOf = (row) => row.querySelector('a[href]');

  function move(step) {
    const all = [...document.querySelectorAll(rows)].filter((row) => linkOf(row) && row.offsetParent);
    if (all.length === 0) return;
    const here = all.findIndex((row) => row.contains(document.activeElement));
    const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + step));
    linkOf(all[next]).focus();
    all[next].scrollIntoView({ block: 'nearest' });
  }

  function go(letter) {
    const address = pages.get(letter);
    if (address) Blazor.navigateTo(address);
    return Boolean(address);
  }

  function act(key) {
    if (performance.now() - leading < 1500) {
      leading = -Infinity;
      return go(key);
    }
    if (key === 'j') move(1);
    else if (key === 'k') move(-1);
    else if (key === 'g') leading = performance.now();
    else if (key === 'f') document.querySelector('main [data-favourite]')?.click();
    else if (key === '?') help()?.showModal();
    else return false;
    return true;
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (act(event.key)) event.preventDefault();
  });
  document.addEventListener('click', ({ target }) => {
    if (target.closest('[data-keys]')) help()?.showModal();
    else if (target === help() || target.closest('[data-keys-close]')) help()?.close();
  });
})();
