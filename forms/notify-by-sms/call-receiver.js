// Whom to call, and what became of the messages to them and of the calls until now.
import { setChoices } from '/forms/fields.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';
import { messageLines, messagesOf } from '/forms/messages.js';

const GIVEN_UP = 'givenUp';

export async function load(form) {
  const all = form.task.documentId ? await messagesOf(form.task.documentId) : [];
  const own = all.find((line) => line.id === form.task.variables.smsId);
  const lines = all.filter((line) => own && line.processInstanceId === own.processInstanceId);
  const whom = form.body.querySelector('[name=messageId]');
  // A message about no document is shown nowhere, and so is whom to call.
  whom.required = lines.length > 0;
  whom.closest('.cv-field').hidden = lines.length === 0;
  if (lines.length > 0) {
    form.body.querySelector('.cv-about').replaceChildren(
      h('p', { class: 'cv-brief' }, t('call.why')),
      messageLines(lines, { phones: true }));
    setChoices(whom, lines.map((line) => ({ value: line.id, label: `${line.receiver}, ${line.role}` })), lines.length > 1 ? t('choose') : null);
  }
}

/** Who stops calling says why. */
export function changed(form) {
  const note = form.body.querySelector('[name=note]');
  note.required = form.decision() === GIVEN_UP;
  const label = form.body.querySelector(`label[for="${note.id}"]`);
  label.textContent = t(note.required ? 'call.reason' : 'call.note');
  label.classList.toggle('cv-required', note.required);
}

export const begin = changed;
