// More time, asked for beside the fields of a form: it is sent at once and is no part of the draft.
import { post, Refused } from './api.js';
import { readMoment } from './dates.js';
import { once } from './elements.js';
import { showFault } from './fields.js';
import { t } from './i18n.js';
import { keepTyped } from './kept.js';

/** Shows the section where this person may ask. */
export function offerExtension(form) {
  form.body.querySelector('.cv-extension').hidden = !form.assignment?.mayAskForTime;
  form.body.querySelector('.cv-send').addEventListener('click', once(() => askForTime(form)));
}

/** Puts back what an ended session left behind. */
export function restoreExtension(form) {
  const section = form.body.querySelector('.cv-extension');
  form.extension = keepTyped(section, `extension:${form.task.assignmentId}`);
  section.open = form.extension.found;
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
      // A form may have a reason of its own, for handing over and returning.
      const { reason: extensionReason, ...others } = error.fields;
      form.blameByName(extensionReason ? { ...others, extensionReason } : others, error.message);
    } else {
      form.tell(error);
    }
  }
}
