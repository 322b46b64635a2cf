// Whom to call, and what became of the messages to them.
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';
import { messageLines, messagesOf } from '/forms/messages.js';

export async function load(form) {
  const about = form.body.querySelector('.cv-about');
  if (!form.task.documentId) {
    return;
  }
  const all = await messagesOf(form.task.documentId);
  const own = all.find((line) => line.id === form.task.variables.smsId);
  const lines = all.filter((line) => own && line.processInstanceId === own.processInstanceId);
  about.replaceChildren(
    h('p', { class: 'cv-brief' }, t('call.why')),
    messageLines(lines, { phones: true }));
}
