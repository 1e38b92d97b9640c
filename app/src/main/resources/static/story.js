// One call's story: named in the address (#call=ID), so that it can be shared; read anew while the
// call is up.

import { timeOfDay } from './clock.js';
import { $, field, put, putList, putSince, putState, putTime } from './draw.js';
import * as words from './words.js';

const ANSWER_MAX_MS = 8_000; // one answer of the server

const root = $('#story');
let view = null; // the last message of the engine
let story = null; // {id, events, note, loading, over}

export const openId = () => story?.id;

/** Opens the story that the address names, or closes it. Returns whether anything changed. */
export function openFromAddress() {
  const id = idOf(location.hash);
  if (id === (story?.id ?? null)) return false;
  story = id && { id, events: [], note: 'Loading…', loading: false, over: false };
  root.hidden = !story;
  $('details', root).open = false;
  document.documentElement.classList.toggle('reading', Boolean(story));
  if (story) {
    draw();
    $('h2', root).focus();
    load();
  }
  return true;
}

/** Closes the story; focus goes back to the link that opened it. */
export function closeStory() {
  const link = $('a[aria-current="true"]');
  history.pushState(null, '', location.pathname + location.search);
  openFromAddress();
  link?.focus();
}

/** Tells the story what the engine said last; `again` reads it anew even if it had ended. */
export function tellStory(next, again) {
  view = next;
  if (story && again) story.over = false;
  if (story) draw();
}

/** Reads the open story, unless it is over or being read. */
export async function load() {
  const wanted = story;
  if (!wanted || wanted.loading || wanted.over) return;
  wanted.loading = true;
  try {
    await read(wanted);
  } catch {
    wanted.note = 'The story cannot be loaded at the moment; this page keeps trying.';
  }
  wanted.loading = false;
  if (wanted === story) draw();
}

async function read(wanted) {
  const answer = await fetch(`story/${encodeURIComponent(wanted.id)}`, {
    signal: AbortSignal.timeout(ANSWER_MAX_MS),
  });
  if (answer.status === 404 || answer.status === 400) {
    wanted.over = true;
    wanted.note = 'This call is not, or no longer, remembered.';
    return;
  }
  if (!answer.ok) throw new Error(`expected a story, found status ${answer.status}`);
  wanted.events = (await answer.json()).events;
  wanted.over = wanted.events.at(-1)?.type === 'Ended';
  wanted.note = '';
}

function idOf(hash) {
  const coded = /^#call=(.+)$/.exec(hash)?.[1];
  try {
    return coded ? decodeURIComponent(coded) : null;
  } catch {
    return coded; // badly coded: the server will say that it knows no such call
  }
}

function draw() {
  const { id, events, note } = story;
  const live = view?.calls.find((call) => call.id === id);
  const arrived = events.find((entry) => entry.type === 'Arrived')?.event;
  const known = events.length > 0;
  const caller = words.callerWords(arrived?.caller ?? live?.caller);
  put($('h2', root), known || live ? caller : 'Call');
  put($('.empty', root), note);
  $('.empty', root).hidden = !note;
  for (const part of ['.summary', '.facts', 'details']) $(part, root).hidden = !known;
  if (known) drawFacts(events, arrived, live);
  drawEvents(events, Date.parse(arrived?.firstRing?.at ?? events[0]?.at));
}

function drawFacts(events, arrived, live) {
  const begun = arrived?.firstRing?.at ?? events[0].at;
  const { type, at, event } = events.at(-1);
  const ended = type === 'Ended';
  const bridged = events.findLast((entry) => entry.type === 'Bridged')?.event;
  const length = field(root, 'length');
  if (ended) putState(field(root, 'state'), words.ENDS, event.end.reason);
  else putState(field(root, 'state'), words.CALL_STATES, live?.state ?? 'away');
  put(field(root, 'party'), ended ? words.partyWords(event.end.party) : '');
  put(field(root, 'line'), arrived?.line ?? live?.line ?? '');
  put(field(root, 'arrived'), timeOfDay(Date.parse(begun)));
  put(field(root, 'agent'), words.agentWords(live?.agent ?? bridged?.agent, view?.agents));
  put(field(root, 'id'), story.id);
  put(field(root, 'length-word'), ended ? 'Lasted' : 'Up for');
  delete length.dataset.since;
  if (ended) put(length, words.duration(Date.parse(at) - Date.parse(begun)));
  else putSince(length, begun);
}

function drawEvents(events, begun) {
  putList($('ol', root), '#event-row', events, (_, index) => index, (row, entry) => {
    const after = Math.max(0, Date.parse(entry.at) - begun);
    row.dataset.type = entry.type;
    const tenth = Math.floor((after % 1000) / 100);
    putTime(field(row, 'at'), entry.at, `${words.duration(after)}.${tenth}`);
    put(field(row, 'text'), entry.text);
  });
  put($('pre', root), events.map((entry) => JSON.stringify(entry.event)).join('\n'));
}
