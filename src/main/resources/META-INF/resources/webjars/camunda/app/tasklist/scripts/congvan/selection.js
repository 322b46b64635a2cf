// The tasks that are ticked in the list, to be noted or assigned together.
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';

const chosen = new Set();
const listeners = new Set();

export const selected = () => [...chosen];

/** Calls back whenever another set of tasks is ticked; returns the way to stop that. */
export function onSelection(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function choose(taskId, on) {
  if (on) {
    chosen.add(taskId);
  } else {
    chosen.delete(taskId);
  }
  listeners.forEach((listener) => listener());
}

export function chooseNone() {
  chosen.clear();
  document.querySelectorAll('.cv-choose').forEach((box) => {
    box.checked = false;
  });
  listeners.forEach((listener) => listener());
}

/** The box on a card; a click on it does not open the task. */
export function checkbox(taskId) {
  const box = h('input', {
    type: 'checkbox', class: 'cv-choose', 'data-task': taskId, 'aria-label': t('bulk.choose'),
    onclick: (event) => event.stopPropagation(),
    onchange: (event) => choose(taskId, event.target.checked),
  });
  box.checked = chosen.has(taskId);
  return box;
}
