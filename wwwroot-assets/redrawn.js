// A part of a page that everybody shares is drawn anew as a whole when it changes (SharedMarkup.cs). What its reader had
// opened in it, and where the keyboard stood, stays; figures that differ glow, and marks that differ are shown to have moved.
(() => {
  const reachable = 'a[href], button, summary, input, select, [tabindex]';
  let focused = null;
  document.addEventListener('focusin', ({ target }) => { focused = target; });

  const within = (element, selector) => [...(element.matches(selector) ? [element] : []), ...element.querySelectorAll(selector)];
  const named = (element) => element.id || element.getAttribute('href') || element.textContent;

  // The same one in the new part: by its name where there is one, else by its place.
  function counterpart(one, olds, news) {
    const place = olds.indexOf(one);
    const same = news[place];
    return same && named(same) === named(one) ? same : news.find((other) => named(other) === named(one)) ?? (olds.length === news.length ? same : undefined);
  }

  function carry(old, part) {
    const [olds, news] = [within(old, 'details'), within(part, 'details')].map((all) => all.map((d) => d.querySelector('summary')));
    for (const summary of olds) {
      if (!summary?.parentElement.open) continue;
      const same = counterpart(summary, olds, news);
      if (same) same.parentElement.open = true;
    }

    if (focused && document.activeElement === document.body && old.contains(focused))
      counterpart(focused, within(old, reachable), within(part, reachable))?.focus({ preventScroll: true });

    compare(old, part, '[data-live]', (e) => e.textContent, (e) => e.dispatchEvent(new Event('changed', { bubbles: true })));
    compare(old, part, '[data-mark]', (e) => e.dataset.mark, (e) => e.classList.add('moved'));
  }

  function compare(old, part, selector, value, differs) {
    const [before, now] = [within(old, selector), within(part, selector)];
    if (before.length !== now.length) return;
    now.forEach((element, i) => { if (value(element) !== value(before[i])) differs(element); });
  }

  const elements = (nodes) => [...nodes].filter((node) => node.nodeType === Node.ELEMENT_NODE);
  new MutationObserver((changes) => {
    const drawn = new Map();
    for (const { target, addedNodes, removedNodes } of changes) {
      const { came, gone } = drawn.get(target) ?? drawn.set(target, { came: [], gone: [] }).get(target);
      came.push(...elements(addedNodes));
      gone.push(...elements(removedNodes));
    }
    let anew = false;
    for (const { came, gone } of drawn.values()) {
      const here = came.filter((node) => node.isConnected);
      anew ||= here.length > 0;
      const left = gone.filter((node) => !node.isConnected);
      if (here.length === left.length) left.forEach((node, i) => { if (node.tagName === here[i].tagName) carry(node, here[i]); });
    }
    if (anew) document.dispatchEvent(new Event('redrawn'));
  }).observe(document.body, { subtree: true, childList: true });
})();
