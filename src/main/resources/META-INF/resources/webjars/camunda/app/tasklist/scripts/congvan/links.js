// The ways to our own pages, for those who have work there.
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';
import { me } from '/forms/me.js';

const PAGES = [
  { key: 'link.arrivals', address: '/arrivals', roles: ['clerk'] },
  { key: 'link.register', address: '/registers/incoming', roles: ['clerk', 'leader', 'supervisor', 'archivist'] },
  { key: 'link.drafting', address: '/outgoing/new', roles: ['specialist', 'head', 'leader', 'clerk'] },
  { key: 'link.signing', address: '/signing', roles: ['leader', 'head', 'clerk'] },
  { key: 'link.overdue', address: '/camunda/app/cockpit/default/#/overdue', roles: ['supervisor'] },
  { key: 'link.admin', address: '/admin', roles: ['administrator'] },
];

export const links = {
  id: 'congvan-links',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1000,
  render: async (node) => {
    node.className = 'cv-links';
    try {
      const roles = new Set((await me()).roles);
      node.append(...PAGES.filter((page) => page.roles.some((role) => roles.has(role))).map((page) => h('a', { href: page.address }, t(page.key))));
    } catch (error) {
      console.error(error);
    }
  },
  unmount: () => {},
};
