// A request for more time with its reason, decided by whoever set the deadline.
import { showBrief } from '/forms/brief.js';
import { showMoment } from '/forms/dates.js';
import { facts, h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';

export async function load(form) {
  await showBrief(form);
  const request = (form.assignment?.extensionRequests ?? []).find((each) => each.id === form.task.variables.extensionId);
  form.request = request;
  if (request) {
    form.body.querySelector('.cv-about').append(h('section', { class: 'cv-brief' }, h('h3', {}, t('extension.request')), facts([
      [t('extension.by'), request.requestedBy],
      [t('extension.at'), showMoment(request.requestedAt)],
      [t('extension.askedDueAt'), showMoment(request.askedDueAt)],
      [t('extension.reason'), request.reason],
    ])));
  }
}

export function begin(form) {
  const granted = form.body.querySelector('[name=grantedDueAt]');
  if (granted.value === '' && form.request) {
    granted.value = showMoment(form.request.askedDueAt);
  }
}

export function faults(form) {
  const note = form.field('note');
  return form.decision() === 'refuse' && note.value.trim() === '' ? [{ control: note, message: t('fault.reason') }] : [];
}
