// Gives a name to the controls that the web applications show as bare icons, so that a screen reader can say what they do,
// and takes from the keyboard what nobody may change here.
import { t } from '/forms/i18n.js';

const NAMES = [
  ['button.region-toggle[data-region=filters]', 'name.filters'],
  ['button.region-toggle[data-region=list]', 'name.list'],
  ['button.region-toggle[data-region=task]', 'name.task'],
  ['button.maximize', 'name.maximize'],
  ['button.reset-regions', 'name.reset'],
  ['.app-switch > a', 'name.apps'],
  ['.task-filter .actions a', 'name.filter'],
  ['.sort-direction', 'name.direction'],
  ['.sorting-choice .glyphicon-remove-sign', 'name.unsort'],
  ['.new-sort > a', 'name.sort'],
  ['button.section-toggle', 'name.section'],
  ['.stored-criteria > .dropdown-toggle', 'name.criteria'],
  ['input.main-field', 'name.search'],
];

let planned = false;

const SHOWN_ONLY = '.task-card .meta [cam-widget-inline-field][tabindex="0"]';

function nameAll() {
  planned = false;
  document.querySelectorAll(SHOWN_ONLY).forEach((field) => field.removeAttribute('tabindex'));
  for (const [selector, key] of NAMES) {
    for (const control of document.querySelectorAll(`${selector}:not([aria-label])`)) {
      control.setAttribute('aria-label', t(key));
    }
  }
  // A field that proposes words says whether its list is open, which only a combobox may.
  document.querySelectorAll('input[uib-typeahead]:not([role])').forEach((field) => field.setAttribute('role', 'combobox'));
}

new MutationObserver(() => {
  if (!planned) {
    planned = true;
    requestAnimationFrame(nameAll);
  }
}).observe(document.documentElement, { childList: true, subtree: true });
