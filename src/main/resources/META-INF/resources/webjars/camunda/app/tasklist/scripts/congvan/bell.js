// The bell in Tasklist's bar: how many notices are unread, and the way to them.
import { ring } from '/bell.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';

let stop = () => {};

export const bell = {
  id: 'congvan-bell',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1100,
  render: (node) => {
    node.className = 'cv-links';
    const count = h('span', { class: 'cv-count', hidden: true });
    node.append(h('a', { href: '/notices' }, t('link.notices'), ' ', count));
    stop = ring(count);
  },
  unmount: () => stop(),
};
