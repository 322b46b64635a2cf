// The picker of receivers: a search that adds rows `recipients`, which a form collects and fills like any other rows.
import { get, inWords } from '/forms/api.js';
import { h } from '/forms/elements.js';
import * as fields from '/forms/fields.js';
import { t } from '/forms/i18n.js';

const QUIET_MILLIS = 200;
const ROLES = ['MAIN', 'IMPLEMENT', 'INFORM'];
let pickers = 0;

/**
 * Puts the picker into an element; call it in a form's `load`, before the fields are filled.
 * `lists` picks agencies only, without roles, for a saved list. Returns the editor, whose rows `fields.collect` reads.
 */
export function recipients(place, agencyId, { lists = false, label = t(lists ? 'recipients.members' : 'recipients.legend') } = {}) {
  const id = `cv-recipients-${++pickers}`;
  const choices = h('ul', { class: 'cv-choices', role: 'listbox', id: `${id}-choices`, 'aria-label': label, hidden: true });
  const search = h('input', {
    type: 'text', id: `${id}-search`, role: 'combobox', autocomplete: 'off', 'data-add': '', 'aria-expanded': 'false',
    'aria-autocomplete': 'list', 'aria-controls': choices.id, 'aria-describedby': `${id}-hint ${id}-error`,
  });
  const told = h('p', { class: 'cv-status', role: 'status' });
  const template = h('template', {});
  template.innerHTML = row(lists);
  const editor = h('fieldset', { class: 'cv-editor cv-recipients', 'data-rows': 'recipients' },
    h('legend', {}, label), template, h('div', { class: 'cv-rows' }),
    h('div', { class: 'cv-field cv-choosing' },
      h('label', { for: search.id }, t('recipients.search')), search, choices,
      h('p', { class: 'cv-hint', id: `${id}-hint` }, t(lists ? 'recipients.membersHint' : 'recipients.hint')),
      h('p', { class: 'cv-error', id: `${id}-error` })),
    told,
    lists ? null : h('p', {}, h('a', { href: `/recipient-lists?agency=${encodeURIComponent(agencyId)}`, target: '_blank' }, t('recipients.lists'))));
  place.replaceChildren(editor);

  editor.addEventListener('cv-row', ({ detail }) => {
    const role = detail.querySelector('[name=role]');
    detail.setAttribute('role', 'group');
    detail.setAttribute('aria-labelledby', detail.querySelector('output').id);
    role?.replaceChildren(...ROLES.map((each) => new Option(t(`recipient.${each}`), each)));
  });

  let found = [];
  let marked = -1;
  let timer;
  let asked = 0;
  const taken = (choice) => fields.rowsOf(editor).some((each) => valueOf(each, 'kind') === choice.kind
    && (choice.kind === 'OUTSIDE' ? valueOf(each, 'name') === choice.name : valueOf(each, 'receiver') === choice.receiver));
  const close = () => {
    choices.hidden = true;
    marked = -1;
    search.setAttribute('aria-expanded', 'false');
    search.removeAttribute('aria-activedescendant');
  };
  const mark = (index) => {
    marked = index;
    [...choices.children].forEach((each, at) => each.setAttribute('aria-selected', String(at === index)));
    const option = choices.children[index];
    if (option) {
      search.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  };
  const choose = (choice) => {
    const added = fields.addRow(editor);
    fields.fill(added, { ...choice, role: fields.rowsOf(editor).length > 1 ? valueOf(fields.rowsOf(editor).at(-2), 'role') : 'MAIN' });
    told.textContent = t('recipients.added', { name: choice.name });
    search.value = '';
    close();
    editor.dispatchEvent(new Event('input', { bubbles: true }));
    search.focus();
  };
  const draw = () => {
    choices.replaceChildren(...found.map((choice, index) => h('li', {
      role: 'option', id: `${id}-choice-${index}`, 'aria-selected': 'false',
      // Before the field loses the focus, which would close the list.
      onpointerdown: (event) => event.preventDefault(),
      onclick: () => choose(choice),
    }, h('strong', {}, choice.name), ' ', h('span', {}, describe(choice)))));
    choices.hidden = found.length === 0;
    search.setAttribute('aria-expanded', String(found.length > 0));
    marked = -1;
    told.textContent = found.length === 0 ? t('recipients.none') : t('recipients.found', { count: String(found.length) });
  };
  const ask = async () => {
    const mine = ++asked;
    const text = search.value.trim();
    try {
      const answer = await get(`/api/recipients?agencyId=${encodeURIComponent(agencyId)}&q=${encodeURIComponent(text)}`);
      if (mine !== asked) {
        return;
      }
      found = answer.filter((choice) => !taken(choice) && (!lists || choice.kind === 'AGENCY'));
      if (!lists && text !== '') {
        found.push({ kind: 'OUTSIDE', receiver: '', name: text, detail: t('recipients.outside') });
      }
      draw();
    } catch (error) {
      if (mine === asked) {
        told.textContent = inWords(error);
      }
    }
  };
  search.addEventListener('input', (event) => {
    // What is being looked for is no part of the form yet.
    event.stopPropagation();
    clearTimeout(timer);
    timer = setTimeout(ask, QUIET_MILLIS);
  });
  search.addEventListener('change', (event) => event.stopPropagation());
  search.addEventListener('blur', () => {
    // What was still to be asked, or answered, must not open the list over the fields that follow.
    clearTimeout(timer);
    asked++;
    close();
    // A name that was typed and not chosen would be missed only once the document is on its way.
    if (search.value.trim() !== '') {
      told.textContent = t('recipients.notAdded', { name: search.value.trim() });
    }
  });
  search.addEventListener('keydown', (event) => {
    const last = choices.hidden ? -1 : found.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (choices.hidden) {
        ask();
      } else {
        const move = event.key === 'ArrowDown' ? 1 : -1;
        mark((marked + move + last + 1) % (last + 1));
      }
    } else if (event.key === 'Enter') {
      // Enter would send the whole form.
      event.preventDefault();
      if (marked >= 0 && found[marked]) {
        choose(found[marked]);
      } else if (!choices.hidden && found.length > 0) {
        choose(found[0]);
      }
    } else if (event.key === 'Escape' && !choices.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  return editor;
}

const valueOf = (part, name) => part.querySelector(`[name=${name}]`)?.value ?? '';

function describe(choice) {
  const what = t(`recipient.kind.${choice.kind}`);
  const rest = choice.agencies ? t('recipients.agencies', { count: String(choice.agencies) }) : choice.detail;
  return [what, rest].filter(Boolean).join(' · ');
}

function row(lists) {
  const role = `<div class="cv-field"><label for="cv-#-role">${t('recipient.role')}</label>
      <select id="cv-#-role" name="role" aria-describedby="cv-#-role-error"></select><p id="cv-#-role-error" class="cv-error"></p></div>`;
  return `<input type="hidden" name="kind"><input type="hidden" name="receiver">
    <output id="cv-#-name" name="name" class="cv-recipient"></output>${lists ? '' : role}
    <button type="button" class="cv-remove" data-remove>${t('recipients.remove')}</button>`;
}
