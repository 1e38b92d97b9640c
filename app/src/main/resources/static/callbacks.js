// The calls that are owed, and how promises were kept.

import { now, timeOfDay } from './clock.js';
import { $, field, put, putList, putSince, putState, putTime } from './draw.js';
import * as words from './words.js';

const UNMET_MAX = 0.03; // of the customers who answered, so many may meet nobody in time

export function putCallbacks({ callbacks }) {
  const root = $('#callbacks');
  const { open, owed, ahead, offered } = callbacks;
  putList($('tbody', root), '#callbacks-row', open, (callback) => callback.id, callbackRow);
  put($('.count', root), owed ? String(owed) : '');
  $('table', root).hidden = open.length === 0;
  put($('.empty', root), emptyWords(open, owed, ahead));
  $('.empty', root).hidden = !$('.empty', root).textContent;
  put($('.hint', root), offered ? '' : 'No call is promised or dialled at the moment.');
  $('.hint', root).hidden = offered;
  putLedger($('.ledger', root), callbacks);
}

function emptyWords(open, owed, ahead) {
  if (!open.length) return 'No call is owed.';
  const shown = owed > open.length ? `The ${open.length} with the nearest deadlines.` : '';
  return [shown, ahead ? `${ahead} for a time to come.` : ''].filter(Boolean).join(' ');
}

function callbackRow(row, callback) {
  const { state, since, due, urgent, at, wanted } = callback;
  put(field(row, 'number'), callback.number);
  const named = at ? `for ${timeOfDay(Date.parse(at))}${wanted ? ` with ${wanted}` : ''}` : '';
  const about = [callback.name, callback.reason].filter(Boolean).join(': ');
  put(field(row, 'about'), [about, named].filter(Boolean).join(' · '));
  putState(field(row, 'state'), words.CALLBACK_STATES, state);
  const waits = field(row, 'for');
  delete waits.dataset.since;
  if (!due) putSince(waits, since);
  else put(waits, Date.parse(due) > now() ? `until ${timeOfDay(Date.parse(due))}` : '');
  put(field(row, 'place'), callback.place ? String(callback.place) : '');
  put(field(row, 'attempts'), callback.attempts ? String(callback.attempts) : '');
  putSince(field(row, 'age'), callback.promised);
  putTime(field(row, 'deadline'), callback.deadline);
  field(row, 'urgent').hidden = !urgent;
  row.classList.toggle('urgent', urgent);
}

function putLedger(root, { kept, late, broken, cancelled, answered, unmet }) {
  for (const [name, count] of Object.entries({ kept, late, broken, cancelled })) {
    put(field(root, name), String(count));
  }
  const share = answered ? unmet / answered : 0;
  put(field(root, 'unmet'), answered
    ? `${(100 * share).toFixed(1)} % of ${answered}`
    : 'nobody answered yet');
  field(root, 'unmet').classList.toggle('over', share > UNMET_MAX);
}
