// Both sides of a document: to whom it was sent and what became of it there, and who sent it here.
import { get, inWords, post } from '/forms/api.js';
import { showMoment } from '/forms/dates.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';

const FILTERS = ['all', 'unopened', 'unregistered', 'refused', 'asked', 'outside'];
const KEPT = {
  all: () => true,
  unopened: (line) => !line.opened && !line.givenUp && line.way && (line.code === null || line.code === '01'),
  unregistered: (line) => !line.givenUp && line.way && (line.code === null || line.code === '01'),
  refused: (line) => line.code === '02',
  asked: (line) => line.asking !== null,
  outside: (line) => line.toBeSent,
};

/** What there is to know about the ways of a document; nothing where it has none. */
export const waysOf = (documentId) => get(`/api/documents/${documentId}/deliveries`);

/** What the sender lets the receiver know: where it comes from, reminders, a wish to have it back. */
export function originNotice(ways, state) {
  const origin = ways?.origin;
  return [
    state === 'RECALLED' ? h('p', { class: 'cv-brief', role: 'note' }, t('origin.recalled')) : null,
    origin?.reminders > 0 ? h('p', { class: 'cv-brief', role: 'note' },
      t('origin.reminded', { sender: origin.sender, count: String(origin.reminders), time: showMoment(origin.remindedAt) })) : null,
    origin?.askedReason && state !== 'RECALLED' ? h('p', { class: 'cv-brief', role: 'note' },
      t('origin.asked', { sender: origin.sender, reason: origin.askedReason })) : null,
    origin?.attention ? h('p', { class: 'cv-brief', role: 'note' }, t('origin.attention', { people: origin.attention })) : null,
    origin ? h('p', { class: 'cv-where' }, t('origin.sentBy', { sender: origin.sender, role: origin.roleInWords })) : null,
  ];
}

/** The sender's table of receivers; `ask` opens a question with content, the act's name and what runs. */
export function receivers(documentId, sent, ask) {
  const place = h('div', {});
  let shown = 'all';
  const reason = () => h('textarea', { id: 'cv-asking-reason', name: 'reason', rows: '3', maxlength: '500', required: true, 'aria-describedby': 'cv-asking-reason-error' });
  const draw = (now) => {
    const counts = Object.fromEntries(FILTERS.map((each) => [each, now.lines.filter(KEPT[each]).length]));
    const filter = h('select', { id: 'cv-delivery-filter', onchange: (event) => { shown = event.target.value; draw(now); } },
      FILTERS.map((each) => new Option(`${t(`delivery.filter.${each}`)} (${counts[each]})`, each, false, each === shown)));
    const lines = now.lines.filter(KEPT[shown]);
    const askBack = (chosen) => {
      const text = reason();
      ask(t('delivery.askBackQuestion', { count: String(chosen ? chosen.length : now.lines.filter((line) => line.mayAskBack).length) }),
        [h('div', { class: 'cv-field' }, h('label', { for: text.id, class: 'cv-required' }, t('delivery.reason')), text, h('p', { id: 'cv-asking-reason-error', class: 'cv-error' }))],
        t('delivery.askBack'), `asking-back:${documentId}`, async () => {
          draw((await post(`/api/documents/${documentId}/deliveries/asking-back`, { deliveries: chosen, reason: text.value })).sent);
        });
    };
    const remind = async (chosen) => {
      try {
        draw((await post(`/api/documents/${documentId}/deliveries/reminders`, { deliveries: chosen })).sent);
        told.textContent = t('delivery.reminded');
      } catch (error) {
        told.textContent = inWords(error);
      }
    };
    const told = h('p', { class: 'cv-status', role: 'status' });
    place.replaceChildren(...(now.lines.length === 0 ? [h('p', { class: 'cv-empty' }, t('delivery.none'))] : [
      h('p', { class: 'cv-who' }, h('label', { for: filter.id }, t('delivery.filter')), ' ', filter, ' ',
        now.mayAct && counts.unopened > 0 ? h('button', { type: 'button', onclick: () => remind(null) }, t('delivery.remindAll')) : null, ' ',
        now.mayAct && now.lines.some((line) => line.mayAskBack) ? h('button', { type: 'button', onclick: () => askBack(null) }, t('delivery.askBackAll')) : null),
      told,
      h('ul', { class: 'cv-tree' }, lines.map((line) => h('li', {},
        h('p', { class: 'cv-who' }, h('strong', {}, line.receiver), ' ', h('span', { class: 'cv-role' }, line.roleInWords), ' ',
          h('span', { class: 'cv-state' }, line.stateInWords), line.code === '01' && !line.opened ? ` · ${t('delivery.unopened')}` : ''),
        h('p', { class: 'cv-line' }, [showMoment(line.at), line.person, line.unit, line.email].filter(Boolean).join(' · ')),
        line.reason ? h('p', { class: 'cv-line' }, `${t('delivery.reason')}: ${line.reason}`) : null,
        line.reminders > 0 ? h('p', { class: 'cv-line' }, t('delivery.reminders', { count: String(line.reminders), time: showMoment(line.remindedAt) })) : null,
        h('p', { class: 'cv-acts' }, line.mayRemind ? h('button', { type: 'button', 'aria-label': `${t('delivery.remind')}: ${line.receiver}`, onclick: () => remind([line.id]) }, t('delivery.remind')) : null, ' ',
          line.mayAskBack ? h('button', { type: 'button', 'aria-label': `${t('delivery.askBack')}: ${line.receiver}`, onclick: () => askBack([line.id]) }, t('delivery.askBack')) : null)))),
      lines.length === 0 ? h('p', { class: 'cv-empty' }, t('delivery.noneHere')) : '',
    ]));
  };
  draw(sent);
  return place;
}
