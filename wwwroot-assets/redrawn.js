// A part of a page that everybody shares is drawn anew as a whole when it changes (SharedMarkup.cs). What its reader had
// opened in it, and where the keyboard stood, stays; figures that differ glow, and marks that differ are shown to have moved.
// A part, or a thing in it, is the same one as before when it has the same data-key, id or heading: what comes or goes beside it changes nothing.
(() => {
  const reachable = 'a[href], button, summary, input, select, [tabindex]';
  let focused = null;
  document.addEventListener('focusin', ({ target }) => { focused = target; });

  const within = (element, selector) => [...(element.matches(selector) ? [element] : []), ...element.querySelectorAll(selector)];
  const keyOf = (element) => element.dataset.key || element.id || element.getAttribute('aria-labelledby') || '';

  // What a thing is called, and what the part of the page around it is; a fold with a key is called by that, for its words tell figures.
  function named(element, part) {
    const fold = element.matches('summary') ? element.parentElement.dataset.key : undefined;
    let around = element.parentElement;
    while (around && around !== part && !keyOf(around)) around = around.parentElement;
    return JSON.stringify([around && around !== part ? keyOf(around) : '', fold || element.id || element.getAttribute('href') || element.textContent]);
  }

  // The same one in the new part: by its name where there is one, else by its place.
  function counterpart(one, [old, olds], [part, news]) {
    const [place, name] = [olds.indexOf(one), named(one, old)];
    const same = news[place];
    return same && named(same, part) === name ? same : news.find((other) => named(other, part) === name) ?? (olds.length === news.length ? same : undefined);
  }

  function carry(old, part) {
    const [olds, news] = [within(old, 'details'), within(part, 'details')].map((all) => all.map((d) => d.querySelector('summary')));
    for (const summary of olds) {
      if (!summary?.parentElement.open) continue;
      const same = counterpart(summary, [old, olds], [part, news]);
      if (same) same.parentElement.open = true;
    }

    if (focused && document.activeElement === document.body && old.contains(focused))
      counterpart(focused, [old, within(old, reachable)], [part, within(part, reachable)])?.focus({ preventScroll: true });

    compare(old, part, '[data-live]', (e) => e.textContent, (e) => e.dispatchEvent(new Event('changed', { bubbles: true })));
    compare(old, part, '[data-mark]', (e) => e.dataset.mark, (e) => e.classList.add('moved'));
  }

  function compare(old, part, selector, value, differs) {
    const [before, now] = [within(old, selector), within(part, selector)];
    if (before.length !== now.length) return;
    now.forEach((element, i) => { if (value(element) !== value(before[i])) differs(element); });
  }

  // Each part with the one that took its place: by its key, and those without one in their order, when as many came as went.
  function pairs(gone, came) {
    const keyed = gone.filter(keyOf).map((old) => [old, came.find((part) => part.tagName === old.tagName && keyOf(part) === keyOf(old))]);
    const [olds, news] = [gone, came].map((all) => all.filter((part) => !keyOf(part)));
    const ordered = olds.length === news.length ? olds.map((old, i) => [old, news[i]]) : [];
    return [...keyed, ...ordered].filter(([old, part]) => part?.tagName === old.tagName);
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
      // What came and went between two looks was never there.
      const left = gone.filter((node) => !node.isConnected && !came.includes(node));
      pairs(left, here).forEach(([old, part]) => carry(old, part));
    }
    if (anew) document.dispatchEvent(new Event('redrawn'));
  }).observe(document.body, { subtree: true, childList: true });
})();
