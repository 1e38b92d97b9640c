// Hears from the engine that there is news for the agent of this desk; what it is, the desk asks.
// Where this is refused, or breaks, the desk still asks once a second, and this is tried again.

const STALE_MS = 25_000; // the engine says something every 10 s
const RETRY_MS = 5_000; // after a refusal, until the next attempt

let feed = null; // the EventSource
let openedAt = 0; // when it was last tried (performance.now, ms)
let heardAt = 0; // when something was last heard

/** To be called again and again: begins to hear, if that is not so. */
export function listen(news) {
  const now = performance.now();
  if (document.hidden) {
    // A browser has few connections to one server; a desk that nobody sees needs none.
    feed?.close();
    feed = null;
    return;
  }
  if (feed?.readyState === EventSource.CLOSED && now - openedAt < RETRY_MS) return;
  if (feed && feed.readyState !== EventSource.CLOSED && now - heardAt < STALE_MS) return;
  feed?.close();
  openedAt = heardAt = now;
  feed = new EventSource('/desk/live');
  feed.onmessage = (message) => {
    heardAt = performance.now();
    if (message.data === 'news') news();
  };
}
