// Hears from the engine that there is news for the agent of this desk; what it is, the desk asks.
// Where this is refused, or breaks, the desk still asks once a second, and this is tried again. It is
// kept while nobody looks: a browser slows the timers of such a page, but not what it hears.

const STALE_MS = 25_000; // the engine says something every 10 s
const RETRY_MS = 5_000; // after a refusal, until the next attempt

let feed = null; // the EventSource
let openedAt = 0; // when it was last tried (performance.now, ms)
let heardAt = 0; // when something was last heard
let madeWay = false; // newer desks of this sign-in are told

/** To be called again and again: begins to hear, if that is not so. */
export function listen(news) {
  const now = performance.now();
  if (madeWay) return;
  if (feed?.readyState === EventSource.CLOSED && now - openedAt < RETRY_MS) return;
  if (feed && feed.readyState !== EventSource.CLOSED && now - heardAt < STALE_MS) return;
  feed?.close();
  openedAt = heardAt = now;
  feed = new EventSource('/desk/live');
  feed.onmessage = (message) => {
    heardAt = performance.now();
    if (message.data === 'news') news();
    if (message.data === 'newer') makeWay();
  };
}

/** The engine tells few desks of one sign-in; two that came back by turns would never rest. */
function makeWay() {
  feed.close();
  feed = null;
  madeWay = true;
}

/** Somebody begins to look at this desk: now it comes before the others. */
export function comeFirst() {
  madeWay = false;
}
