// The whole result on one page: what each unit and person reported.
import { get } from '/forms/api.js';
import { flat, tree } from '/forms/assignments.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';

export async function load(form) {
  const assignments = await get(`/api/documents/${form.document.id}/assignments`);
  form.body.querySelector('.cv-about').replaceChildren(h('h3', {}, t('confirm.results')), tree(assignments));
  const again = flat(assignments).filter((each) => each.role === 'LEAD' || each.role === 'CO');
  form.body.querySelector('.cv-reopen').replaceChildren(...again.map((each, index) => h('span', { class: 'cv-option' },
    h('input', { type: 'checkbox', id: `cv-reopen-${index}`, name: 'reopenAssignments', value: each.id, 'data-kind': 'many', 'aria-describedby': 'cv-reopenAssignments-error' }),
    h('label', { for: `cv-reopen-${index}` }, `${each.receiver ?? ''} (${t(`role.${each.role}`)})`))));
}

export function faults(form) {
  if (form.decision() !== 'rework') {
    return [];
  }
  const found = [];
  const boxes = [...form.body.querySelectorAll('[name=reopenAssignments]')];
  if (boxes.length > 0 && !boxes.some((box) => box.checked)) {
    found.push({ control: boxes[0], message: t('confirm.needsOne') });
  }
  const note = form.field('note');
  if (note.value.trim() === '') {
    found.push({ control: note, message: t('fault.reason') });
  }
  return found;
}
