// How many callers are at each node of this flow, asked for anew every two seconds.

const EVERY_MS = 2000;
const { flow } = document.body.dataset;
const lost = document.getElementById('lost');

function show(counts) {
  for (const text of document.querySelectorAll('#picture .count')) {
    const { here = 0, came = 0, left = 0 } = counts[text.dataset.node] ?? {};
    const words = `${here ? `${here} here · ` : ''}${came}${left ? ` · ↗ ${left}` : ''}`;
    text.textContent = came ? words : '';
    text.closest('.box').classList.toggle('busy', here > 0);
  }
}

async function look() {
  try {
    const answer = await fetch(`/flows/${flow}/counts`);
    if (!answer.ok) throw new Error(answer.status);
    show(await answer.json());
    lost.hidden = true;
  } catch {
    lost.hidden = false;
  } finally {
    setTimeout(look, EVERY_MS);
  }
}

/** A broad picture begins where a call comes in. */
function begin() {
  const picture = document.getElementById('picture');
  const entrance = picture.querySelector('.entrance').getBoundingClientRect();
  picture.scrollLeft += (entrance.left + entrance.right - window.innerWidth) / 2;
}

begin();
look();
