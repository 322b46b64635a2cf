// The handler's report; what helpers and co-handlers have done is gathered beside it.
import { get, post } from '/forms/api.js';
import { flat, nameOf, receivers, tree } from '/forms/assignments.js';
import { showBrief } from '/forms/brief.js';
import { readMoment } from '/forms/dates.js';
import { h } from '/forms/elements.js';
import { setChoices, showFault } from '/forms/fields.js';
import { t } from '/forms/i18n.js';

export async function load(form) {
  await showBrief(form);
  const [{ raw }, assignments] = await Promise.all([
    receivers(form.document.id),
    get(`/api/documents/${form.document.id}/assignments`),
  ]);
  setChoices(form.field('handOverPost'),
    (raw.posts ?? []).map((each) => ({ value: each.id, label: nameOf(each) })));
  const own = flat(assignments).find((each) => each.id === form.task.assignmentId);
  const others = assignments.filter((each) => each.id !== form.task.assignmentId);
  const gathered = [...(own?.children ?? []), ...others];
  const place = form.body.querySelector('.cv-others-work');
  place.hidden = gathered.length === 0;
  place.replaceChildren(h('h3', {}, t('handle.others')), tree(gathered));
  form.body.querySelector('.cv-close-helpers').hidden = !(own?.children?.length > 0);
  form.body.querySelector('.cv-extension').hidden = !form.assignment?.mayAskForTime;
  form.body.querySelector('.cv-send').addEventListener('click', () => askForTime(form));
}

async function askForTime(form) {
  const due = form.body.querySelector('[name=askedDueAt]');
  const reason = form.body.querySelector('[name=extensionReason]');
  const answer = form.body.querySelector('.cv-answer');
  answer.textContent = '';
  const askedDueAt = readMoment(due.value);
  if (!askedDueAt) {
    showFault(due, t('fault.moment'));
  }
  if (reason.value.trim() === '') {
    showFault(reason, t('fault.reason'));
  }
  if (!askedDueAt || reason.value.trim() === '') {
    form.body.querySelector('.cv-extension [aria-invalid]').focus();
    return;
  }
  try {
    await post(`/api/assignments/${form.task.assignmentId}/extension-requests`, { askedDueAt, reason: reason.value.trim() });
    answer.textContent = t('extension.sent');
    due.value = '';
    reason.value = '';
  } catch (error) {
    form.tell(error);
  }
}
