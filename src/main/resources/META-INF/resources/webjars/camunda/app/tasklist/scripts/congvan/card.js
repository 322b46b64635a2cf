// What an official looks for on a card; all cards of a page are asked for in one request.
import { post } from '/forms/api.js';
import { isPast, showDay, showMoment } from '/forms/dates.js';
import { urgency } from '/forms/document.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';
import { me } from '/forms/me.js';
import { checkbox } from './selection.js';

const known = new Map();
let waiting = null;

export const card = {
  id: 'congvan-card',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: async (node, { taskId }) => {
    node.className = 'cv-card';
    const draw = (content) => node.replaceChildren(checkbox(taskId), content ? body(content) : '');
    draw(known.get(taskId));
    try {
      const [answers] = await Promise.all([ask(taskId), me()]);
      const content = answers[taskId];
      known.set(taskId, content);
      draw(content);
    } catch (error) {
      console.error(error);
    }
  },
  unmount: () => {},
};

/** The dot goes away as soon as the task is opened, without asking again. */
export function markRead(taskId) {
  const content = known.get(taskId);
  if (content) {
    content.unread = false;
  }
}

function ask(taskId) {
  waiting ??= { ids: [], answer: new Promise((resolve) => setTimeout(resolve, 15)).then(send) };
  waiting.ids.push(taskId);
  return waiting.answer;
}

function send() {
  const { ids } = waiting;
  waiting = null;
  return post('/api/tasks/cards', { ids });
}

function body(content) {
  const late = content.dueAt && isPast(content.dueAt);
  const unread = content.unread ? h('span', { class: 'cv-unread' }, h('span', { class: 'sr-only' }, t('card.unread'))) : null;
  const marks = content.arrivalNumber || content.numberAndSymbol || content.outgoing || content.urgency > 0;
  return h('div', { class: 'cv-card-body' },
    marks ? h('p', { class: 'cv-card-marks' },
      unread,
      content.arrivalNumber ? h('span', {}, t('card.arrivalNumber', { number: content.arrivalNumber })) : null,
      !content.outgoing && content.numberAndSymbol ? h('span', {}, t('card.sent', { number: content.numberAndSymbol, day: showDay(content.issuedOn) })) : null,
      content.outgoing ? h('span', {}, content.numberAndSymbol ? t('card.outgoing', { number: content.numberAndSymbol }) : t('card.draft')) : null,
      content.urgency > 0 ? urgency(content.urgency) : null) : null,
    h('p', { class: 'cv-card-subject' }, marks ? null : [unread, ' '], content.subject || content.file || t('document.unregistered')),
    content.issuer ? h('p', { class: 'cv-card-issuer' }, content.issuer) : null,
    content.dueAt ? h('p', { class: late ? 'cv-late' : '' }, t('card.dueAt', { time: showMoment(content.dueAt), remaining: content.remaining })) : null,
    content.paused && !content.dueAt ? h('p', {}, t('card.paused')) : null);
}
