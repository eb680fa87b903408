// The search dialog: opened by its field, "/" and Ctrl+K, closed by Escape, by what was chosen and by a click beside it.
// What it finds comes from the server; what must not wait for the server is here.
const finder = (() => {
  const dialog = () => document.getElementById('finder');

  function open() {
    const box = dialog();
    if (!box || box.open) return;
    document.querySelectorAll(':popover-open').forEach((other) => other.hidePopover());
    box.showModal();
    const input = box.querySelector('input');
    input.focus();
    input.select();
  }

  const close = () => dialog()?.close();
  const show = (id) => document.getElementById(id)?.scrollIntoView({ block: 'nearest' });

  // A letter typed into a field is meant for that field.
  const isTyping = ({ target }) => target.closest?.('input, textarea, select, [contenteditable]');

  document.addEventListener('keydown', (event) => {
    const combination = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
    if ((combination || slash) && dialog()) {
      event.preventDefault();
      open();
    }
    // They choose a hit and do not move the caret.
    if (event.target.closest?.('#finder input') && ['ArrowUp', 'ArrowDown'].includes(event.key)) event.preventDefault();
  });

  document.addEventListener('click', ({ target }) => {
    if (target.closest('[data-search]')) open();
    else if (target === dialog() || target.closest('#finder a, [data-search-close]')) close();
  });

  return { open, close, show };
})();
