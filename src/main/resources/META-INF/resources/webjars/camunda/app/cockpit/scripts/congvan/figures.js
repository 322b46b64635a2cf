// Three numbers, what falls due, the rows, the weeks and what is overdue for longest; every number is a link to its list.
import { readDay, showDay, showMoment } from '/forms/dates.js';
import { h } from '/forms/elements.js';
import { read } from './ask.js';
import { bars, chart, stacks } from './charts.js';
import { days, to } from './place.js';
import { figure, rate, t } from './texts.js';

const PERIODS = ['year', 'month', 'last-month', 'week', 'last-week', 'days'];
const NOBODY = '-';
const MANY = 30;

/** What the server is asked for a place. */
export function question(place) {
  const { from, to: until } = days(place);
  return { agency: place.agency, unit: place.unit, post: place.post, list: place.list, due: place.due, week: place.week, origin: place.origin, names: place.names, from, to: until };
}

/** The figures of a place. */
export async function showFigures(main, place, left) {
  const found = await read('handling', question(place));
  // Who follows one agency only is shown its units at once.
  const at = { ...place, agency: found.agencyId ?? undefined, ...(isFrozenMonth(found) ? { period: found.from.slice(0, 7), from: undefined, to: undefined } : {}) };
  const isOver = found.to < days({ period: 'week' }).to;
  main.replaceChildren(
    h('h1', {}, t('title')),
    h('p', { class: 'cv-lead' }, t('lead'), ' ', h('a', { href: '/reports' }, t('reports'))),
    trail(place, found),
    periods(at, found.frozenMonths),
    h('p', { class: 'cv-note' }, t('period.in-words', { from: showDay(found.from), to: showDay(found.to) }),
      isOver ? ` ${t('period.over', { day: showDay(found.to) })}` : null,
      found.frozenAt ? ` ${t('frozen', { time: showMoment(found.frozenAt) })}` : null),
    numbers(found, at),
    dueSoon(found, at, isOver),
    rows(found, at, left),
    trend(found, at, left),
    oldest(found, at),
    identity(found, at));
}

function isFrozenMonth(found) {
  const { from, to: until } = days({ period: found.from.slice(0, 7) });
  return found.frozenAt && found.from === from && found.to === until;
}

// What was received is in exactly one bucket each: the sum is printed, so that anybody can check it.
function identity({ total }, at) {
  const link = (list, count) => count === 0 ? '0' : h('a', { href: to({ ...at, list }), 'data-sum': list }, figure(count));
  return h('p', { class: 'cv-note cv-identity' },
    BUCKETS.map(([name, list], n) => [n === 0 ? '' : ' + ', `${t(`bucket.${list}`)} `, link(list, total[name])]),
    ` = ${t('column.received')} `, link('ALL', total.received), '.');
}

/** The three first numbers, also on the dashboard's card. */
export function numbers(found, at) {
  const { total } = found;
  const done = total.onTime + total.late;
  const tile = (name, value, hint, list, late) => h('li', {}, h('a', { href: to({ ...at, list }), class: late ? 'cv-late' : null },
    h('span', { class: 'cv-tile-name' }, t(name)),
    h('strong', { 'data-number': list }, value),
    h('span', { class: 'cv-tile-hint' }, hint)));
  return h('ul', { class: 'cv-tiles cv-numbers' },
    tile('number.onTimeRate', rate(total.rate),
      done === 0 ? t('number.onTimeRate.none') : t('number.onTimeRate.of', { onTime: figure(total.onTime), done: figure(done) }), 'E,F'),
    tile('number.overdue', figure(total.overdue), t('number.overdue.hint'), 'D', total.overdue > 0),
    tile('number.unregistered', figure(total.unregistered), t('number.unregistered.hint'), 'A'));
}

function trail(place, found) {
  const top = found.wholeProvince ? t('all.province') : t('all.own');
  const steps = [];
  if (place.agency || place.unit) {
    steps.push(h('li', {}, h('a', { href: to({ ...place, agency: undefined, unit: undefined, post: undefined }) }, top)));
  }
  if (place.unit) {
    steps.push(h('li', {}, h('a', { href: to({ ...place, unit: undefined, post: undefined }) }, found.agencyName ?? top)));
  }
  const last = place.unit ? (place.unit === NOBODY ? t('nobody.unit') : found.unitName ?? place.unit) : found.agencyName ?? top;
  steps.push(h('li', { 'aria-current': 'page' }, last));
  return h('nav', { 'aria-label': t('trail'), class: 'cv-trail' }, h('ol', {}, steps));
}

function periods(place, frozenMonths) {
  const known = PERIODS.includes(place.period) || frozenMonths.includes(place.period) ? place.period : 'year';
  const own = h('div', { class: 'cv-own-days', hidden: known !== 'days' });
  const go = (next) => {
    sessionStorage.setItem('congvan:overdue', 'moved');
    location.hash = to({ ...place, ...next });
  };
  // Arrow keys pass through the choices: only the button changes the page.
  const choice = h('select', { id: 'cv-period', onchange: () => {
    own.hidden = choice.value !== 'days';
  } }, PERIODS.map((period) => h('option', { value: period, selected: period === known }, t(`period.${period}`))),
    frozenMonths.length === 0 ? null : h('optgroup', { label: t('period.frozen') },
      frozenMonths.map((month) => h('option', { value: month, selected: month === known }, t('period.frozen.month', { month: month.slice(5), year: month.slice(0, 4) })))));
  const names = h('select', { id: 'cv-names' }, ['now', 'then'].map((each) => h('option', { value: each, selected: each === (place.names ?? 'now') }, t(`names.${each}`))));
  const { from, to: until } = days(place);
  const first = h('input', { id: 'cv-from', type: 'text', value: showDay(from), placeholder: 'dd/MM/yyyy', autocomplete: 'off', 'aria-describedby': 'cv-days-fault' });
  const last = h('input', { id: 'cv-to', type: 'text', value: showDay(until), placeholder: 'dd/MM/yyyy', autocomplete: 'off', 'aria-describedby': 'cv-days-fault' });
  const fault = h('p', { id: 'cv-days-fault', class: 'cv-fault', role: 'alert' });
  own.append(
    h('label', { for: first.id }, t('period.from')), first,
    h('label', { for: last.id }, t('period.to')), last, fault);
  return h('form', { class: 'cv-periods', novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    const called = names.value === 'then' ? 'then' : undefined;
    if (choice.value !== 'days') {
      go({ period: choice.value, from: undefined, to: undefined, names: called });
      return;
    }
    const begin = readDay(first.value);
    const end = readDay(last.value);
    if (!begin || !end || begin > end) {
      fault.textContent = t('period.fault');
      (begin ? last : first).focus();
      return;
    }
    if (begin > days({ period: 'week' }).to) {
      fault.textContent = t('period.future');
      first.focus();
      return;
    }
    go({ period: 'days', from: begin, to: end, names: called });
  } }, h('span', { class: 'cv-pair' }, h('label', { for: choice.id }, t('period')), choice), own,
    h('span', { class: 'cv-pair' }, h('label', { for: names.id }, t('names')), names), h('button', { type: 'submit', 'data-act': 'show' }, t('period.show')));
}

function dueSoon(found, at, isOver) {
  return h('section', { 'aria-labelledby': 'cv-due' },
    h('h2', { id: 'cv-due' }, t(isOver ? 'due.title.then' : 'due.title')),
    h('ul', { class: 'cv-tiles' }, found.dueSoon.map((soon) => h('li', {}, h('a', { href: to({ ...at, due: soon.workingDays }) },
      h('strong', { 'data-due': soon.workingDays }, figure(soon.count)),
      h('span', { class: 'cv-tile-hint' }, soon.workingDays === 1 ? t('due.in.1') : t('due.in', { days: soon.workingDays })))))));
}

const BUCKETS = [
  ['unregistered', 'A'], ['forInformation', 'B'], ['progress', 'C'], ['noDeadline', 'C0'], ['overdue', 'D'], ['onTime', 'E'], ['late', 'F'], ['sentBack', 'G'],
];
const COLUMNS = [['received', 'ALL'], ...BUCKETS];

function rows(found, at, left) {
  const { level } = found;
  const title = t(`rows.${level}`);
  if (found.rows.length === 0) {
    return h('section', {}, h('h2', {}, title), h('p', {}, t('rows.none')));
  }
  const placeOf = (row) => ({ AGENCY: { ...at, agency: row.id }, UNIT: { ...at, unit: row.id }, PERSON: { ...at, post: row.id } })[level];
  const underSeveral = new Set(found.rows.map((row) => row.aboveName)).size > 1;
  const lines = found.rows.map((row) => h('tr', { 'data-row': row.id },
    h('th', { scope: 'row' }, level === 'PERSON' ? row.name : h('a', { href: to(placeOf(row)) }, row.name), row.ended ? ` (${t('rows.ended')})` : null,
      underSeveral && row.aboveName ? h('span', { class: 'cv-muted cv-line' }, t('rows.above', { name: row.aboveName })) : null),
    COLUMNS.map(([name, list]) => h('td', { class: 'cv-figure', 'data-label': t(`column.${name}`) },
      row.numbers[name] === 0 ? '0' : h('a', { href: to({ ...placeOf(row), list }), class: name === 'overdue' ? 'cv-late' : null, 'data-number': list }, figure(row.numbers[name])))),
    h('td', { class: 'cv-figure', 'data-label': t('column.rate') }, rate(row.numbers.rate))));
  const table = h('table', { class: 'cv-table cv-rows' },
    h('caption', { class: 'sr-only' }, title),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t(`column.name.${level}`)),
      COLUMNS.map(([name]) => h('th', { scope: 'col', class: 'cv-figure' }, t(`column.${name}`))),
      h('th', { scope: 'col', class: 'cv-figure' }, t('column.rate')))),
    h('tbody', {}, lines));
  const worst = found.rows.filter((row) => row.numbers.overdue > 0).slice(0, 10);
  const parts = [h('div', {}, lines.length > MANY ? finder(found.rows, lines) : null,
    h('div', { class: 'cv-scroll', tabindex: '0', role: 'region', 'aria-label': title }, table))];
  if (worst.length > 0) {
    const drawing = chart(t('chart.rows'), bars(worst.map((row) => row.name), worst.map((row) => row.numbers.overdue), t('column.overdue')));
    left(drawing.remove);
    parts.push(h('figure', {}, h('figcaption', {}, t('chart.rows')), drawing.node));
  }
  return h('section', { 'aria-labelledby': 'cv-rows' }, h('h2', { id: 'cv-rows' }, title), h('div', { class: 'cv-beside cv-wide' }, parts));
}

// A province has a thousand agencies: the worst ones first, any other one by its name.
function finder(rows, lines) {
  const names = rows.map((row) => plain(row.name));
  const count = h('span', { role: 'status', class: 'cv-muted' });
  let all = false;
  const show = () => {
    const words = plain(text.value.trim());
    lines.forEach((line, n) => {
      line.hidden = words === '' ? !all && n >= MANY : !names[n].includes(words);
    });
    count.textContent = t('rows.shown', { shown: figure(lines.filter((line) => !line.hidden).length), all: figure(lines.length) });
    more.hidden = all || words !== '';
  };
  const text = h('input', { id: 'cv-find', type: 'search', autocomplete: 'off', oninput: () => show() });
  const more = h('button', { type: 'button', 'data-act': 'all-rows', onclick: () => {
    all = true;
    show();
    text.focus();
  } }, t('rows.all'));
  show();
  return h('p', { class: 'cv-find' }, h('label', { for: text.id }, t('rows.find')), text, more, count);
}

const plain = (words) => words.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '');

function trend(found, at, left) {
  if (found.trend.length === 0) {
    return '';
  }
  const label = (week) => showDay(week.from).slice(0, 5);
  const drawing = chart(t('chart.trend'), stacks(found.trend.map(label),
    { label: t('trend.inTime'), values: found.trend.map((week) => week.inTime) },
    { label: t('trend.late'), values: found.trend.map((week) => week.late) }));
  left(drawing.remove);
  // The weeks go back beyond the period, so their lists do as well; what is frozen is frozen with its month.
  const former = { was: at.period ?? 'year', wasFrom: at.from, wasTo: at.to };
  const whole = found.frozenAt ? at : { ...at, ...former, period: 'days', from: found.trend[0].from, to: found.trend[found.trend.length - 1].to };
  const arrived = (week) => found.frozenAt ? { ...at, week: week.from } : { ...at, ...former, period: 'days', from: week.from, to: week.to };
  const number = (week, count, list, name) => h('td', { class: 'cv-figure', 'data-label': t(name) },
    count === 0 ? '0' : h('a', { href: to({ ...whole, list, week: week.from }) }, figure(count)));
  return h('section', { 'aria-labelledby': 'cv-trend' },
    h('h2', { id: 'cv-trend' }, t('trend.title')),
    h('div', { class: 'cv-beside' },
      h('table', { class: 'cv-table' },
        h('caption', { class: 'sr-only' }, t('trend.title')),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('trend.week')),
          ['trend.arrived', 'trend.inTime', 'trend.late'].map((name) => h('th', { scope: 'col', class: 'cv-figure' }, t(name))))),
        h('tbody', {}, found.trend.map((week) => h('tr', {},
          h('th', { scope: 'row' }, `${label(week)} – ${showDay(week.to)}`),
          h('td', { class: 'cv-figure', 'data-label': t('trend.arrived') }, week.arrived === 0 ? '0'
            : h('a', { href: to({ ...arrived(week), list: 'ALL', origin: 'ARRIVED' }) }, figure(week.arrived))),
          number(week, week.inTime, 'E', 'trend.inTime'),
          number(week, week.late, 'F', 'trend.late'))))),
      h('figure', {}, h('figcaption', {}, t('chart.trend')), drawing.node)));
}

function oldest(found, at) {
  return h('section', { 'aria-labelledby': 'cv-oldest' },
    h('h2', { id: 'cv-oldest' }, t('oldest.title')),
    found.oldest.length === 0 ? h('p', {}, t('oldest.none')) : h('ol', { class: 'cv-oldest' }, found.oldest.map((item) => h('li', {},
      nameOf(item), h('span', { class: 'cv-late' }, ` ${item.remaining ?? ''}`), h('span', { class: 'cv-muted' }, ` · ${[item.holder, at.agency ? null : item.agencyName].filter(Boolean).join(' · ')}`)))),
    found.oldest.length === 0 ? null : h('p', {}, h('a', { href: to({ ...at, list: 'D' }) }, t('list.title', { name: t('bucket.D') }))));
}

/** A document by number and abstract; a link where the reader may open it. */
export function nameOf(item) {
  const number = item.arrivalNumber ? `${item.arrivalNumber}. ` : '';
  if (!item.visible) {
    return h('span', { class: 'cv-muted' }, `${number}${t('list.hidden')}`);
  }
  const words = [item.numberAndSymbol, item.subject].filter(Boolean).join(' – ') || item.issuer || t('bucket.A');
  return h('a', { href: `/documents/${item.id}` }, `${number}${words}`);
}
