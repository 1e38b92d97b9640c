// The server's time, whatever this machine's clock says.

let anchor = null; // {id, server, local}: the server's time when our monotonic clock said local, ms

/** Takes the server's time from a message's id. An id that stands still tells nothing. */
export function setClock(id) {
  const server = Date.parse(id);
  if (!Number.isNaN(server) && id !== anchor?.id) anchor = { id, server, local: performance.now() };
}

/** The server's time of now (ms); this machine's until the server has told. */
export function now() {
  return anchor ? anchor.server + (performance.now() - anchor.local) : Date.now();
}

/** The time of day here; of another day, the day and the minute. */
export function timeOfDay(ms) {
  const at = new Date(ms);
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  if (at.toDateString() === new Date(now()).toDateString()) {
    return at.toLocaleTimeString([], { ...time, second: '2-digit' });
  }
  const day = at.toLocaleDateString([], { month: 'short', day: 'numeric' });
  return `${day} ${at.toLocaleTimeString([], time)}`;
}
