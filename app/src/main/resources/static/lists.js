// The view of the moment: figures, calls, agents, calls that are over, and troubles.

import { putCallbacks } from './callbacks.js';
import { $, field, put, putLink, putList, putSince, putState, putTime } from './draw.js';
import { putWaits } from './waits.js';
import * as words from './words.js';

const FALLBACK_LINE = '1000'; // named when no call has told us a line

/** Shows a message of the engine; `openId` is the call whose story is open, if any. */
export function putView(view, openId) {
  const line = view.lines?.[0] ?? view.recent[0]?.line ?? FALLBACK_LINE;
  put($('#company'), view.company);
  putTroubles(view);
  putRefused(view);
  putIncidents(view);
  putGlance(view);
  putCallbacks(view);
  putWaits(view);
  putHint(view);
  putTable('calls', view.calls, (call) => call.id, `No calls. Dial ${line}.`,
    (row, call) => callRow(row, call, view.agents, openId));
  putTable('agents', view.agents, (agent) => agent.extension,
    'No agents. Add them to config/hatchline.yaml.',
    (row, agent) => agentRow(row, agent, view.calls, openId));
  putTable('messages', view.messages, (message) => message.id, 'Nobody has left a message.',
    (row, message) => messageRow(row, message, openId));
  putTable('recent', view.recent, (call) => call.id, 'No call has ended yet.',
    (row, call) => recentRow(row, call, view.agents, openId));
}

function putTable(id, items, key, empty, fill) {
  const root = $(`#${id}`);
  putList($('tbody', root), `#${id}-row`, items, key, fill);
  put($('.count', root), items.length ? String(items.length) : '');
  $('table', root).hidden = items.length === 0;
  $('.empty', root).hidden = items.length > 0;
  put($('.empty', root), empty);
}

function callRow(row, call, agents, openId) {
  putCall(row, call, agents, openId);
  putState(field(row, 'state'), words.CALL_STATES, call.state);
  putSince(field(row, 'for'), call.since);
  put(field(row, 'place'), call.position ? String(call.position) : '');
  putSince(field(row, 'age'), call.firstRing);
}

function messageRow(row, message, openId) {
  putLink($('a', row), message.call, openId);
  put(field(row, 'caller'), words.callerWords(message.callback ?? message.caller));
  put(field(row, 'line'), message.line);
  putTime(field(row, 'at'), message.at);
  const sound = field(row, 'sound');
  const from = `/message/${message.id}.wav`;
  // Set once: to set it again would stop what is being played.
  if (sound.getAttribute('src') !== from) sound.setAttribute('src', from);
  sound.setAttribute('aria-label', `Message of ${message.seconds} seconds`);
  put(field(row, 'words'), message.words ?? '');
}

function recentRow(row, call, agents, openId) {
  putCall(row, call, agents, openId);
  putState(field(row, 'state'), words.ENDS, call.end?.reason ?? '');
  put(field(row, 'party'), words.partyWords(call.end?.party));
  putTime(field(row, 'arrived'), call.arrived);
  put(field(row, 'lasted'), words.duration(Date.parse(call.ended) - Date.parse(call.arrived)));
}

function putCall(row, call, agents, openId) {
  row.dataset.call = call.id;
  putLink($('a', row), call.id, openId);
  put(field(row, 'caller'), words.callerWords(call.caller));
  put(field(row, 'line'), call.line);
  put(field(row, 'agent'), words.agentWords(call.agent, agents));
}

function agentRow(row, agent, calls, openId) {
  const call = calls.find((up) => up.id === agent.call);
  const link = field(row, 'link');
  put(field(row, 'name'), agent.name);
  put(field(row, 'extension'), agent.name === agent.extension ? '' : agent.extension);
  putState(field(row, 'state'), words.AGENT_STATES, agent.state);
  put(field(row, 'reason'), agent.reason ?? '');
  putSince(field(row, 'age'), agent.since);
  link.hidden = !call;
  if (call) {
    row.dataset.call = call.id;
    putLink(link, call.id, openId);
    put(field(row, 'caller'), words.callerWords(call.caller));
  } else {
    delete row.dataset.call;
  }
}

function putGlance({ calls, agents }) {
  const up = (state) => calls.filter((call) => call.state === state);
  const signedIn = agents.filter((agent) => agent.state !== 'SignedOut').length;
  const free = agents.filter((agent) => agent.state === 'Available').length;
  const line = up('line');
  const note = putFigure('line', line.length, line.length ? '' : 'nobody waits', line.length > 0);
  if (line.length) {
    putSince(note, line[0].firstRing, 'longest '); // the engine sorts calls by their first ring
  }
  putFigure('talking', up('talking').length,
    words.plural(up('ringing').length, 'phone rings', 'phones ring'));
  putFigure('flow', up('flow').length, `of ${words.plural(calls.length, 'call')} up`);
  putFigure('agents', free, `of ${signedIn} signed in`, agents.length > 0 && free === 0);
}

/** One figure with a note, which is returned. */
function putFigure(id, figure, text, urgent = false) {
  const root = $(`#figure-${id}`);
  const note = $('.note', root);
  root.classList.toggle('urgent', urgent);
  put($('.figure', root), String(figure));
  delete note.dataset.since;
  if (text) put(note, text);
  return note;
}

/** What follows for callers from the agents' states. */
function putHint({ agents }) {
  const signedIn = agents.filter((agent) => agent.state !== 'SignedOut');
  let hint = '';
  if (agents.length && !signedIn.length) {
    hint = 'Nobody is signed in, so callers can only leave a message. Register an agent’s phone,'
      + ` or run ./hatchline agent ${agents[0].extension}.`;
  } else if (agents.length && signedIn.every((agent) => agent.state === 'Paused')) {
    hint = 'Everybody signed in is paused, so callers wait. Dialling *1 makes an agent available.';
  }
  put($('#agents .hint'), hint);
  $('#agents .hint').hidden = !hint;
}

function putRefused({ refused }) {
  putList($('#refused ul'), '#trouble-row', refused, (fault) => fault, put);
  $('#refused').hidden = refused.length === 0;
}

function putIncidents({ incidents }) {
  putList($('#incidents ol'), '#event-row', incidents, (incident) => incident.at + incident.text,
    (row, incident) => {
      putTime(field(row, 'at'), incident.at);
      put(field(row, 'text'), incident.text);
    });
  $('#incidents').hidden = incidents.length === 0;
}

function putTroubles({ ready, troubles }) {
  putList($('#troubles ul'), '#trouble-row', ready ? [] : troubles, (trouble) => trouble, put);
  $('#troubles').hidden = ready;
}
