// What is done with all ticked documents at once; each has a result of its own.
import { addPicker, isPast, readMoment } from '/forms/dates.js';
import { h, once } from '/forms/elements.js';
import { act, read, told } from './ask.js';
import { t } from './texts.js';

const MOST = 100;

/** The bar below the list; `changed` is told when a tick comes or goes. */
export function bulkBar(chosen, main, refresh) {
  const count = h('span', { role: 'status' }, t('bulk.count', { count: 0 }));
  const fault = h('span', { class: 'cv-fault', role: 'alert' });
  const button = (name, work) => h('button', { type: 'button', disabled: true, 'data-act': name, onclick: once(async () => {
    fault.replaceChildren();
    if (chosen.size > MOST) {
      fault.textContent = t('bulk.tooMany');
      return;
    }
    await work(chosen, refresh, fault);
  }) }, t(`bulk.${name}`));
  const acts = [button('remind', remind), button('reassign', reassign), button('extend', extend)];
  const changed = () => {
    fault.replaceChildren();
    const here = main.querySelectorAll('.cv-choose:checked').length;
    count.textContent = here === chosen.size ? t('bulk.count', { count: chosen.size }) : t('bulk.count.pages', { count: chosen.size, others: chosen.size - here });
    acts.forEach((each) => {
      each.disabled = chosen.size === 0;
    });
  };
  const tick = (on) => main.querySelectorAll('.cv-choose').forEach((box) => {
    if (box.checked !== on) {
      box.click();
    }
  });
  const node = h('div', { class: 'cv-bulk', role: 'group', 'aria-label': t('bulk.bar') },
    count, acts,
    h('button', { type: 'button', class: 'cv-plain', 'data-act': 'all', onclick: () => tick(true) }, t('bulk.all')),
    h('button', { type: 'button', class: 'cv-plain', 'data-act': 'none', onclick: () => {
      tick(false);
      chosen.clear();
      changed();
    } }, t('bulk.none')),
    fault);
  return { node, changed };
}

function remind(chosen, refresh) {
  const words = h('textarea', { id: 'cv-words', rows: '3', maxlength: '300', 'aria-describedby': 'cv-words-hint' });
  ask(t('bulk.remind.title', { count: chosen.size }), t('bulk.remind'), [
    h('label', { for: words.id }, t('bulk.remind.words')), words,
    h('p', { class: 'cv-note', id: 'cv-words-hint' }, t('bulk.remind.hint')),
  ], chosen, refresh, () => () => act('handling/reminders', { documents: [...chosen.keys()], words: words.value.trim() || null }));
}

async function reassign(chosen, refresh, fault) {
  const all = [...chosen.values()].map((each) => each.document);
  if (all.some((each) => each.agencyId !== all[0].agencyId)) {
    fault.textContent = t('bulk.reassign.oneAgency');
    return;
  }
  const ofOneUnit = all.every((each) => each.unitId === all[0].unitId);
  let receivers;
  let units;
  try {
    receivers = await read('handling/receivers', { document: all[0].id });
    units = ofOneUnit ? receivers.units : await everyUnit(all);
  } catch (error) {
    fault.replaceChildren(h('span', {}, told(error)));
    return;
  }
  const people = ofOneUnit ? receivers.people : [];
  if (people.length === 0 && units.length === 0) {
    fault.textContent = t(ofOneUnit ? 'bulk.reassign.nobody' : 'bulk.reassign.oneUnit');
    return;
  }
  const handler = h('select', { id: 'cv-handler', required: true, 'aria-describedby': 'cv-ask-fault' },
    h('option', { value: '' }, t('bulk.reassign.choose')),
    people.length === 0 ? null : h('optgroup', { label: t('bulk.reassign.people') },
      people.map((post) => h('option', { value: `post:${post.id}` }, `${post.personName}, ${post.title}`))),
    units.length === 0 ? null : h('optgroup', { label: t('bulk.reassign.units') },
      units.map((unit) => h('option', { value: `unit:${unit.id}` }, unit.name))));
  const reason = h('textarea', { id: 'cv-reason', rows: '3', maxlength: '1000', required: true, 'aria-describedby': 'cv-ask-fault' });
  ask(t('bulk.reassign.title', { count: chosen.size }), t('bulk.reassign'), [
    h('label', { for: handler.id, class: 'cv-required' }, t('bulk.reassign.handler')), handler,
    h('label', { for: reason.id, class: 'cv-required' }, t('bulk.reason')), reason,
  ], chosen, refresh, (say) => {
    if (handler.value === '') {
      return say(handler, t('bulk.reassign.needs'));
    }
    if (reason.value.trim() === '') {
      return say(reason, t('bulk.reason.needs'));
    }
    const [kind, id] = [handler.value.slice(0, 4), handler.value.slice(5)];
    return () => act('handling/reassignments', { documents: [...chosen.keys()], [kind === 'unit' ? 'unit' : 'handlerPost']: id, reason: reason.value.trim() });
  });
}

// A unit that has some of the documents may well receive the others.
async function everyUnit(all) {
  const oneOfEach = [...new Map(all.map((each) => [each.unitId, each.id])).values()];
  const found = await Promise.all(oneOfEach.map((document) => read('handling/receivers', { document })));
  return [...new Map(found.flatMap(({ units }) => units).map((unit) => [unit.id, unit])).values()];
}

function extend(chosen, refresh) {
  const until = h('input', { id: 'cv-until', type: 'text', 'data-kind': 'moment', required: true, 'aria-describedby': 'cv-ask-fault' });
  const reason = h('textarea', { id: 'cv-reason', rows: '3', maxlength: '1000', required: true, 'aria-describedby': 'cv-ask-fault' });
  ask(t('bulk.extend.title', { count: chosen.size }), t('bulk.extend'), [
    h('label', { for: until.id, class: 'cv-required' }, t('bulk.extend.until')), h('div', {}, until),
    h('label', { for: reason.id, class: 'cv-required' }, t('bulk.reason')), reason,
  ], chosen, refresh, (say) => {
    const moment = readMoment(until.value);
    if (!moment) {
      return say(until, t('bulk.extend.needs'));
    }
    if (isPast(moment)) {
      return say(until, t('bulk.extend.past'));
    }
    if (reason.value.trim() === '') {
      return say(reason, t('bulk.reason.needs'));
    }
    return () => act('handling/extensions', { documents: [...chosen.keys()], until: moment, reason: reason.value.trim() });
  });
  addPicker(until);
}

/** A dialog with fields; `check` says what is wrong or gives what is to be done. */
function ask(title, label, fields, chosen, refresh, check) {
  const before = document.activeElement;
  const fault = h('p', { class: 'cv-fault', id: 'cv-ask-fault', role: 'alert' });
  const status = h('p', { class: 'cv-note', role: 'status' });
  const place = h('div', {}, fields, fault);
  let running = false;
  let done = false;
  const send = h('button', { type: 'submit', class: 'cv-primary' }, label);
  const form = h('form', { novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    const work = check((field, words) => {
      fault.textContent = words;
      field.setAttribute('aria-invalid', 'true');
      field.focus();
    });
    if (typeof work !== 'function') {
      return;
    }
    running = true;
    send.disabled = cancel.disabled = true;
    fault.replaceChildren();
    status.textContent = t('bulk.working');
    try {
      const results = await work();
      send.remove();
      cancel.textContent = t('close');
      place.replaceChildren(h('h3', {}, t('bulk.result')), h('ul', { class: 'cv-results' }, results.map((result) => h('li', {},
        h('strong', { class: result.done ? 'cv-done' : 'cv-late' }, result.done ? t('bulk.done') : t('bulk.refused')), ' ',
        chosen.get(result.documentId)?.name ?? result.documentId,
        result.message ? h('p', {}, result.message) : null))));
      status.textContent = t('bulk.sum', { done: results.filter((result) => result.done).length, all: results.length });
      done = true;
    } catch (error) {
      send.disabled = false;
      status.textContent = '';
      fault.replaceChildren(h('span', {}, told(error)));
    }
    running = cancel.disabled = false;
    if (done && !dialog.open) {
      refresh();
      return;
    }
    (done ? cancel : send).focus();
  } });
  const cancel = h('button', { type: 'button', onclick: () => dialog.close() }, t('cancel'));
  form.append(h('h2', { id: 'cv-ask-title' }, title), place, status, h('p', { class: 'cv-buttons' }, send, ' ', cancel));
  const dialog = h('dialog', { class: 'cv-ask', 'aria-labelledby': 'cv-ask-title' }, form);
  // What became of each must be read.
  dialog.addEventListener('cancel', (event) => {
    if (running) {
      event.preventDefault();
    }
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    before?.focus?.();
    if (done) {
      refresh();
    }
  });
  // The way back leads away from what was chosen.
  const leave = () => dialog.close();
  addEventListener('hashchange', leave, { once: true });
  dialog.addEventListener('close', () => removeEventListener('hashchange', leave));
  document.body.append(dialog);
  dialog.showModal();
}
