// The time limits of a document with their history; while another agency is waited for, their clock is stopped here.
import { get, inWords, post } from './api.js';
import { isPast, showMoment } from './dates.js';
import { h, once } from './elements.js';
import { t } from './i18n.js';
import { keepTyped } from './kept.js';

export const deadlinesOf = (documentId) => get(`/api/documents/${documentId}/deadlines`);

/** All time limits of a document, those that run first. */
export function deadlines(documentId) {
  const place = h('div', {}, h('p', { class: 'cv-empty' }, t('loading')));
  const draw = (found) => place.replaceChildren(...(found.length === 0
    ? [h('p', { class: 'cv-empty' }, t('deadline.none'))]
    : [...found.filter((each) => !each.closedAt), ...found.filter((each) => each.closedAt)].map((each) => section(each, again))));
  const again = async () => draw(await deadlinesOf(documentId));
  again().catch((error) => place.replaceChildren(h('p', { role: 'alert' }, inWords(error))));
  return place;
}

/** The same beside the fields of a form, for the one limit by which its task is due. */
export async function offerPause(form, kind, subjectId) {
  const after = form.body.querySelector('.cv-extension') ?? form.body.lastElementChild;
  const place = h('details', { class: 'cv-extension cv-pause', 'data-apart': '' });
  after.after(place);
  const draw = async () => {
    const found = (await deadlinesOf(form.document.id)).find((each) => each.kind === kind && each.subjectId === subjectId && !each.closedAt);
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
    titled ? line(t('deadline.rule'), each.rule) : null,
    each.mayPause ? pause(each, again) : null,
    each.mayResume ? resume(each, again) : null,
    each.history.length > 1 || !titled ? history(each) : null);
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
  const reason = h('textarea', { id: `cv-pause-${each.id}`, name: 'pauseReason', rows: '2', maxlength: '500', 'aria-describedby': `cv-pause-${each.id}-error` });
  const fault = h('p', { class: 'cv-error', id: `cv-pause-${each.id}-error` });
  const stop = async () => {
    fault.textContent = '';
    reason.removeAttribute('aria-invalid');
    try {
      await post(`/api/deadlines/${each.id}/pause`, { reason: reason.value.trim() });
      kept.forget();
      await again();
    } catch (error) {
      fault.textContent = error.fields?.reason ?? inWords(error);
      reason.setAttribute('aria-invalid', 'true');
      reason.focus();
    }
  };
  const field = h('div', { class: 'cv-field cv-wide' },
    h('label', { for: reason.id, class: 'cv-required' }, t('deadline.pauseReason')), reason, fault,
    h('button', { type: 'button', class: 'cv-send', onclick: once(stop) }, t('deadline.pause')));
  const kept = keepTyped(field, `pause:${each.id}`);
  return field;
}

function resume(each, again) {
  const fault = h('p', { class: 'cv-error', role: 'alert' });
  const go = async () => {
    try {
      await post(`/api/deadlines/${each.id}/resumption`);
      await again();
    } catch (error) {
      fault.textContent = inWords(error);
    }
  };
  return h('p', { class: 'cv-who' }, h('button', { type: 'button', class: 'cv-send', onclick: once(go) }, t('deadline.resume')), fault);
}

function line(label, value) {
  return value ? h('p', { class: 'cv-line' }, h('span', { class: 'cv-label' }, `${label}: `), value) : null;
}
