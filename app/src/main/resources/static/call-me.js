// The page of one request for a call: asks how it goes, and shows it, until it is over. Without
// this script the page loads itself anew.

const ASK_MS = 2_000;
const ANSWER_MAX_MS = 8_000; // one answer of the server

const root = document.documentElement;
const $ = (selector) => document.querySelector(selector);
const company = $('#company').textContent;
let asking = false;

function put(selector, text) {
  // Touched only when it changes: a screen reader says every change.
  if ($(selector).textContent !== text) $(selector).textContent = text;
}

function show({ state, title, text, place, over, cancellable }) {
  put('#title', title);
  put('#text', text);
  put('#place', place);
  document.title = `${title} · ${company}`;
  $('#request').dataset.state = state;
  root.dataset.over = String(over);
  if (!cancellable && $('#cancel').contains(document.activeElement)) $('.bar a').focus();
  $('#cancel').hidden = !cancellable;
}

function lose(words) {
  put('#lost', words);
  $('#lost').hidden = !words;
}

async function ask() {
  if (asking || root.dataset.over === 'true') return;
  asking = true;
  try {
    const answer = await fetch(`${location.pathname}/state`, {
      signal: AbortSignal.timeout(ANSWER_MAX_MS),
    });
    if (answer.status === 404) {
      root.dataset.over = 'true';
      lose('This request is not, or no longer, known.');
    } else if (answer.ok) {
      show(await answer.json());
      lose('');
    } else {
      throw new Error(`expected a state, found status ${answer.status}`);
    }
  } catch {
    lose('No news at the moment: what you see may be old. What was promised stands; this page keeps trying.');
  }
  asking = false;
}

setInterval(ask, ASK_MS);
document.addEventListener('visibilitychange', ask);
