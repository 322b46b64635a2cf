// The result of a handler of the unit, to be approved or done again.
import { get } from '/forms/api.js';
import { flat, tree } from '/forms/assignments.js';
import { showBrief } from '/forms/brief.js';
import { t } from '/forms/i18n.js';

export async function load(form) {
  await showBrief(form);
  const assignments = await get(`/api/documents/${form.document.id}/assignments`).catch(() => []);
  const own = flat(assignments).find((each) => each.id === form.task.assignmentId);
  if (own?.children?.length > 0) {
    form.body.querySelector('.cv-about').append(tree(own.children));
  }
}

export function faults(form) {
  const note = form.field('note');
  return form.decision() === 'rework' && note.value.trim() === '' ? [{ control: note, message: t('fault.reason') }] : [];
}
