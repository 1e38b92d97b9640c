// The two plots of the wallboard: how the day went, hour by hour.

import { $ } from './draw.js';

/* global Plots */
const TRENDS = [
  { tile: '#tile-level', value: 'serviceLevel', label: 'Service level', unit: 'share', colour: 'green' },
  { tile: '#tile-human', value: 'toHuman', label: 'To a person, p50', unit: 'seconds', colour: 'blue' },
];

let hours = [];
let drawn = [];

/** Shows these hours; draws only what has changed. */
export function putTrends(next) {
  if (drawn.length && JSON.stringify(next) === JSON.stringify(hours)) return;
  hours = next;
  draw();
}

function draw() {
  drawn.forEach((chart) => chart.destroy());
  drawn = TRENDS.map((trend) => {
    const canvas = $(`${trend.tile} canvas`);
    const known = hours.filter((hour) => hour[trend.value] !== null);
    canvas.setAttribute('aria-label', known.length
      ? `By hour: ${known.map((hour) => `${hour.name} ${Plots.words[trend.unit](hour[trend.value])}`).join(', ')}`
      : 'Nothing yet');
    return Plots.draw(canvas, {
      unit: trend.unit,
      stacked: false,
      large: true,
      labels: hours.map((hour) => hour.name),
      curves: [{
        label: trend.label, colour: trend.colour, bars: false,
        values: hours.map((hour) => hour[trend.value]),
      }],
    });
  });
  document.documentElement.dataset.drawn = String(hours.length);
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  if (drawn.length) draw();
});
