// Where one is on the page stands in the address, so that a link, the way back and another day find the same.
import { now } from '/forms/me.js';

export const PATH = '/overdue';

const NAMES = ['agency', 'unit', 'post', 'period', 'from', 'to', 'list', 'due', 'week', 'origin', 'page', 'process', 'activity', 'late', 'names', 'was', 'wasFrom', 'wasTo'];

// What is no number there would be answered in Camunda's words.
const NUMBERS = ['due', 'page'];

/** What the present address says. */
export function here() {
  const query = new URLSearchParams(location.hash.split('?')[1] ?? '');
  return Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ''])
    .filter(([name, value]) => value !== '' && (!NUMBERS.includes(name) || /^\d{1,6}$/.test(value))));
}

/** The address of a place on the page; that of a list names its days, so that it finds the same ones another day. */
export function to(wanted) {
  const moves = (wanted.list || wanted.due) && !wanted.process && !/^(days|\d{4}-\d{2})$/.test(wanted.period ?? '');
  const place = moves ? { ...wanted, was: wanted.was ?? wanted.period ?? 'year', ...days(wanted), period: 'days' } : wanted;
  const query = new URLSearchParams(NAMES.filter((name) => place[name] !== undefined && place[name] !== '').map((name) => [name, place[name]]));
  return `#${PATH}${query.size ? `?${query}` : ''}`;
}

const DAY = 86_400_000;

/** First and last day of the period that a place names, as `2026-11-23`; the last day of a year or month that runs is today. */
export function days(place) {
  if (place.period === 'days' && place.from && place.to) {
    return { from: place.from, to: place.to };
  }
  if (/^\d{4}-\d{2}$/.test(place.period ?? '')) {
    const [ofYear, ofMonth] = place.period.split('-').map(Number);
    return { from: `${place.period}-01`, to: new Date(Date.UTC(ofYear, ofMonth, 0)).toISOString().slice(0, 10) };
  }
  // The province keeps UTC+7 without summer time.
  const today = new Date(now() + 7 * 3_600_000);
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  const at = (moment) => new Date(moment).toISOString().slice(0, 10);
  const midnight = Date.UTC(year, month, day);
  const monday = midnight - ((today.getUTCDay() + 6) % 7) * DAY;
  switch (place.period) {
    case 'month': return { from: at(Date.UTC(year, month, 1)), to: at(midnight) };
    case 'last-month': return { from: at(Date.UTC(year, month - 1, 1)), to: at(Date.UTC(year, month, 0)) };
    case 'week': return { from: at(monday), to: at(midnight) };
    case 'last-week': return { from: at(monday - 7 * DAY), to: at(monday - DAY) };
    default: return { from: at(Date.UTC(year, 0, 1)), to: at(midnight) };
  }
}
