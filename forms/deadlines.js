// The time limits of a document with their history; while another agency is waited for, their clock is stopped here.
import { get, inWords, post } from './api.js';
import { addPicker, isPast, readDay, showDay, showMoment } from './dates.js';
import { h, once } from './elements.js';
import { t } from './i18n.js';
import { keepTyped } from './kept.js';

const deadlinesOf = (documentId) => get(`/api/documents/${documentId}/deadlines`);

/** All time limits of a document, those that run first. */
export function deadlines(documentId) {
  const place = h('div', {}, h('p', { class: 'cv-empty' }, t('loading')));
  const draw = (found, receivers) => place.replaceChildren(...(found.length + receivers.length === 0
    ? [h('p', { class: 'cv-empty' }, t('deadline.none'))]
    : [
      ...[...found.filter((each) => !each.closedAt), ...found.filter((each) => each.closedAt)].map((each) => section(each, again)),
      ...receivers.map((each) => ofReceivers(documentId, each)),
    ]));
  const again = async () => draw(...await Promise.all([deadlinesOf(documentId), get(`/api/documents/${documentId}/receivers-deadlines`)]));
  again().catch((error) => place.replaceChildren(h('p', { role: 'alert' }, inWords(error))));
  return place;
}

/** The same beside the fields of a form, for the one limit by which its task is due. */
export async function offerPause(form, kind, subjectId) {
  const after = form.body.querySelector('.cv-extension') ?? form.body.lastElementChild;
  const place = h('details', { class: 'cv-extension cv-pause', 'data-apart': '' });
  after.after(place);
  const draw = async () => {
    const [found] = await get(`/api/documents/${form.document.id}/deadlines/${kind}/${subjectId}`);
    place.hidden = !found;
    if (found) {
      place.open = found.paused || place.open;
      place.replaceChildren(h('summary', {}, t(found.paused ? 'deadline.resume' : 'deadline.pauseLong')), section(found, draw, false));
    }
  };
  await draw();
}

function section(each, again, titled = true) {
  const late = !each.closedAt && !each.paused && isPast(each.dueAt);
  return h('section', { class: 'cv-deadline' },
    titled ? h('h3', {}, each.kindInWords, ' ', h('span', { class: late ? 'cv-late' : 'cv-state' }, each.closedAt ? each.outcome : each.remaining)) : null,
    line(t('deadline.dueAt'), showMoment(each.dueAt)),
    each.originalDueAt === each.dueAt ? null : line(t('deadline.originalDueAt'), showMoment(each.originalDueAt)),
    line(t('deadline.responsible'), each.responsible),
    line(t('deadline.waitsFor'), each.waitsFor),
    each.answerOn ? line(t('deadline.answerOn'), showDay(each.answerOn)) : null,
    titled ? line(t('deadline.rule'), each.rule) : null,
    each.mayPause ? pause(each, again) : null,
    each.mayResume ? resume(each, again) : null,
    each.history.length > 1 || !titled ? history(each) : null);
}

/** A letter may have gone to a thousand places: how many of them are late stands here, which ones is read page by page. */
function ofReceivers(documentId, kind) {
  const list = h('ul', { class: 'cv-timeline' });
  const fault = h('p', { class: 'cv-error', role: 'alert' });
  const more = h('button', { type: 'button', class: 'cv-send', hidden: true }, t('deadline.more'));
  let page = 0;
  const read = async () => {
    fault.textContent = '';
    try {
      const found = await get(`/api/documents/${documentId}/receivers-deadlines/${kind.kind}?page=${page}`);
      page += 1;
      list.append(...found.map((each) => h('li', {},
        h('strong', {}, each.receiver), ` – ${showMoment(each.dueAt)}, ${each.closedAt ? each.outcome : each.remaining}`)));
      more.hidden = found.length === 0 || list.children.length >= kind.all;
    } catch (error) {
      fault.textContent = inWords(error);
    }
  };
  more.addEventListener('click', once(read));
  const places = h('details', { class: 'cv-others' }, h('summary', {}, t('deadline.receivers')), list, fault, more);
  places.addEventListener('toggle', () => places.open && page === 0 && read());
  return h('section', { class: 'cv-deadline' },
    h('h3', {}, kind.kindInWords, ' ', h('span', { class: kind.overdue > 0 ? 'cv-late' : 'cv-state' },
      t('deadline.tally', { all: kind.all, running: kind.running, overdue: kind.overdue, late: kind.late }))),
    line(t('deadline.rule'), kind.rule),
    places);
}

function history(each) {
  return h('details', { class: 'cv-others', open: each.paused },
    h('summary', {}, t('deadline.history')),
    h('ol', { class: 'cv-timeline' }, each.history.map((one) => h('li', {},
      h('time', { datetime: one.at }, showMoment(one.at)), ' ',
      h('strong', {}, one.turnInWords), one.by ? ` – ${one.by}` : '',
      one.before && one.after && one.before !== one.after ? h('p', {}, t('deadline.moved', { before: showMoment(one.before), after: showMoment(one.after) })) : null,
      one.reason ? h('p', {}, one.reason) : null))));
}

function pause(each, again) {
  return ask(each, again, 'pause', 'pause', [
    ['waitsFor', t('deadline.waitsFor'), h('input', { type: 'text', maxlength: '200' })],
    ['answerOn', t('deadline.answerOn'), h('input', { type: 'text', 'data-kind': 'day' })],
    ['reason', t('deadline.pauseReason'), h('textarea', { rows: '2', maxlength: '500' })],
  ]);
}

function resume(each, again) {
  return ask(each, again, 'resumption', 'resume', [
    ['reason', t('deadline.resumeReason'), h('textarea', { rows: '2', maxlength: '500' })],
  ]);
}

/** What the act needs to be told, each with its fault below it; what was typed is kept until it is done. */
function ask(each, again, act, word, asked) {
  const faults = {};
  for (const [name, , input] of asked) {
    const id = `cv-${act}-${name}-${each.id}`;
    Object.assign(input, { id, name: `${act}-${name}` });
    input.setAttribute('aria-describedby', `${id}-error`);
    faults[name] = h('p', { class: 'cv-error', id: `${id}-error` });
  }
  const whole = h('p', { class: 'cv-error', role: 'alert' });
  const go = async () => {
    whole.textContent = '';
    for (const [name, , input] of asked) {
      faults[name].textContent = '';
      input.removeAttribute('aria-invalid');
    }
    try {
      await post(`/api/deadlines/${each.id}/${act}`, Object.fromEntries(asked.map(([name, , input]) => [name, value(input)])));
      kept.forget();
      await again();
    } catch (error) {
      const wrong = asked.filter(([name]) => error.fields?.[name]);
      for (const [name, , input] of wrong) {
        faults[name].textContent = error.fields[name];
        input.setAttribute('aria-invalid', 'true');
      }
      whole.textContent = wrong.length === 0 ? inWords(error) : '';
      wrong[0]?.[2].focus();
    }
  };
  const place = h('div', { class: 'cv-field cv-wide' },
    asked.flatMap(([name, label, input]) => [h('label', { for: input.id, class: 'cv-required' }, label), input, faults[name]]),
    whole,
    h('button', { type: 'button', class: 'cv-send', onclick: once(go) }, t(`deadline.${word}`)));
  for (const [, , input] of asked) {
    if (input.dataset.kind === 'day') {
      addPicker(input);
    }
  }
  const kept = keepTyped(place, `${act}:${each.id}`);
  return place;
}

/** What is no day is sent as none, and told so. */
const value = (input) => (input.dataset.kind === 'day' ? readDay(input.value) : input.value.trim() || null);

function line(label, value) {
  return value ? h('p', { class: 'cv-line' }, h('span', { class: 'cv-label' }, `${label}: `), value) : null;
}
