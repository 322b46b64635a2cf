// Dates as an office writes them: dd/MM/yyyy and dd/MM/yyyy HH:mm, always in Asia/Ho_Chi_Minh (UTC+7 without summer time).
import { get } from './api.js';
import { h } from './elements.js';
import { t } from './i18n.js';
import { endOfDay, now } from './me.js';

const ZONE = '+07:00';

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' });
const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hour12: false });

/** Shows a day (`2026-11-22`) as `22/11/2026`. */
export function showDay(iso) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : '';
}

/** Shows a moment as `22/11/2026 17:00`. */
export function showMoment(instant) {
  if (!instant) {
    return '';
  }
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? '' : `${day.format(at)} ${time.format(at)}`;
}

/** Shows the time of a moment as `17:00`. */
export const showTime = (instant) => time.format(new Date(instant));

/** Reads a typed day; null where it is none. */
export function readDay(text) {
  const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (!parts) {
    return null;
  }
  const iso = `${parts[3]}-${parts[2].padStart(2, '0')}-${parts[1].padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** Reads a typed moment; without a time the end of the working day is meant; null where it is none. */
export function readMoment(text) {
  const parts = /^\s*(\S+)(?:\s+(\d{1,2})[:hg](\d{2}))?\s*$/.exec(text);
  const iso = parts ? readDay(parts[1]) : null;
  if (!iso) {
    return null;
  }
  const clock = parts[2] ? `${parts[2].padStart(2, '0')}:${parts[3]}` : endOfDay();
  const at = new Date(`${iso}T${clock}:00${ZONE}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Whether a moment is over. */
export const isPast = (instant) => new Date(instant).getTime() < now();

/**
 * Adds the browser's own picker beside a date field: the text stays the way to type, the button is a help.
 * Fields say by `data-kind` whether they hold a `day` or a `moment`.
 */
export function addPicker(input) {
  const withTime = input.dataset.kind === 'moment';
  const picker = document.createElement('input');
  picker.type = withTime ? 'datetime-local' : 'date';
  picker.className = 'cv-picker';
  picker.tabIndex = -1;
  picker.setAttribute('aria-hidden', 'true');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cv-pick';
  button.setAttribute('aria-label', t('date.pick'));
  button.addEventListener('click', () => {
    const known = withTime ? readMoment(input.value) : readDay(input.value);
    picker.value = known ? (withTime ? local(known) : known) : '';
    picker.showPicker();
  });
  picker.addEventListener('change', () => {
    if (picker.value) {
      input.value = withTime ? showMoment(`${picker.value}:00${ZONE}`) : showDay(picker.value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  const box = document.createElement('span');
  box.className = 'cv-date';
  input.replaceWith(box);
  box.append(input, button, picker);
  if (withTime) {
    warnOfHolidays(input, box);
  }
  input.placeholder ||= withTime ? 'dd/MM/yyyy HH:mm' : 'dd/MM/yyyy';
  input.autocomplete = 'off';
}

/** A deadline on a day off stays as it was typed; the next working day is offered beside it. */
function warnOfHolidays(input, box) {
  const place = h('p', { class: 'cv-warning', role: 'status' });
  box.after(place);
  let asked = null;
  const look = async () => {
    const at = readMoment(input.value);
    const agency = input.closest('[data-agency]')?.dataset.agency;
    const on = at && agency ? local(at).slice(0, 10) : null;
    if (on === asked) {
      return;
    }
    asked = on;
    const answer = on ? await get(`/api/calendar/${agency}/${on}`).catch(() => null) : null;
    if (asked !== on) {
      return;
    }
    place.replaceChildren(...(!answer || answer.working ? [] : [
      t('date.dayOff', { day: showDay(on), next: showDay(answer.workingDay) }), ' ',
      h('button', { type: 'button', onclick: () => {
        input.value = `${showDay(answer.workingDay)} ${local(at).slice(11)}`;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        input.focus();
      } }, t('date.useWorkingDay', { next: showDay(answer.workingDay) }))]));
  };
  for (const event of ['input', 'change']) {
    input.addEventListener(event, look);
  }
}

function local(instant) {
  const shifted = new Date(new Date(instant).getTime() + 7 * 3_600_000);
  return shifted.toISOString().slice(0, 16);
}
