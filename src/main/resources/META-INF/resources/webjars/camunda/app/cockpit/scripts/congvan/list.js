// The documents behind one number, page by page; what is ticked can be reminded of, given elsewhere or given more time.
import { showDay, showMoment } from '/forms/dates.js';
import { h, once } from '/forms/elements.js';
import { act, address, download, read, told } from './ask.js';
import { bulkBar } from './bulk.js';
import { nameOf, question } from './figures.js';
import { days, to } from './place.js';
import { figure, has, t } from './texts.js';

// What is ticked stays ticked on the other pages of the same list.
let kept = { list: '', chosen: new Map() };

/** The list of a place. */
export async function showList(main, place) {
  const asked = question(place);
  const found = await read('handling/documents', { ...asked, page: place.page });
  const { from, to: until } = days(place);
  const list = JSON.stringify(asked);
  if (kept.list !== list) {
    kept = { list, chosen: new Map() };
  }
  const { chosen } = kept;
  const title = t('list.title', { name: titleOf(place, until < days({ period: 'week' }).to) });
  const bar = bulkBar(chosen, main, async () => {
    chosen.clear();
    await showList(main, place);
    main.querySelector('h1').tabIndex = -1;
    main.querySelector('h1').focus();
  });
  main.replaceChildren(
    h('p', {}, h('a', { href: to({ ...place, list: undefined, due: undefined, week: undefined, origin: undefined, page: undefined, post: undefined, ...former(place) }) }, `← ${t('list.back')}`)),
    h('h1', {}, title),
    h('p', { class: 'cv-note' }, [whose(found.items, place), inPeriod(place, from, until)].filter(Boolean).join(' · '),
      found.frozenAt ? ` ${t('list.frozen', { time: showMoment(found.frozenAt) })}` : null),
    h('p', { class: 'cv-count' }, h('strong', { id: 'cv-list-count', 'data-count': found.total }, t('list.count', { count: figure(found.total) })),
      found.total === 0 ? null : files(found, asked)),
    found.total === 0 ? h('p', {}, t('list.none')) : table(found, chosen, bar),
    found.total === 0 ? '' : bar.node,
    pages(found, place));
  bar.changed();
}

// A short list is a file at once, a long one is made as a report that tells how far it is.
function files(found, asked) {
  const fault = h('span', { class: 'cv-fault', role: 'alert' });
  const doing = (work) => once(async () => {
    fault.replaceChildren();
    try {
      await work();
    } catch (error) {
      fault.replaceChildren(h('span', {}, told(error)));
    }
  });
  const file = (name) => {
    const path = address(`handling/list.${name}`, asked);
    return h('a', { class: 'cv-file', href: path, onclick: doing(() => download(path)) }, t(`list.${name}`));
  };
  return found.inFile ? [' ', file('xlsx'), ' ', file('pdf'), ' ', fault]
    : [' ', h('button', { type: 'button', 'data-act': 'list-report', onclick: doing(async () => {
      const { id } = await act('handling/list-reports', {}, asked);
      location.assign(`/reports/${id}`);
    }) }, t('list.report')), ' ', h('span', { class: 'cv-muted' }, t('list.report.hint')), ' ', fault];
}

// The list of a week has days of its own; the way back leads to the period from which it was opened.
function former(place) {
  return place.was ? { period: place.was, from: place.wasFrom, to: place.wasTo, was: undefined, wasFrom: undefined, wasTo: undefined } : {};
}

function inPeriod(place, from, until) {
  const days = place.week ? weekIn(place.week, from, until) : { from, to: until };
  const words = place.origin === 'ARRIVED' ? 'period.arrived' : place.week ? 'period.done' : 'period.in-words';
  return t(words, { from: showDay(days.from), to: showDay(days.to) });
}

// The first and last weeks of a period are its own only in part.
function weekIn(monday, from, until) {
  const sunday = new Date(Date.parse(monday) + (7 - (new Date(monday).getUTCDay() || 7)) * 86_400_000).toISOString().slice(0, 10);
  return { from: monday < from ? from : monday, to: sunday > until ? until : sunday };
}

function titleOf(place, isOver) {
  const name = has(`bucket.${place.list}`) ? t(`bucket.${place.list}`) : t('bucket.ALL');
  if (!place.due) {
    return name;
  }
  return `${t(isOver ? 'due.title.then' : 'due.title')} ${place.due === '1' ? t('due.in.1') : t('due.in', { days: place.due })}`;
}

function whose(items, place) {
  if (items.length === 0 || !place.agency) {
    return null;
  }
  const first = items[0].document;
  return [first.agencyName, place.unit && place.unit !== '-' ? first.unitName : null, place.post && place.post !== '-' ? first.personName : null].filter(Boolean).join(', ');
}

function table(found, chosen, bar) {
  const done = found.items.some(({ document }) => document.closedAt);
  return h('div', { class: 'cv-scroll', tabindex: '0', role: 'region', 'aria-label': t('list.document') },
    h('table', { class: 'cv-table cv-list' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, h('span', { class: 'sr-only' }, t('bulk.all'))),
        ['document', 'holder', 'due', done ? 'closed' : null, 'state'].filter(Boolean).map((name) => h('th', { scope: 'col' }, t(`list.${name}`))))),
      h('tbody', {}, found.items.map(({ document, letter, standing }) => {
        const name = [document.arrivalNumber, document.subject].filter(Boolean).join('. ') || document.id;
        const box = h('input', { type: 'checkbox', class: 'cv-choose', checked: chosen.has(document.id), 'aria-label': t('list.choose', { name }), onchange: () => {
          if (box.checked) {
            chosen.set(document.id, { name, document });
          } else {
            chosen.delete(document.id);
          }
          bar.changed();
        } });
        return h('tr', { 'data-document': document.id },
          h('td', { class: 'cv-tick' }, box),
          h('td', { 'data-label': t('list.document') }, nameOf(document), document.issuer ? h('span', { class: 'cv-muted cv-line' }, document.issuer) : null),
          h('td', { 'data-label': t('list.holder') }, document.holder, h('span', { class: 'cv-muted cv-line' }, [document.unitName, document.agencyName].filter(Boolean).join(', '))),
          h('td', { 'data-label': t('list.due') }, document.dueAt ? showMoment(document.dueAt) : t('list.nothing'),
            document.remaining ? h('span', { class: `cv-line ${letter === 'D' ? 'cv-late' : 'cv-muted'}` }, document.remaining) : null),
          done ? h('td', { 'data-label': t('list.closed') }, document.closedAt ? showMoment(document.closedAt) : '–') : null,
          h('td', { 'data-label': t('list.state') }, standing));
      }))));
}

/** The ways to the pages before and after; nothing where there is one page only. */
export function pages(found, place) {
  if (found.pages < 2) {
    return '';
  }
  const link = (page, words) => page < 0 || page >= found.pages ? null : h('a', { href: to({ ...place, page: page === 0 ? undefined : page }) }, words);
  return h('nav', { class: 'cv-pages', 'aria-label': t('list.pages') },
    link(found.page - 1, t('list.previous')),
    h('span', {}, t('list.page', { page: found.page + 1, pages: found.pages })),
    link(found.page + 1, t('list.next')));
}
