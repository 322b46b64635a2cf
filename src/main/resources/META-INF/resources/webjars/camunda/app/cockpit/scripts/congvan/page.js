// The page “Quá hạn”: figures first, then the list behind whichever number was opened.
import { h } from '/forms/elements.js';
import { me } from '/forms/me.js';
import { told } from './ask.js';
import { showBoxList } from './box-list.js';
import { showFigures } from './figures.js';
import { showList } from './list.js';
import { PATH, here, to } from './place.js';
import { t } from './texts.js';

export const navigation = {
  id: 'congvan-overdue-link',
  pluginPoint: 'cockpit.navigation',
  priority: 1000,
  properties: { label: t('title'), path: PATH, pagePath: to({}) },
};

let leave = [];

export const page = {
  id: 'congvan-overdue-page',
  pluginPoint: 'cockpit.route',
  properties: { path: PATH, label: t('title') },
  render: async (node) => {
    leave = [];
    const main = h('main', { class: 'cv-supervision', id: 'cv-supervision', tabindex: '-1' }, h('p', { role: 'status' }, t('loading')));
    node.append(main);
    document.title = `${t('title')} · Công Văn`;
    const place = here();
    const show = async () => {
      try {
        await me();
        const left = (undo) => leave.push(undo);
        if (place.process) {
          await showBoxList(main, place);
        } else if (place.list || place.due) {
          await showList(main, place);
        } else {
          await showFigures(main, place, left);
        }
      } catch (error) {
        main.replaceChildren(h('h1', {}, t('title')), h('p', { class: 'cv-fault', role: 'alert' }, told(error, show)),
          h('p', {}, h('a', { href: to({}) }, t('begin'))));
      }
    };
    await show();
    // After a link of the page the reader goes on at its new heading.
    const heading = main.querySelector('h1');
    if (heading && sessionStorage.getItem('congvan:overdue') === 'moved') {
      sessionStorage.removeItem('congvan:overdue');
      heading.tabIndex = -1;
      heading.focus();
    }
    main.addEventListener('click', (event) => {
      if (event.target.closest?.('a[href^="#/overdue"]')) {
        sessionStorage.setItem('congvan:overdue', 'moved');
      }
    });
  },
  unmount: () => leave.forEach((undo) => undo()),
};
