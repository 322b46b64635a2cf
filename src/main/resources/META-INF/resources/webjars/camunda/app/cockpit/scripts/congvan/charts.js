// Charts by Chart.js; each has its figures in a table beside it, which is what a screen reader reads.
import { h } from '/forms/elements.js';
import { t } from './texts.js';

const CHART = '/webjars/chart.js/4.5.1/dist/chart.umd.min.js';

let loading = null;

function load() {
  // Cockpit's own loader would take the file for one of its modules.
  loading ??= (async () => {
    const { define } = window;
    window.define = undefined;
    try {
      await import(CHART);
    } finally {
      window.define = define;
    }
    return window.Chart;
  })();
  return loading;
}

const RED = '#9d1420';
const BLUE = '#1f5a8c';

/** A drawing of figures; `draw` is taken away when the page is left. */
export function chart(label, describe) {
  const canvas = h('canvas', { role: 'img', 'aria-label': `${label}. ${t('chart.described')}` });
  const place = h('div', { class: 'cv-chart' }, canvas);
  let drawn = null;
  let gone = false;
  load().then((Chart) => {
    if (!gone) {
      Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
      Chart.defaults.color = '#1f2328';
      drawn = new Chart(canvas, { ...describe, options: { ...describe.options, responsive: true, maintainAspectRatio: false, animation: false } });
    }
  }).catch((error) => {
    console.error(error);
    place.remove();
  });
  return { node: place, remove: () => {
    gone = true;
    drawn?.destroy();
  } };
}

/** The longest bars first. */
export const bars = (names, values, label) => ({
  type: 'bar',
  data: { labels: names.map((name) => name.length > 22 ? `${name.slice(0, 21)}…` : name), datasets: [{ label, data: values, backgroundColor: RED }] },
  options: { indexAxis: 'y', plugins: { legend: { display: false } }, scales: { x: { beginAtZero: true, ticks: { precision: 0 } } } },
});

/** Two kinds of bars on one another, week by week. */
export const stacks = (names, one, other) => ({
  type: 'bar',
  data: { labels: names, datasets: [
    { label: one.label, data: one.values, backgroundColor: BLUE },
    { label: other.label, data: other.values, backgroundColor: RED },
  ] },
  options: { plugins: { legend: { position: 'bottom' } }, scales: { x: { stacked: true }, y: { stacked: true, beginAtZero: true, ticks: { precision: 0 } } } },
});
