// How good the waits were that callers were told.

import { $, field, put } from './draw.js';
import * as words from './words.js';

export function putWaits({ waits }) {
  const root = $('#waits');
  const told = waits?.told ?? 0;
  put($('.count', root), told ? String(told) : '');
  $('.ledger', root).hidden = told === 0;
  $('.empty', root).hidden = told > 0;
  put($('.empty', root), waits
    ? 'No wait was told within the last 7 days.'
    : 'The database has not answered yet.');
  if (told) putScore($('.ledger', root), waits);
}

function putScore(root, { inside, shorter, longer, unknown, aim, biasSeconds, errorSeconds }) {
  const known = inside + shorter + longer;
  const share = known ? inside / known : 0;
  put(field(root, 'inside'), known
    ? `${inside} of ${known}: ${(100 * share).toFixed(0)} % (aim ${100 * aim} %)`
    : 'nobody yet');
  field(root, 'inside').classList.toggle('over', known > 0 && share < aim);
  for (const [name, count] of Object.entries({ shorter, longer, unknown })) {
    put(field(root, name), String(count));
  }
  put(field(root, 'error'), offWords(biasSeconds, errorSeconds));
}

function offWords(bias, error) {
  const mean = `${words.duration(1_000 * error)} on average`;
  if (Math.abs(bias) < 1) return mean;
  return `${mean}, ${words.duration(1_000 * Math.abs(bias))} too ${bias > 0 ? 'short' : 'long'}`;
}
