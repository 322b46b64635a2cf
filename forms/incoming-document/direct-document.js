// The direction of a leader: exactly one leading unit or person, others to co-operate or to know.
import { receivers } from '/forms/assignments.js';
import { h } from '/forms/elements.js';
import { addRow, rowsOf, setChoices } from '/forms/fields.js';
import { t } from '/forms/i18n.js';

const ROLES = ['LEAD', 'CO', 'INFO'];

export async function load(form) {
  const choices = await receivers(form.document.id);
  const editor = form.body.querySelector('[data-rows=rows]');
  editor.addEventListener('cv-row', ({ detail: row }) => {
    const roles = row.querySelector('[name=role]');
    setChoices(roles, ROLES.map((role) => ({ value: role, label: t(`role.${role}`) })), null);
    setChoices(row.querySelector('[name=receiver]'), choices.grouped);
    roles.value = rowsOf(editor).length > 1 ? 'CO' : 'LEAD';
  });
  offerSeveral(form, editor, choices.units);
  offerProposed(form, editor, choices.units.find(({ value }) => value === `unit:${form.task.variables.proposedUnit}`));
}

export function begin(form) {
  const editor = form.body.querySelector('[data-rows=rows]');
  if (rowsOf(editor).length === 0) {
    addRow(editor);
  }
}

export function faults(form) {
  if (form.decision() !== 'assign') {
    return [];
  }
  const rows = rowsOf(form.body.querySelector('[data-rows=rows]'));
  const found = [];
  const leading = rows.filter((row) => row.querySelector('[name=role]').value === 'LEAD');
  if (rows.length === 0 || leading.length === 0) {
    found.push({ control: rows[0]?.querySelector('[name=role]') ?? form.body.querySelector('[data-add]'), message: t('direct.needsLead') });
  }
  leading.slice(1).forEach((row) => found.push({ control: row.querySelector('[name=role]'), message: t('direct.oneLead') }));
  const seen = new Set();
  for (const row of rows) {
    const receiver = row.querySelector('[name=receiver]');
    if (receiver.value && seen.has(receiver.value)) {
      found.push({ control: receiver, message: t('direct.twice') });
    }
    seen.add(receiver.value);
  }
  return found;
}

/** The unit that the agency's table proposes is offered, not chosen: the leader decides. */
function offerProposed(form, editor, unit) {
  if (!unit) {
    return;
  }
  const use = () => {
    const rows = rowsOf(editor);
    const row = rows.find((each) => each.querySelector('[name=role]').value === 'LEAD') ?? rows[0] ?? addRow(editor);
    row.querySelector('[name=receiver]').value = unit.value;
    row.querySelector('[name=role]').value = 'LEAD';
    form.changed();
  };
  editor.querySelector('.cv-rows').before(h('p', { class: 'cv-suggestion' },
    h('span', {}, t('direct.proposed', { unit: unit.label })),
    h('button', { type: 'button', onclick: use }, t('suggestion.use'))));
}

/** Many units for information are ticked in one go instead of row by row. */
function offerSeveral(form, editor, units) {
  const place = form.body.querySelector('.cv-several-list');
  const boxes = units.map((unit, index) => h('span', { class: 'cv-option' },
    h('input', { type: 'checkbox', id: `cv-several-${index}`, value: unit.value }),
    h('label', { for: `cv-several-${index}` }, unit.label)));
  const add = (role) => {
    for (const box of place.querySelectorAll('input:checked')) {
      const present = rowsOf(editor).map((row) => row.querySelector('[name=receiver]')).find((select) => select.value === '' || select.value === box.value);
      const row = present?.closest('.cv-row') ?? addRow(editor);
      if (present?.value !== box.value) {
        row.querySelector('[name=receiver]').value = box.value;
        if (row !== rowsOf(editor)[0]) {
          row.querySelector('[name=role]').value = role;
        }
      }
      box.checked = false;
    }
    form.changed();
  };
  place.replaceChildren(...boxes, h('p', {},
    h('button', { type: 'button', onclick: () => add('CO') }, t('direct.addCo')), ' ',
    h('button', { type: 'button', onclick: () => add('INFO') }, t('direct.addInfo'))));
}
