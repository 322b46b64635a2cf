// The messages to telephones about a document: to whom, and what became of each.
import { get } from '/forms/api.js';
import { showMoment } from '/forms/dates.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';

/** All messages about a document; a number is told to those only who may see it. */
export const messagesOf = (documentId) => get(`/api/documents/${documentId}/messages`);

/** A list of messages; with the telephones of those who are to be called. */
export function messageLines(lines, { phones = false } = {}) {
  return h('ul', { class: 'cv-tree' }, lines.map((line) => h('li', {},
    h('p', { class: 'cv-who' }, h('strong', {}, line.receiver), ' ', h('span', { class: 'cv-role' }, line.role), ' ',
      h('span', { class: 'cv-state' }, line.stateInWords)),
    h('p', { class: 'cv-line' }, [line.occasion, showMoment(line.at), line.why].filter(Boolean).join(' · ')),
    h('p', { class: 'cv-line' }, line.readAt ? t('message.read', { time: showMoment(line.readAt) }) : t('message.unread')),
    phones ? h('p', { class: 'cv-line' }, line.phone ? t('message.phone', { phone: line.phone }) : t('message.noPhone')) : null,
    line.mobile ? h('p', { class: 'cv-line' }, t('message.mobile', { mobile: line.mobile })) : null,
    line.calls.map((call) => h('p', { class: 'cv-line' },
      [t('message.called', { outcome: call.outcome }), call.by, showMoment(call.at), call.note].filter(Boolean).join(' · '))))));
}
