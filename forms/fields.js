// Reads and fills the fields of a form by their `name` and `data-kind`; a row editor is one field holding a list.
import { isPast, readDay, readMoment, showDay, showMoment, addPicker } from './dates.js';
import { t, translate } from './i18n.js';

/** Prepares all fields below an element: a place for the fault beside each one, pickers, row editors. */
export function prepare(root) {
  for (const input of root.querySelectorAll('input[data-kind=day], input[data-kind=moment]')) {
    addPicker(input);
  }
  for (const editor of root.querySelectorAll('[data-rows]')) {
    prepareRows(editor);
  }
}

/** Lets the fields say what they have to say about what was filled in by the form itself. */
export function look(root) {
  for (const input of root.querySelectorAll('[data-kind=moment]')) {
    input.dispatchEvent(new Event('change'));
  }
}

/** The values of all fields as the draft's record names them; half-typed dates count as absent. */
export function collect(root) {
  const content = {};
  for (const control of controls(root)) {
    assign(content, control);
  }
  for (const editor of root.querySelectorAll('[data-rows]')) {
    content[editor.dataset.rows] = rowsOf(editor).map((row) => collect(row));
  }
  return content;
}

/** What is in the fields letter by letter, so that nothing half-typed is lost either. */
export function snapshot(root) {
  const typed = {};
  for (const control of controls(root)) {
    if (control.type === 'radio') {
      if (control.checked) {
        typed[control.name] = control.value;
      }
    } else if (control.type === 'checkbox') {
      (typed[control.name] ??= {})[control.value] = control.checked;
    } else {
      typed[control.name] = control.value;
    }
  }
  for (const editor of root.querySelectorAll('[data-rows]')) {
    typed[editor.dataset.rows] = rowsOf(editor).map((row) => snapshot(row));
  }
  return typed;
}

/** Puts a snapshot back. */
export function restore(root, typed) {
  for (const editor of root.querySelectorAll('[data-rows]')) {
    setRows(editor, typed[editor.dataset.rows] ?? [], restore);
  }
  for (const control of controls(root)) {
    const value = typed[control.name];
    if (value === undefined) {
      continue;
    }
    if (control.type === 'radio') {
      control.checked = control.value === value;
    } else if (control.type === 'checkbox') {
      control.checked = value[control.value] === true;
    } else {
      control.value = value;
    }
  }
}

/** Fills the fields from a draft's content. */
export function fill(root, content) {
  for (const editor of root.querySelectorAll('[data-rows]')) {
    setRows(editor, content[editor.dataset.rows] ?? [], fill);
  }
  for (const control of controls(root)) {
    show(control, content);
  }
}

/** The faults that a form can see by itself: what is required and empty, and dates that are none. */
export function faults(root) {
  const found = [];
  for (const control of root.querySelectorAll('[name]')) {
    if (control.type === 'hidden' || isApart(control, root) || control.closest('[hidden], :disabled')) {
      continue;
    }
    const empty = control.type === 'radio'
      ? !root.querySelector(`[name="${control.name}"]:checked`)
      : control.type === 'checkbox' ? !control.checked : control.value.trim() === '';
    if (empty && control.required) {
      found.push({ control, message: t('fault.required') });
    } else if (!empty && control.dataset.kind === 'day' && !readDay(control.value)) {
      found.push({ control, message: t('fault.day') });
    } else if (!empty && control.dataset.kind === 'moment' && !readMoment(control.value)) {
      found.push({ control, message: t('fault.moment') });
    } else if (!empty && control.dataset.kind === 'moment' && isPast(readMoment(control.value))) {
      found.push({ control, message: t('fault.past') });
    } else if (!empty && control.type === 'number' && !control.checkValidity()) {
      found.push({ control, message: t('fault.number') });
    }
  }
  return found.filter((one, index) => found.findIndex((other) => other.control.name === one.control.name
      && other.control.closest('.cv-row') === one.control.closest('.cv-row')) === index);
}

/** Shows a fault beside its field, and takes it away when the field is changed. */
export function showFault(control, message) {
  const place = document.getElementById(control.getAttribute('aria-describedby')?.split(' ').pop() ?? '');
  control.setAttribute('aria-invalid', 'true');
  if (place) {
    place.textContent = message;
  }
  const clear = () => {
    control.removeAttribute('aria-invalid');
    if (place) {
      place.textContent = '';
    }
  };
  // What is wrong with a whole list stands at its button, and goes when any row is changed.
  const changed = 'add' in control.dataset ? control.closest('[data-rows]') : control;
  for (const event of ['input', 'change']) {
    changed.addEventListener(event, clear, { once: true });
  }
}

/**
 * Shows what a refusal tells by field name: `rows[1].dueAt` is the field `dueAt` of the second row, `rows` the whole list.
 * Returns the marked fields, and the sentences for which there is no field to see.
 */
export function showFaults(root, byName) {
  const marked = [];
  const others = [];
  for (const [name, message] of Object.entries(byName)) {
    const control = named(root, name);
    if (control && !control.closest('[hidden]')) {
      showFault(control, message);
      marked.push(control);
    } else {
      others.push(message);
    }
  }
  return { marked, others };
}

function named(root, name) {
  const inRow = /^(\w+)\[(\d+)\]\.(\w+)$/.exec(name);
  const editor = root.querySelector(`[data-rows="${CSS.escape(inRow ? inRow[1] : name)}"]`);
  if (inRow) {
    return editor && rowsOf(editor)[Number(inRow[2])]?.querySelector(`[name="${CSS.escape(inRow[3])}"]`);
  }
  return editor?.querySelector('[data-add]') ?? root.querySelector(`[name="${CSS.escape(name)}"]`);
}

/** Takes all faults away. */
export function clearFaults(root) {
  for (const control of root.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid');
  }
  for (const place of root.querySelectorAll('.cv-error')) {
    place.textContent = '';
  }
}

/** Fills a list of choices; `groups` are `{label, choices: [{value, label}]}` or plain choices. */
export function setChoices(select, choices, empty = t('choose')) {
  const kept = select.value;
  select.replaceChildren();
  if (empty !== null) {
    select.append(new Option(empty, ''));
  }
  for (const choice of choices) {
    if (choice.choices) {
      const group = document.createElement('optgroup');
      group.label = choice.label;
      group.append(...choice.choices.map((each) => new Option(each.label, each.value)));
      select.append(group);
    } else {
      select.append(new Option(choice.label, choice.value));
    }
  }
  if (kept) {
    select.value = kept;
  }
}

/** Adds one row to a row editor and returns it. */
export function addRow(editor) {
  const number = (editor.count = (editor.count ?? 0) + 1);
  const row = document.createElement('div');
  row.className = 'cv-row';
  row.innerHTML = editor.querySelector('template').innerHTML.replaceAll('#', `${editor.dataset.rows}-${number}`);
  row.querySelector('[data-remove]')?.addEventListener('click', () => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    (next?.querySelector('select, input') ?? editor.querySelector('[data-add]')).focus();
    editor.dispatchEvent(new Event('input', { bubbles: true }));
  });
  editor.querySelector('.cv-rows').append(row);
  translate(row);
  prepare(row);
  editor.dispatchEvent(new CustomEvent('cv-row', { detail: row }));
  return row;
}

/** The rows of an editor. */
export const rowsOf = (editor) => [...editor.querySelectorAll(':scope > .cv-rows > .cv-row')];

function prepareRows(editor) {
  editor.querySelector('[data-add]')?.addEventListener('click', () => {
    addRow(editor).querySelector('select, input').focus();
    editor.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function setRows(editor, list, how) {
  rowsOf(editor).forEach((row) => row.remove());
  for (const content of list) {
    how(addRow(editor), content);
  }
}

function controls(root) {
  return [...root.querySelectorAll('[name]')].filter((control) => !control.hasAttribute('cam-variable-name') && !isApart(control, root)
      && (root.classList.contains('cv-row') || !control.closest('.cv-row')));
}

/** What stands apart in a form is sent by a button of its own, and is no part of the draft. */
function isApart(control, root) {
  const part = control.closest('[data-apart]');
  return part !== null && part !== root;
}

function assign(content, control) {
  const { name, value } = control;
  switch (control.dataset.kind) {
    case 'day':
      content[name] = readDay(value);
      break;
    case 'moment':
      content[name] = readMoment(value);
      break;
    case 'integer':
      content[name] = value.trim() === '' ? null : Number.parseInt(value, 10);
      break;
    case 'boolean':
      content[name] = control.checked;
      break;
    case 'many':
      content[name] ??= [];
      if (control.checked) {
        content[name].push(value);
      }
      break;
    case 'receiver':
      content.unitId = value.startsWith('unit:') ? value.slice(5) : null;
      content.postId = value.startsWith('post:') ? value.slice(5) : null;
      break;
    default:
      if (control.type !== 'radio') {
        content[name] = value.trim() === '' ? null : value.trim();
      } else if (control.checked) {
        content[name] = value;
      }
  }
}

function show(control, content) {
  const value = content[control.name];
  switch (control.dataset.kind) {
    case 'day':
      control.value = showDay(value);
      break;
    case 'moment':
      control.value = showMoment(value);
      break;
    case 'boolean':
      control.checked = value === true;
      break;
    case 'many':
      control.checked = (value ?? []).includes(control.value);
      break;
    case 'receiver':
      control.value = content.unitId ? `unit:${content.unitId}` : content.postId ? `post:${content.postId}` : '';
      break;
    default:
      if (control.type === 'radio') {
        control.checked = control.value === value;
      } else {
        control.value = value ?? '';
      }
  }
}
