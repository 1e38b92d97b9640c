// Draws the plots, anew when the colours change or when they go to paper.
(() => {
  const plots = JSON.parse(document.getElementById('data').textContent);
  const canvases = [...document.querySelectorAll('#plots canvas')];
  const root = document.documentElement;
  let drawn = [];

  function draw() {
    drawn.forEach((chart) => chart.destroy());
    drawn = plots.map((plot, i) => Plots.draw(canvases[i], plot));
    root.dataset.drawn = String(drawn.length);
  }

  function paper(on) {
    root.classList.toggle('paper', on);
    draw();
  }

  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('beforeprint', () => paper(true));
  addEventListener('afterprint', () => paper(false));
})();
