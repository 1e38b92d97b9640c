// The desk follows the agent: asked as soon as the engine says that there is news, and once a second
// in any case; only what changed is put in. What somebody is writing stays, with the customer for whom
// it is. Without this script the page loads itself anew.

import { comeFirst, listen } from './desk-live.js';

const ASK_MS = 1_000;
const ANSWER_MAX_MS = 5_000; // one answer of the server
const KEYS = {
  n: '#note',
  t: '#tell',
  s: '#disposition',
  m: '#amount',
  b: '#callback',
  a: '#at',
  k: '#keep',
  g: '#again',
  h: '#messages [accesskey="h"]',
  c: '#messages [accesskey="c"]',
  w: '#tell-by',
};

const $ = (selector, within = document) => within.querySelector(selector);
let asking = false;
let again = false; // there was news while an answer was on its way, which may be older

function put(selector, page) {
  // Touched only when it changes: a screen reader says every change, and a message may be playing.
  const [here, there] = [$(selector), $(selector, page)];
  if (here.innerHTML !== there.innerHTML) here.replaceChildren(...there.childNodes);
}

const about = (page) => $('#acts [name="case"]', page)?.value;

function writing() {
  const fields = [...document.querySelectorAll('#acts textarea, #acts input:not([type="hidden"])')];
  const chosen = $('#at')?.value;
  return Boolean(chosen) || fields.some((field) =>
    field.value !== field.defaultValue || field.checked !== field.defaultChecked);
}

// Seen in a tab of which nothing else is.
function showIcon(page) {
  const icon = $('#state [data-state="Reserved"]', page) ? '/favicon-rings.svg' : '/favicon.svg';
  const link = $('link[rel="icon"]');
  if (link.getAttribute('href') !== icon) link.setAttribute('href', icon);
}

function show(page) {
  showIcon(page);
  put('#state', page);
  put('#customer', page);
  put('#messages', page);
  document.title = page.title;
  if (about(page) !== about(document) && !writing()) put('#acts', page);
}

function lose(words) {
  $('#lost').textContent = words;
  $('#lost').hidden = !words;
}

async function ask() {
  if (asking) return;
  asking = true;
  do {
    again = false;
    await askOnce();
  } while (again);
  asking = false;
}

function news() {
  again = true;
  ask();
}

async function askOnce() {
  try {
    const answer = await fetch(location.search.includes('last') ? '/desk?last' : '/desk', {
      signal: AbortSignal.timeout(ANSWER_MAX_MS),
    });
    if (!answer.ok) throw new Error(`expected the desk, found status ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!$('#customer', page)) location.assign('/desk'); // signed out
    else show(page);
    lose('');
  } catch {
    lose('No news at the moment: what you see may be old. Calls go on; this page keeps trying.');
  }
}

// A key alone only moves the focus, and in a field it is a letter.
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, textarea, select, [contenteditable]');
  if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
  const target = KEYS[event.key] && $(KEYS[event.key]);
  if (!target || target.closest('[hidden]')) return;
  event.preventDefault();
  target.focus();
});

function tick() {
  listen(news);
  ask();
}

setInterval(tick, ASK_MS);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) comeFirst();
  tick();
});
showIcon(document);
listen(news);
