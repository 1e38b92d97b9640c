// The page: hears what the engine sends, shows it, and says plainly when it hears nothing.

import { now, setClock, timeOfDay } from './clock.js';
import { $, put, tickAll } from './draw.js';
import { putView } from './lists.js';
import { closeStory, load, openFromAddress, openId, tellStory } from './story.js';

const TICK_MS = 1_000; // durations, and the watch over the feed
const STALE_MS = 12_000; // the engine sends a message every 5 s at the latest
const RETRY_MS = 2_000; // after a refusal, until the next attempt

let view = null; // the last message
let feed = null; // the EventSource
let triedAt = 0; // when it was opened (performance.now, ms)
let heardAt = null; // when the last message came (performance.now, ms)
let lost = false;

function connect() {
  feed?.close();
  triedAt = performance.now();
  feed = new EventSource('live');
  feed.onmessage = hear;
  // Its own retry gives up for good when the server refuses, so the retry is ours.
  feed.onerror = () => {
    if (feed.readyState === EventSource.CLOSED) signInAgain();
    feed.close();
    lose();
  };
}

/** The feed was refused: who is not signed in any more is led to where they can. */
function signInAgain() {
  const page = { method: 'HEAD', headers: { Accept: 'text/html' }, redirect: 'manual' };
  fetch('/', page).then(
    (answer) => { if (answer.type === 'opaqueredirect') location.reload(); },
    () => {}, // the engine is away; the page keeps trying
  );
}

function hear(message) {
  const next = JSON.parse(message.data);
  const wasLost = lost;
  setClock(message.lastEventId);
  view = next;
  heardAt = performance.now();
  lost = false;
  $('#lost').hidden = true;
  put($('#lost'), '');
  putView(view, openId());
  tellStory(view, wasLost);
  tick();
}

function lose() {
  if (lost) return;
  lost = true;
  put($('#lost'), heardAt === null
    ? 'The engine cannot be reached. This page keeps trying.'
    : `No news since ${timeOfDay(now() - (performance.now() - heardAt))}:`
      + ' what you see may be old. This page keeps trying.');
  $('#lost').hidden = false;
  putFeed();
}

/** Whether the page is live, for eyes, for screen readers and in the window's title. */
function putFeed() {
  const state = lost ? 'lost' : heardAt === null ? 'connecting' : 'live';
  const waiting = view?.calls.filter((call) => call.state === 'line').length;
  document.documentElement.dataset.feed = state;
  put($('#feed'), { lost: 'Not connected', connecting: 'Connecting…', live: 'Live' }[state]);
  let head = '';
  if (lost) head = 'No news · ';
  else if (view && !view.ready) head = 'Trouble · ';
  else if (waiting) head = `${waiting} in line · `;
  document.title = head + (view?.company ?? 'Hatchline');
}

function tick() {
  const at = performance.now();
  if (at - (heardAt ?? triedAt) > STALE_MS) lose();
  // An attempt that hangs gets its time; one that was refused is made again soon.
  const patience = feed.readyState === EventSource.CLOSED ? RETRY_MS : STALE_MS;
  if (lost && at - triedAt > patience) connect();
  putFeed();
  if (!lost) tickAll(); // the age of what may be over would be a lie
}

function moved() {
  if (openFromAddress() && view) putView(view, openId());
}

addEventListener('hashchange', moved);
document.addEventListener('visibilitychange', tick);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && openId()) close();
});
$('#story-close').addEventListener('click', close);
document.addEventListener('click', (event) => {
  const row = event.target.closest('tr[data-call]');
  // A link goes by itself; who marks text to copy it opens nothing.
  if (!row || event.target.closest('a') || String(getSelection())) return;
  location.hash = `#call=${encodeURIComponent(row.dataset.call)}`;
});

function close() {
  closeStory();
  if (view) putView(view, openId());
}

connect();
moved();
setInterval(() => {
  tick();
  if (!lost) load();
}, TICK_MS);
