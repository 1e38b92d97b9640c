// Plots by Chart.js, for the pages of reports and for the wallboard: both have it loaded before.
'use strict';
const Plots = (() => {
  const two = (number) => String(number).padStart(2, '0');

  function time(seconds) {
    if (seconds < 60) return `${Math.round(seconds * 10) / 10} s`;
    const whole = Math.round(seconds);
    const minutes = Math.floor(whole / 60);
    return whole < 3600
      ? `${minutes}:${two(whole % 60)} min`
      : `${Math.floor(minutes / 60)}:${two(minutes % 60)} h`;
  }

  const words = {
    count: (value) => String(value),
    share: (value) => `${Math.round(value * 1000) / 10} %`,
    seconds: time,
  };

  // Whole minutes and hours, where the steps of the decimal system would stand between them.
  function step(most) {
    return [1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400]
      .find((size) => most / size <= 6) ?? 36000;
  }

  function scale(plot, ticks, edge) {
    const y = {
      beginAtZero: true,
      stacked: plot.stacked,
      grid: { color: edge },
      border: { display: false },
      ticks: { ...ticks, callback: words[plot.unit] },
    };
    if (plot.unit === 'share') y.max = 1;
    if (plot.unit === 'share' && plot.large) y.ticks.stepSize = 0.25;
    if (plot.unit === 'count') y.ticks.precision = 0;
    if (plot.unit === 'seconds') {
      y.ticks.stepSize = step(Math.max(...plot.curves.flatMap((curve) => curve.values)));
    }
    return y;
  }

  function curve(plot, each, colour) {
    const own = colour(each.colour);
    const wide = plot.large ? 2 : 1;
    return {
      label: each.label,
      data: each.values,
      backgroundColor: own,
      borderColor: own,
      borderWidth: each.bars ? 0 : 2 * wide,
      pointRadius: wide * (plot.labels.length > 1 ? 2.5 : 5),
      clip: 8,
      spanGaps: false,
      tension: 0,
    };
  }

  /**
   * A plot in the colours that the page's style has now; nothing of it moves. A large one, of one
   * curve that the page names, is read from afar, in letters of its box's size.
   */
  function draw(canvas, plot) {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    const [text, soft, edge] = ['text', 'soft', 'edge'].map(colour);
    const ticks = { color: soft };
    if (plot.large) {
      ticks.font = () => ({ size: parseFloat(getComputedStyle(canvas.parentNode).fontSize) });
    }
    return new Chart(canvas, {
      type: plot.stacked ? 'bar' : 'line',
      data: {
        labels: plot.labels,
        datasets: plot.curves.map((each) => curve(plot, each, colour)),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        font: { family: style.fontFamily },
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: {
            stacked: plot.stacked,
            offset: plot.stacked || plot.large,
            grid: { display: false },
            ticks: { ...ticks, maxRotation: plot.large ? 0 : 60 },
          },
          y: scale(plot, ticks, edge),
        },
        plugins: {
          legend: {
            display: !plot.large,
            labels: { color: text, boxWidth: 14, boxHeight: 14 },
          },
          tooltip: {
            callbacks: {
              label: (item) => ` ${item.dataset.label}: ${words[plot.unit](item.parsed.y)}`,
            },
          },
        },
      },
    });
  }

  return { draw, words };
})();
