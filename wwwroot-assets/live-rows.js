// Tells each live list whether its reader holds it: has scrolled into it, selected in it or opened a row of it.
// A list that is held only counts its new rows, so that nothing moves under the hand (LiveRows.razor).
(() => {
  const opened = 'details[open], [aria-expanded=true], [aria-selected=true], input[type=checkbox]:checked';
  const told = new WeakMap();
  const slack = 8;
  let planned = false;

  function held(list) {
    const edge = document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0;
    const selection = getSelection();
    return list.getBoundingClientRect().top < edge - slack
      || list.querySelector(opened) !== null
      || (!selection.isCollapsed && selection.containsNode(list, true));
  }

  function tell() {
    planned = false;
    for (const list of document.querySelectorAll('[data-live-rows]')) {
      const now = held(list);
      if (now === (told.get(list) ?? false)) continue;
      told.set(list, now);
      list.dispatchEvent(new CustomEvent('held', { bubbles: true, detail: now }));
    }
  }

  function plan() {
    if (planned) return;
    planned = true;
    requestAnimationFrame(tell);
  }

  Blazor.registerCustomEventType('held', { createEventArgs: ({ detail }) => ({ held: detail }) });
  addEventListener('scroll', plan, { capture: true, passive: true });
  addEventListener('change', plan);
  document.addEventListener('selectionchange', plan);
  new MutationObserver(plan).observe(document.body, {
    subtree: true, attributes: true, attributeFilter: ['open', 'aria-expanded', 'aria-selected'],
  });
  document.addEventListener('click', ({ target }) => {
    if (target.closest('[data-show-new]')) target.closest('[data-live-rows]').scrollIntoView({ block: 'start' });
  });
})();
