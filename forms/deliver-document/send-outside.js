// One row for each place that no way of the system reaches and for which nothing has been noted yet.
import { waysOf } from '/forms/deliveries.js';
import { addRow, fill, rowsOf, setChoices } from '/forms/fields.js';
import { t } from '/forms/i18n.js';

const GIVE_UP = 'GIVE_UP';
const MEANS = ['POST', 'HAND', 'FAX', 'EMAIL', 'OTHER', GIVE_UP];

const idOf = (row) => row.querySelector('[name=deliveryId]').value;

export async function load(form) {
  form.outside = (await waysOf(form.document.id)).sent.lines.filter((line) => line.toBeSent);
  form.body.querySelector('[data-rows]').addEventListener('cv-row', ({ detail }) =>
    setChoices(detail.querySelector('[name=means]'), MEANS.map((each) => ({ value: each, label: t(`means.${each}`) }))));
}

export function begin(form) {
  const editor = form.body.querySelector('[data-rows]');
  rowsOf(editor).filter((row) => !form.outside.some((line) => line.id === idOf(row))).forEach((row) => row.remove());
  for (const line of form.outside) {
    let row = rowsOf(editor).find((each) => idOf(each) === line.id);
    if (!row) {
      row = addRow(editor);
      fill(row, { deliveryId: line.id });
    }
    row.querySelector('strong').textContent = line.receiver;
    row.setAttribute('role', 'group');
    row.setAttribute('aria-label', line.receiver);
  }
  changed(form);
}

/** What is not sent any more needs no day, but a reason. */
export function changed(form) {
  for (const row of rowsOf(form.body.querySelector('[data-rows]'))) {
    const over = row.querySelector('[name=means]').value === GIVE_UP;
    const note = row.querySelector('[name=note]');
    row.querySelector('[name=sentOn]').closest('.cv-field').hidden = over;
    note.required = over;
    const label = row.querySelector(`label[for="${note.id}"]`);
    label.textContent = t(over ? 'outside.reason' : 'outside.note');
    label.classList.toggle('cv-required', over);
    row.querySelector(`#${note.id}-hint`).textContent = t(over ? 'outside.reasonHint' : 'outside.noteHint');
  }
}
