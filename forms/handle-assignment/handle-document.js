// The handler's report; what helpers and co-handlers have done is gathered beside it.
import { get, post, Refused } from '/forms/api.js';
import { flat, nameOf, receivers, tree } from '/forms/assignments.js';
import { showBrief } from '/forms/brief.js';
import { readMoment, showTime } from '/forms/dates.js';
import { h } from '/forms/elements.js';
import { setChoices, showFault } from '/forms/fields.js';
import { t } from '/forms/i18n.js';
import { keepTyped } from '/forms/kept.js';
import { now } from '/forms/me.js';

export async function load(form) {
  await showBrief(form);
  const [{ raw }] = await Promise.all([receivers(form.document.id), gather(form)]);
  setChoices(form.field('handOverPost'),
    (raw.posts ?? []).map((each) => ({ value: each.id, label: nameOf(each) })));
  const extension = form.body.querySelector('.cv-extension');
  extension.hidden = !form.assignment?.mayAskForTime;
  form.body.querySelector('.cv-send').addEventListener('click', () => askForTime(form));
  const again = () => {
    if (!document.hidden) {
      gather(form).catch((error) => form.tell(error));
    }
  };
  document.addEventListener('visibilitychange', again);
  form.scope.$on('$destroy', () => document.removeEventListener('visibilitychange', again));
}

export function begin(form) {
  const extension = form.body.querySelector('.cv-extension');
  form.extension = keepTyped(extension, `extension:${form.task.assignmentId}`);
  extension.open = form.extension.found;
}

/** The others may have gone on since the form was opened: who reports sees how far they are now. */
export async function check(form) {
  await gather(form);
  return null;
}

async function gather(form) {
  const assignments = await get(`/api/documents/${form.document.id}/assignments`);
  const own = flat(assignments).find((each) => each.id === form.task.assignmentId);
  const others = assignments.filter((each) => each.id !== form.task.assignmentId);
  const helpers = own?.children ?? [];
  const gathered = [...helpers, ...others];
  const place = form.body.querySelector('.cv-others-work');
  place.hidden = gathered.length === 0;
  place.replaceChildren(
    h('h3', {}, t('handle.others')),
    h('p', { class: 'cv-state' }, t('handle.asOf', { time: showTime(now()) }), ' ',
      h('button', { type: 'button', class: 'cv-link', onclick: () => gather(form).catch((error) => form.tell(error)) }, t('handle.lookAgain'))),
    tree(gathered));
  const open = (list, role) => list.some((each) => each.role === role && !each.closedAt);
  form.body.querySelector('.cv-close-helpers').hidden = !open(helpers, 'HELPER');
  form.body.querySelector('.cv-before-others').hidden = own?.role !== 'LEAD' || !open(others, 'CO');
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
    form.extension.forget();
  } catch (error) {
    if (error instanceof Refused && Object.keys(error.fields).length > 0) {
      // The form has a reason of its own, for handing over and returning.
      const { reason: extensionReason, ...others } = error.fields;
      form.blameByName(extensionReason ? { ...others, extensionReason } : others, error.message);
    } else {
      form.tell(error);
    }
  }
}
