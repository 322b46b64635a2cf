// Notes or assigns many tasks at once and tells the result of each.
import { get, inWords, post } from '/forms/api.js';
import { nameOf, receivers } from '/forms/assignments.js';
import { addPicker, readMoment } from '/forms/dates.js';
import { h, once } from '/forms/elements.js';
import { look, setChoices } from '/forms/fields.js';
import { t } from '/forms/i18n.js';
import { keepTyped, left } from '/forms/kept.js';
import { me } from '/forms/me.js';
import { choose, chooseNone, onSelection, selected } from './selection.js';

const KEPT = 'bulk';

/** The bar above the list; it is there while something is ticked. */
export function bulkBar(refresh) {
  const count = h('span', { role: 'status' });
  const bar = h('div', { class: 'cv-bulk cv-view', hidden: true },
    count,
    h('button', { type: 'button', onclick: () => note(refresh) }, t('bulk.note')),
    h('button', { type: 'button', onclick: () => assign(refresh) }, t('bulk.assign')),
    h('button', { type: 'button', onclick: all }, t('bulk.all')),
    h('button', { type: 'button', onclick: chooseNone }, t('bulk.none')));
  const stop = onSelection(() => {
    bar.hidden = selected().length === 0;
    count.textContent = t('bulk.count', { count: selected().length });
  });
  const before = left(KEPT);
  if (before) {
    before.ids.forEach((id) => choose(id, true));
    assign(refresh);
  }
  return { bar, stop };
}

function all() {
  document.querySelectorAll('.cv-choose').forEach((box) => {
    box.checked = true;
    choose(box.dataset.task, true);
  });
}

async function note(refresh) {
  const ids = selected();
  await show(t('bulk.note'), refresh, namesOf(ids), () => post('/api/tasks/bulk-note', { taskIds: ids }));
}

async function assign(refresh) {
  const ids = selected();
  const handler = h('select', { id: 'cv-bulk-handler', name: 'handler', required: true, 'aria-describedby': 'cv-bulk-error' });
  const instruction = h('textarea', { id: 'cv-bulk-instruction', name: 'instruction', rows: '3', maxlength: '2000' });
  const due = h('input', { type: 'text', id: 'cv-bulk-due', name: 'due', 'data-kind': 'moment', 'aria-describedby': 'cv-bulk-error' });
  const fault = h('p', { class: 'cv-error', id: 'cv-bulk-error', role: 'alert' });
  const form = h('form', { class: 'cv-form', novalidate: true, onsubmit: once(async () => {
    const dueAt = due.value.trim() === '' ? null : readMoment(due.value);
    if (handler.value === '' || (due.value.trim() !== '' && !dueAt)) {
      fault.textContent = handler.value === '' ? t('bulk.needsHandler') : t('fault.moment');
      (handler.value === '' ? handler : due).focus();
      return;
    }
    try {
      const results = await post('/api/tasks/bulk-assign', {
        taskIds: ids, handlerPost: handler.value, instruction: instruction.value.trim() || null, dueAt,
      });
      dialog.close();
      await show(t('bulk.assign'), refresh, namesOf(ids), () => results);
    } catch (error) {
      fault.textContent = inWords(error);
    }
  }) },
  h('h3', {}, t('bulk.assignTitle', { count: ids.length })),
  h('label', { for: handler.id, class: 'cv-required' }, t('bulk.handler')), handler,
  h('label', { for: instruction.id }, t('assignment.instruction')), instruction,
  h('label', { for: due.id }, t('assignment.dueAt')), h('div', {}, due),
  fault,
  h('p', { class: 'cv-buttons' },
    h('button', { type: 'submit', class: 'cv-primary' }, t('bulk.assign')), ' ',
    h('button', { type: 'button', onclick: () => dialog.close() }, t('close'))));
  const dialog = open(t('bulk.assign'), form);
  addPicker(due);
  try {
    const [task] = await Promise.all([get(`/api/tasks/${ids[0]}`), me()]);
    form.dataset.agency = task.agencyId;
    const [{ raw }, assignment] = await Promise.all([
      receivers(task.documentId),
      task.assignmentId ? get(`/api/assignments/${task.assignmentId}`) : null,
    ]);
    const colleagues = raw.posts.filter((each) => !assignment?.unitId || each.unitId === assignment.unitId);
    setChoices(handler, colleagues.map((each) => ({ value: each.id, label: nameOf(each) })));
    const kept = keepTyped(form, KEPT, { ids });
    dialog.addEventListener('close', kept.forget);
    look(form);
    handler.focus();
  } catch (error) {
    fault.textContent = inWords(error);
  }
}

async function show(title, refresh, names, act) {
  const place = h('div', {}, h('p', {}, t('loading')));
  const dialog = open(title, h('div', {}, h('h3', {}, title), place, h('p', { class: 'cv-buttons' }, h('button', { type: 'button', onclick: () => dialog.close() }, t('close')))));
  try {
    const results = await act();
    place.replaceChildren(h('ul', { class: 'cv-results' }, results.map((result) => h('li', {},
      h('span', { class: result.done ? 'cv-done' : 'cv-late' }, result.done ? t('bulk.done') : t('bulk.refused')), ' ',
      names[result.taskId] ?? result.taskId,
      result.message ? h('p', {}, result.message) : null))));
    chooseNone();
    refresh();
  } catch (error) {
    place.replaceChildren(h('p', { role: 'alert' }, inWords(error)));
  }
}

function namesOf(ids) {
  return Object.fromEntries(ids.map((id) => {
    const card = document.querySelector(`.cv-choose[data-task="${CSS.escape(id)}"]`)?.closest('li.task');
    const words = [card?.querySelector('h4.task')?.textContent.trim(), card?.querySelector('.cv-card-subject')?.textContent];
    return [id, words.filter(Boolean).join(' – ') || id];
  }));
}

function open(label, content) {
  const dialog = h('dialog', { class: 'cv-dialog cv-small cv-view', 'aria-label': label }, content);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
