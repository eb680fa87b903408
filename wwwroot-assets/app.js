// What a page needs in the browser whether or not its circuit is alive: ages that tick, word of a lost connection
// and the way back, copy buttons, the phone menu, and a short glow on a figure that changed.
(() => {
  const root = document.documentElement;
  const all = (selector) => document.querySelectorAll(selector);

  // ---- ages: server time, because a wrong clock on a wall screen must not make old figures look new
  const serverTime = document.querySelector('meta[name=server-time]');
  const skew = serverTime ? Number(serverTime.content) - Date.now() + performance.now() : 0;
  const now = () => Date.now() + skew;

  // The same words as Ago.razor.cs.
  function ageWords(milliseconds) {
    const s = Math.abs(milliseconds) / 1000;
    if (s < 1.5) return 'now';
    const amount = s < 60 ? `${Math.floor(s)} s`
      : s < 3600 ? `${Math.floor(s / 60)} min`
      : s < 48 * 3600 ? `${Math.floor(s / 3600)} h`
      : `${Math.floor(s / 86400)} days`;
    return milliseconds < 0 ? `in ${amount}` : `${amount} ago`;
  }

  // Blazor keeps hold of the text node it made: its value may change, the node may not.
  function write(element, words) {
    const node = element.firstChild;
    if (!node) element.textContent = words;
    else if (node.nodeValue !== words) node.nodeValue = words;
  }

  // A sheet says when it was printed, not when its page was opened.
  addEventListener('beforeprint', () => {
    for (const time of all('[data-printed]')) write(time, `${new Date(now()).toISOString().slice(0, 16).replace('T', ' ')} UTC`);
  });

  // The reader's own clock, in the words of Moment.razor.
  const here = (options) => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', ...options });
  const shortly = here();
  const inFull = here({ month: 'long', year: 'numeric', second: '2-digit', timeZoneName: 'short' });

  // Said when somebody asks: on hover every moment tells the time here and in UTC.
  document.addEventListener('pointerover', ({ target }) => {
    const time = target.closest?.('time[datetime]');
    if (!time || !time.title.endsWith('UTC') || time.title.includes(' · ')) return;
    const local = inFull.format(new Date(time.dateTime));
    if (!local.endsWith('UTC')) time.title = `${local} · ${time.title}`;
  });

  function tick() {
    for (const time of all('time.moment')) write(time, shortly.format(new Date(time.dateTime)).replace(',', ''));
    for (const time of all('time.ago')) {
      const age = now() - Date.parse(time.dateTime);
      write(time, ageWords(age));
      const limit = Number(time.dataset.age);
      time.classList.toggle('agebad', limit > 0 && age > limit * 1000);
    }
    // The time of day where the screen hangs.
    for (const clock of all('[data-clock]')) write(clock, new Date(now()).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }));
    const heard = ageWords(Date.now() - lastHeard);
    for (const word of all('[data-connection]'))
      write(word, connection === 'lost' ? `reconnecting, last heard ${heard}` : connection);
    for (const word of all('[data-last-heard]')) write(word, heard);
  }

  // ---- connection: connecting, live or lost
  const strip = document.getElementById('components-reconnect-modal');
  let connection = 'connecting';
  let lastHeard = Date.now();
  let reviving = false;

  function say(state) {
    connection = state;
    root.dataset.connection = state;
    strip.hidden = state !== 'lost';
    tick();
  }

  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const within = (ms, promise) => Promise.race([promise, pause(ms).then(() => Promise.reject(new Error('no answer')))]);

  // The server may be away for long; a reload before it is back would end on the browser's own error page.
  // A page that did not come alive after such a reload takes its time before the next, and stays readable meanwhile.
  const revivedKey = 'revived';
  async function revive(gap = sessionStorage.getItem(revivedKey) ? 20000 : 0) {
    if (reviving) return;
    reviving = true;
    say('lost');
    await pause(gap);
    for (let tries = 0; !await serverAnswers(); tries++) await pause(tries < 4 ? 250 : 1000);
    reload();
  }

  // Every connection the browser has kept may be as dead as the circuit's, and it keeps six: as many questions, and one answer will do.
  async function serverAnswers() {
    const enough = new AbortController();
    const ask = async (n) => {
      const answer = await fetch(`health/live?${n}`, { cache: 'no-store', signal: enough.signal });
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
    };
    try {
      await within(1500, Promise.any([0, 1, 2, 3, 4, 5].map(ask)));
      return true;
    } catch {
      return false;
    } finally {
      enough.abort();
    }
  }

  function reload() {
    sessionStorage.setItem(revivedKey, 'yes');
    location.reload();
  }

  // One question through the circuit every four seconds. A tab that slept past the life of its circuit gets no answer
  // and no error from Blazor either (dotnet/aspnetcore#64607).
  async function beat(patience = 3000) {
    if (reviving || blazorIsRetrying) return;
    try {
      await within(patience, DotNet.invokeMethodAsync('Dashboard', 'Beat'));
      lastHeard = Date.now();
      // The circuit answers a moment before the page it drives has taken the place of the prerendered one.
      if (!document.querySelector('[data-interactive]')) return;
      say('live');
      sessionStorage.removeItem(revivedKey);
    } catch {
      if (connection === 'live' || performance.now() > 15000) revive();
    }
  }

  let blazorIsRetrying = false;
  strip.addEventListener('components-reconnect-state-changed', ({ detail }) => {
    blazorIsRetrying = ['show', 'retrying'].includes(detail.state);
    if (blazorIsRetrying) say('lost');
    else if (detail.state === 'hide') beat();
    else if (['failed', 'rejected', 'resume-failed'].includes(detail.state)) revive();
  });

  // Who looks again after a while, or wakes the machine up, wants to know at once.
  const onWaking = 1000;
  async function heartbeat() {
    for (let patience; ;) {
      await beat(patience);
      const [rest, from] = [connection === 'connecting' ? 100 : 4000, performance.now()];
      await pause(rest);
      patience = performance.now() - from > rest + 1000 ? onWaking : undefined;
    }
  }
  document.addEventListener('visibilitychange', () => { if (!document.hidden) beat(onWaking); });

  // ---- clicks and choices, delegated, so that they work before a circuit is there and after it is gone
  document.addEventListener('click', (event) => {
    const copy = event.target.closest('[data-copy]');
    if (copy) copyText(copy);
    if (event.target.closest('[data-reload]')) { event.preventDefault(); reload(); }
    if (event.target.closest('#nav a')) document.getElementById('nav').hidePopover();
  });

  async function copyText(button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    const word = button.querySelector('[data-copied]');
    const before = word.firstChild.nodeValue;
    write(word, word.dataset.copied);
    setTimeout(() => write(word, before), 1600);
  }

  document.addEventListener('toggle', ({ target }) => {
    if (target.id === 'theme-menu') for (const radio of target.querySelectorAll('input')) radio.checked = radio.value === theme.choice;
  }, true);
  document.addEventListener('change', ({ target }) => { if (target.name === 'theme') theme.choice = target.value; });

  // ---- a figure marked data-live glows once when its text changes; redrawn.js says so of parts that were drawn anew
  const glow = (figure) => {
    if (!figure || figure.classList.contains('flash')) return;
    figure.classList.add('flash');
    setTimeout(() => figure.classList.remove('flash'), 1600);
  };
  new MutationObserver((changes) => {
    for (const { target } of changes) glow(target.parentElement?.closest('[data-live]'));
  }).observe(document.body, { subtree: true, characterData: true });
  document.addEventListener('redrawn', tick);
  document.addEventListener('changed', ({ target }) => glow(target));

  // ---- start: try again quickly at first, and for as long as it takes
  setInterval(tick, 1000);
  Blazor.start({
    circuit: { reconnectionOptions: { maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: (tries) => (tries < 40 ? 500 : 2000) } },
  });
  Blazor.addEventListener('enhancedload', theme.paint);
  if (document.querySelector('[data-connection]')) heartbeat();
})();
