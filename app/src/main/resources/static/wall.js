// The wallboard: hears the engine every second, shows it large, and says loudly when it hears nothing.

import { now, setClock } from './clock.js';
import { $, field, put, putList } from './draw.js';
import { putTrends } from './wall-trends.js';
import { AGENT_STATES, duration, plural } from './words.js';

const TICK_MS = 1_000;
const STALE_MS = 5_000; // the engine sends something every second
const RETRY_MS = 2_000; // after a refusal, until the next attempt

let view = null; // the last one
let feed = null; // the EventSource
let triedAt = 0; // when it was opened (performance.now, ms)
let heardAt = null; // when anything came last (performance.now, ms)
let heardTime = 0; // the server's time of that, ms
let refusal = ''; // why the server does not tell us
let old = false;

// ---- Hearing

function connect() {
  feed?.close();
  triedAt = performance.now();
  feed = new EventSource('/wall/live');
  feed.onmessage = (message) => {
    view = JSON.parse(message.data);
    hear(message);
    putView();
  };
  feed.addEventListener('beat', hear);
  // Its own retry gives up for good when the server refuses, so the retry is ours.
  feed.onerror = () => {
    if (feed.readyState === EventSource.CLOSED) askWhy();
    feed.close();
    lose();
  };
}

function hear(message) {
  setClock(message.lastEventId);
  heardAt = performance.now();
  heardTime = now();
  refusal = '';
  if (old) {
    old = false;
    $('#old').hidden = true;
    $('#old').querySelectorAll('*').forEach((part) => put(part, ''));
    putView();
  }
  tick();
}

/** Refused: whoever is not signed in any more is led to where they can; else the reason is shown. */
function askWhy() {
  const asking = new AbortController();
  const page = { method: 'HEAD', headers: { Accept: 'text/html' }, redirect: 'manual' };
  fetch('/wall', page)
    .then((answer) => {
      if (answer.type === 'opaqueredirect') location.reload();
      const headers = { Accept: 'text/event-stream, application/problem+json' };
      return fetch('/wall/live', { headers, signal: asking.signal });
    })
    .then((answer) => (answer.ok ? null : answer.json()))
    .then((problem) => {
      asking.abort(); // the stream of an answer that would not end
      refusal = problem?.title ? `${problem.title}. ${problem.detail ?? ''}` : '';
      putOld();
    })
    .catch(() => {}); // the engine is away; the board keeps trying
}

function lose() {
  if (!old) {
    old = true;
    $('#old').hidden = false;
  }
  putOld();
  putFeed();
}

function putOld() {
  if (!old) return;
  put($('#old strong'), heardAt === null ? 'No figures' : 'Old figures');
  const why = heardAt === null
    ? 'The engine cannot be reached.'
    : `No news since ${time(heardTime, true)}: what stands here is not what happens now.`;
  put($('#old .why'), refusal || why);
  const since = performance.now() - (heardAt ?? triedAt);
  put($('#old .for'), heardAt === null ? '' : `${duration(since)} ago`);
}

/** Whether the board is live: for eyes, and in the window's title. */
function putFeed() {
  const state = old ? 'lost' : heardAt === null ? 'connecting' : 'live';
  document.documentElement.dataset.feed = state;
  put($('#feed'), { lost: 'Not connected', connecting: 'Connecting…', live: 'Live' }[state]);
  let head = '';
  if (old) head = 'Old · ';
  else if (view?.troubles.length) head = 'Trouble · ';
  else if (view?.line.callers) head = `${view.line.callers} in line · `;
  document.title = `${head}Wallboard · ${$('h1').textContent}`;
}

function tick() {
  const at = performance.now();
  if (at - (heardAt ?? triedAt) > STALE_MS) lose();
  // An attempt that hangs gets its time; one that was refused is made again soon.
  const patience = feed.readyState === EventSource.CLOSED ? RETRY_MS : STALE_MS;
  if (old && at - triedAt > patience) connect();
  putOld();
  putFeed();
  if (view && !old) putTimes(); // the age of what may be over would be a lie
}

// ---- Showing

/** The time of day where the line is. */
function time(ms, seconds = false) {
  return new Date(ms).toLocaleTimeString('en-GB', {
    timeZone: view?.zone, hour: '2-digit', minute: '2-digit',
    second: seconds ? '2-digit' : undefined, hourCycle: 'h23',
  });
}

/** Put together here: browsers disagree about the comma. */
function day(ms) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: view?.zone, weekday: 'short', day: 'numeric', month: 'short',
  }).formatToParts(ms);
  return ['weekday', 'day', 'month']
    .map((type) => parts.find((part) => part.type === type).value).join(' ');
}

/** Cut, not rounded: 99.9 % is not shown as 100. */
const percent = (share) => `${Math.floor(share * 100 + 1e-9)} %`;

function putFigure(id, figure, note, alarm = '') {
  const root = $(id);
  put($('.figure', root), figure);
  $('.figure', root).style.setProperty('--n', figure.length);
  if (note !== null) put($('.note', root), note);
  if (alarm) root.dataset.alarm = alarm;
  else delete root.dataset.alarm;
}

function putView() {
  if (!view || old) return;
  putList($('#troubles ul'), '#trouble-row', view.troubles, (trouble) => trouble, put);
  $('#troubles').hidden = view.troubles.length === 0;
  putAgents();
  putCallbacks();
  putFlows();
  putToday();
  putTimes();
  put($('#scope'), view.engine === null ? '' : 'Line, agents and today are of both engines; calls of'
    + ` the other one count today when they are over. Automation and callbacks are of engine ${view.engine}.`);
  put($('#spoken'), spoken());
}

/** For who hears the board: the figures that matter, when they change. */
function spoken() {
  const { line, agents, callbacks } = view;
  const risk = callbacks?.atRisk ? ` ${plural(callbacks.atRisk, 'promise')} at risk.` : '';
  return `${plural(line.callers, 'caller')} in line.`
    + ` ${agents.available} of ${plural(agents.signedIn, 'agent')} available.${risk}`;
}

const waited = (since) => now() - Date.parse(since);

/** All that changes while nothing happens. */
function putTimes() {
  const { line, agents, zone } = view;
  put($('#clock'), `${day(now())}, ${time(now())} · ${zone}`);
  const late = line.queues.filter((queue) => queue.since && waited(queue.since) > queue.target * 1000);
  const nobody = line.callers > 0 && agents.signedIn === 0;
  putFigure('#tile-line', String(line.callers),
    nobody ? '▲ nobody is signed in' : line.callers ? 'wait for a person' : 'nobody waits',
    nobody ? 'bad' : '');
  putFigure('#tile-wait', line.since ? duration(waited(line.since)) : '–',
    late.length ? `▲ over T${within(late)}` : line.since ? 'within T' : '',
    late.length ? 'warn' : '');
  putList($('#tile-queues ul'), '#queue-row', line.queues, (queue) => queue.name, putQueue);
  $('#tile-queues').hidden = line.queues.length < 2;
}

/** Which queues' T that is. */
function within(queues) {
  const [{ name, target }] = queues;
  if (view.line.queues.length === 1) return ` (${target} s)`;
  return queues.length === 1 ? ` (${target} s) in ${name}` : ` in ${queues.length} queues`;
}

function putQueue(row, queue) {
  const over = queue.since && waited(queue.since) > queue.target * 1000;
  put(field(row, 'name'), queue.name);
  put(field(row, 'count'), String(queue.callers));
  put(field(row, 'wait'), queue.since ? `${over ? '▲ ' : ''}${duration(waited(queue.since))}` : '');
  put(field(row, 'level'),
    queue.serviceLevel === null ? '' : `${percent(queue.serviceLevel)} in ${queue.target} s`);
  if (over) row.dataset.alarm = 'warn';
  else delete row.dataset.alarm;
}

function putAgents() {
  const { available, signedIn, states } = view.agents;
  const none = signedIn > 0 && available === 0 && view.line.callers > 0;
  putFigure('#tile-agents', String(available),
    `${none ? '▲ nobody is free, ' : ''}of ${signedIn} signed in`, none ? 'warn' : '');
  const shown = states.filter(({ state, agents }) => agents && state !== 'Available')
    .sort((a, b) => (a.state === 'SignedOut') - (b.state === 'SignedOut'));
  putList($('#tile-agents ul'), '#part-row', shown, ({ state }) => state, (row, { state, agents }) => {
    row.dataset.state = state;
    put(field(row, 'count'), String(agents));
    put(field(row, 'name'), AGENT_STATES[state] ?? state);
  });
}

function putCallbacks() {
  const owed = view.callbacks;
  if (owed === null) {
    putFigure('#tile-callbacks', '–', 'not read yet');
    return;
  }
  const later = owed.owed - owed.due;
  const notes = [
    owed.atRisk ? `▲ ${plural(owed.atRisk, 'promise')} at risk` : 'no promise at risk',
    ...(later ? [`${later} for later`] : []),
  ];
  putFigure('#tile-callbacks', String(owed.due), notes.join(' · '), owed.atRisk ? 'bad' : '');
}

function putFlows() {
  const all = view.flows.reduce((sum, flow) => sum + flow.callers, 0);
  putFigure('#tile-flows', String(all), null);
  putList($('#tile-flows ul'), '#part-row', view.flows, (flow) => flow.name, (row, flow) => {
    put(field(row, 'count'), String(flow.callers));
    put(field(row, 'name'), flow.name);
  });
}

function putToday() {
  const { today } = view;
  const targets = today.targets;
  const t = targets.length > 1 ? `${targets[0]} to ${targets.at(-1)} s` : `${targets[0]} s`;
  const missing = today.since ? ` · since ${time(Date.parse(today.since))} only` : '';
  putFigure('#tile-level', today.serviceLevel === null ? '–' : percent(today.serviceLevel),
    today.offered
      ? `${today.formula}, T = ${t}: ${today.answered} of ${today.offered} answered,`
        + ` ${today.abandoned} gave up${missing}`
      : `${today.formula}, T = ${t}: nobody has left the line yet${missing}`);
  putFigure('#tile-human', today.toHuman === null ? '–' : duration(today.toHuman * 1000),
    `median (p50) from the wish for a person to hearing one${missing}`);
  putTrends(today.hours);
}

connect();
document.addEventListener('visibilitychange', tick);
setInterval(tick, TICK_MS);
