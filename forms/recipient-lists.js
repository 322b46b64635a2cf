// A clerk keeps the agency's lists of receivers: one form at a time, beside the lists that there are.
import { get, inWords, put, remove } from '/forms/api.js';
import { h, once } from '/forms/elements.js';
import * as fields from '/forms/fields.js';
import { t } from '/forms/i18n.js';
import { recipients } from '/forms/recipients.js';

const place = document.getElementById('lists');
const agencyId = place.dataset.agency;
const told = h('p', { class: 'cv-status', role: 'status' });
const list = h('ul', { class: 'cv-tree' });
const editing = h('div', {});

place.classList.add('cv-view');
place.replaceChildren(told, list, h('p', {}, h('button', { type: 'button', onclick: () => edit({ id: crypto.randomUUID(), name: '', members: [] }) }, t('lists.new'))), editing);
draw();

async function draw() {
  try {
    const saved = await get(`/api/recipient-lists?agencyId=${encodeURIComponent(agencyId)}`);
    list.replaceChildren(...(saved.length === 0 ? [h('li', {}, h('p', { class: 'cv-empty' }, t('lists.empty')))] : saved.map((each) => h('li', {},
      h('p', { class: 'cv-who' }, h('strong', {}, each.name), ' ', h('span', { class: 'cv-state' }, t('lists.members', { count: String(each.members.length) }))),
      h('p', {}, each.members.map((member) => member.shortName).join('; ')),
      h('button', { type: 'button', 'aria-label': `${t('lists.change')}: ${each.name}`, onclick: () => edit(each) }, t('lists.change')), ' ',
      h('button', { type: 'button', 'aria-label': `${t('lists.delete')}: ${each.name}`, onclick: () => drop(each) }, t('lists.delete'))))));
  } catch (error) {
    told.textContent = inWords(error);
  }
}

function edit(saved) {
  const name = h('input', { type: 'text', id: 'cv-list-name', name: 'name', maxlength: '200', required: true, autocomplete: 'off', 'aria-describedby': 'cv-list-name-error' });
  const picker = h('div', {});
  const fault = h('p', { class: 'cv-error', role: 'alert' });
  const form = h('form', { class: 'cv-form', novalidate: true, onsubmit: once(async () => {
    fault.textContent = '';
    fields.clearFaults(form);
    const { name: called, recipients: members } = fields.collect(form);
    try {
      await put(`/api/recipient-lists/${saved.id}`, { agencyId, name: called, members: members.map((each) => each.receiver) });
      editing.replaceChildren();
      told.textContent = t('lists.saved');
      await draw();
    } catch (error) {
      const { marked, others } = fields.showFaults(form, error.fields ?? {});
      fault.textContent = [...new Set([inWords(error), ...others])].join(' ');
      marked[0]?.focus();
    }
  }) },
  h('div', { class: 'cv-field' }, h('label', { for: name.id, class: 'cv-required' }, t('lists.name')), name, h('p', { id: 'cv-list-name-error', class: 'cv-error' })),
  picker, fault,
  h('p', { class: 'cv-buttons' }, h('button', { type: 'submit', class: 'cv-primary' }, t('lists.save')), ' ',
    h('button', { type: 'button', onclick: () => editing.replaceChildren() }, t('close'))));
  recipients(picker, agencyId, { lists: true });
  fields.fill(form, { name: saved.name, recipients: saved.members.map((each) => ({ kind: 'AGENCY', receiver: each.id, name: each.name })) });
  editing.replaceChildren(form);
  name.focus();
}

async function drop(saved) {
  if (!window.confirm(t('lists.deleteQuestion', { name: saved.name }))) {
    return;
  }
  try {
    await remove(`/api/recipient-lists/${saved.id}`);
    told.textContent = t('lists.deleted');
    await draw();
  } catch (error) {
    told.textContent = inWords(error);
  }
}
