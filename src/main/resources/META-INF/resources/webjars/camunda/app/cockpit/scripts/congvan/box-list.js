// The tasks behind the count on one box of a diagram.
import { showMoment } from '/forms/dates.js';
import { h } from '/forms/elements.js';
import { read } from './ask.js';
import { nameOf } from './figures.js';
import { pages } from './list.js';
import { to } from './place.js';
import { figure, t } from './texts.js';

/** The list of a place. */
export async function showBoxList(main, place) {
  const late = place.late === 'true';
  const found = await read(`boxes/${encodeURIComponent(place.process)}/${encodeURIComponent(place.activity)}`, { late: place.late, page: place.page });
  const name = found.tasks[0]?.name ?? place.activity;
  main.replaceChildren(
    h('p', {}, h('a', { href: `#/process-definition/${encodeURIComponent(place.process)}/runtime` }, `← ${t('boxes.back')}`)),
    h('h1', {}, t(late ? 'boxes.overdue' : 'boxes.title', { name })),
    h('p', { class: 'cv-count' }, h('strong', { id: 'cv-list-count', 'data-count': found.total }, figure(found.total)), ' ',
      h('a', { href: to({ ...place, page: undefined, late: late ? undefined : 'true' }) }, t(late ? 'boxes.all' : 'boxes.late'))),
    found.tasks.length === 0 ? h('p', {}, t('boxes.none')) : table(found.tasks),
    pages(found, place));
}

function table(tasks) {
  return h('div', { class: 'cv-scroll', tabindex: '0', role: 'region', 'aria-label': t('list.document') },
    h('table', { class: 'cv-table cv-list' },
      h('thead', {}, h('tr', {}, [t('list.document'), t('boxes.agency'), t('boxes.person'), t('list.due'), t('boxes.instance')].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, tasks.map((task) => h('tr', { 'data-task': task.taskId },
        h('td', { 'data-label': t('list.document') }, task.document ? nameOf({ ...task.document, arrivalNumber: task.document.number }) : '–'),
        h('td', { 'data-label': t('boxes.agency') }, task.agencyName),
        h('td', { 'data-label': t('boxes.person') }, task.personName ?? t('boxes.nobody')),
        h('td', { 'data-label': t('list.due') }, task.dueAt ? showMoment(task.dueAt) : t('list.nothing'),
          task.remaining ? h('span', { class: `cv-line ${task.overdue ? 'cv-late' : 'cv-muted'}` }, task.remaining) : null),
        h('td', { 'data-label': t('boxes.instance') }, h('a', { href: `#/process-instance/${task.processInstanceId}/runtime` }, t('boxes.showInstance'))))))));
}
