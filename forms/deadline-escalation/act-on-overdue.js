// An overdue deadline: who has the work, who was told before, and what may be decided about it.
import { get } from '/forms/api.js';
import { showMoment } from '/forms/dates.js';
import { facts, h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';

export async function load(form) {
  const found = await get(`/api/escalations/${form.taskId}`);
  form.body.querySelector('.cv-about').replaceChildren(
    h('section', { class: 'cv-brief' }, facts([
      [t('overdue.kind'), found.kind],
      [t('overdue.holder'), found.holder],
      [t('overdue.dueAt'), `${showMoment(found.dueAt)} (${found.remaining})`],
      [t('overdue.originalDueAt'), found.originalDueAt === found.dueAt ? null : showMoment(found.originalDueAt)],
    ])),
    ...list('overdue.climbed', found.climbed.map((each) => `${showMoment(each.at)}: ${t(`overdue.told.${each.receiver}`)}${each.reached ? '' : ` (${t('overdue.nobody')})`}`)),
    ...list('overdue.given', found.given.map((each) => `${showMoment(each.at)}: ${each.by} – ${t(`overdue.${each.act}`)}. ${each.note ?? ''}`)));
  const handlers = form.body.querySelector('[name=handlerPost]');
  handlers.replaceChildren(h('option', { value: '' }, t('overdue.choose')),
    ...found.colleagues.map((each) => h('option', { value: each.post }, each.name)));
  // Where the unit never gave the work to anybody a leader can only give it to another unit.
  const units = form.body.querySelector('[name=handlerUnit]');
  units.replaceChildren(h('option', { value: '' }, t('overdue.choose')),
    ...found.units.map((each) => h('option', { value: each.unit }, each.name)));
  const toUnit = found.units.length > 0;
  form.body.querySelector('.cv-units').hidden = !toUnit;
  form.body.querySelector('.cv-handlers').hidden = toUnit;
  units.disabled = !toUnit;
  handlers.disabled = toUnit;
  const hint = form.body.querySelector('.cv-only-known');
  hint.hidden = !found.refusal;
  hint.textContent = found.refusal ?? '';
  for (const choice of form.body.querySelectorAll('[name=decision]')) {
    choice.disabled = !found.possible.includes(choice.value);
  }
}

function list(title, lines) {
  return lines.length === 0 ? [] : [h('h3', {}, t(title)), h('ul', {}, lines.map((line) => h('li', {}, line)))];
}
