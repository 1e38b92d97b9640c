// Puts values into the document, as text only and never as markup, and touches only what changes,
// so that focus, marked text and screen readers are left in peace.

import { now, timeOfDay } from './clock.js';
import { duration } from './words.js';

export const $ = (selector, root = document) => root.querySelector(selector);

/** The place in `root` for the value of this name. */
export const field = (root, name) => $(`[data-f="${name}"]`, root);

export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A duration that ticks, from this time of the server on, with words before it. */
export function putSince(node, instant, words = '') {
  node.dataset.since = Date.parse(instant);
  node.dataset.words = words;
  tickOne(node);
}

/** Brings all ticking durations up to now. */
export function tickAll() {
  document.querySelectorAll('[data-since]').forEach(tickOne);
}

function tickOne(node) {
  put(node, node.dataset.words + duration(now() - Number(node.dataset.since)));
}

/** A time of day, or the given text for it. */
export function putTime(node, instant, text = timeOfDay(Date.parse(instant))) {
  node.dateTime = instant;
  node.title = new Date(instant).toLocaleString();
  put(node, text);
}

/** A state: its word, and a name that the style sheet gives a colour. */
export function putState(node, words, state) {
  node.dataset.state = state;
  put(node, words[state] ?? state);
}

/** A link to a call's story; the open one is marked. */
export function putLink(link, id, openId) {
  link.href = `#call=${encodeURIComponent(id)}`;
  if (id === openId) link.setAttribute('aria-current', 'true');
  else link.removeAttribute('aria-current');
}

/** Makes the children of `parent` one per item in this order; a child stays as long as its key. */
export function putList(parent, template, items, key, fill) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const id = String(key(item, index));
    const child = old.get(id) ?? $(template).content.firstElementChild.cloneNode(true);
    old.delete(id);
    child.dataset.key = id;
    fill(child, item);
    const there = parent.children[index] ?? null;
    if (there !== child) parent.insertBefore(child, there);
  });
  old.forEach((child) => child.remove());
}
