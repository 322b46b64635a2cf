// The list as a desk: the next task opens by itself, the place is kept, many tasks are ticked, phones go step by step.
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';
import { bulkBar } from './bulk.js';
import { markRead } from './card.js';
import { showDocumentDialog } from './document-view.js';

document.addEventListener('congvan:show-document', (event) => {
  event.preventDefault();
  showDocumentDialog(event.detail.documentId);
});

export const list = {
  id: 'congvan-list',
  pluginPoint: 'tasklist.list',
  priority: 200,
  render: (node, api, scope) => {
    const data = scope.tasklistData.newChild(scope);
    const { bar, stop } = bulkBar(() => data.changed('taskList'));
    node.append(bar);
    const onCompleted = openNext(data);
    const stopSteps = stepByStep(data, scope);
    scope.$on('$destroy', () => {
      stop();
      stopSteps();
      document.removeEventListener('congvan:completed', onCompleted);
    });
  },
  unmount: () => {},
};

/** After a completion, opens what came after the completed task; the scroll position stays. */
function openNext(data) {
  let order = [];
  let before = [];
  let completed = null;
  const goOn = () => {
    if (!completed || order.includes(completed.taskId)) {
      return;
    }
    const at = completed.order.indexOf(completed.taskId);
    const next = completed.order.slice(at + 1).find((id) => order.includes(id))
      ?? completed.order.slice(0, Math.max(at, 0)).reverse().find((id) => order.includes(id))
      ?? order[0];
    const { top } = completed;
    completed = null;
    setTimeout(() => {
      if (scroller()) {
        scroller().scrollTop = top;
      }
      if (next) {
        open(next);
      }
    }, 50);
  };
  const onCompleted = ({ detail: { taskId } }) => {
    // The list may have been fetched anew before the form tells of its completion.
    completed = { order: order.includes(taskId) ? order : before, taskId, top: scroller()?.scrollTop ?? 0 };
    goOn();
  };
  document.addEventListener('congvan:completed', onCompleted);
  data.observe('taskList', (found) => {
    before = order;
    order = (found?._embedded?.task ?? []).map((task) => task.id);
    goOn();
  });
  return onCompleted;
}

function open(taskId) {
  const link = [...document.querySelectorAll('.tasks-list h4.task a')].find((each) => each.href.includes(`task=${taskId}`));
  link?.click();
  link?.scrollIntoView({ block: 'nearest' });
}

const scroller = () => document.querySelector('section.tasks-list > .content');

/** Where three columns have no room, one is shown: filters, then the list, then the task, with a way back. */
function stepByStep(data, scope) {
  const back = h('button', { type: 'button', class: 'cv-back', onclick: () => show('list') }, t('step.back'));
  const filters = h('button', { type: 'button', class: 'cv-to-filters', onclick: () => show(document.body.dataset.step === 'filters' ? 'list' : 'filters') }, t('step.filters'));
  const bar = h('div', { class: 'cv-steps' }, filters, back);
  let listTop = 0;
  const show = (step) => {
    // On a phone the whole page scrolls: each step begins at its top, the list where it was left.
    const page = document.querySelector('.page-wrap');
    if (document.body.dataset.step === 'list') {
      listTop = page.scrollTop;
    }
    document.body.dataset.step = step;
    page.scrollTop = step === 'list' ? listTop : 0;
    back.hidden = step !== 'task';
    filters.hidden = step === 'task';
    filters.textContent = step === 'filters' ? t('step.list') : t('step.filters');
  };
  document.querySelector('.three-cols-layout-columns')?.before(bar);
  let known;
  data.observe('taskId', ({ taskId }) => {
    if (taskId) {
      markRead(taskId);
      document.querySelector(`.cv-choose[data-task="${CSS.escape(taskId)}"]`)?.closest('li.task')?.querySelector('.cv-unread')?.remove();
    }
    show(taskId ? 'task' : 'list');
  });
  data.observe('currentFilter', (filter) => {
    if (known && filter && known !== filter.id) {
      show('list');
    }
    known = filter?.id;
  });
  const onClick = (event) => {
    if (event.target.closest('.tasks-list li.task .clickable') && !event.target.closest('.cv-choose, .shutter')) {
      show('task');
    }
    if (event.target.closest('.task-filter')) {
      show('list');
    }
  };
  document.addEventListener('click', onClick);
  return () => {
    document.removeEventListener('click', onClick);
    bar.remove();
  };
}
