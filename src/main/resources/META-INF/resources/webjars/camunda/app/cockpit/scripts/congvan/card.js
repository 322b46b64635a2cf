// The three numbers on Cockpit's first page.
import { inWords } from '/forms/api.js';
import { h } from '/forms/elements.js';
import { me } from '/forms/me.js';
import { read } from './ask.js';
import { numbers } from './figures.js';
import { to } from './place.js';
import { t } from './texts.js';

// Cockpit puts what others add at the end of its page; for a supervisor it is what comes first.
function first(node) {
  const section = node.closest('section');
  section?.parentElement.prepend(section);
}

export const card = {
  id: 'congvan-overdue-card',
  pluginPoint: 'cockpit.dashboard',
  priority: 1000,
  render: async (node) => {
    const place = h('section', { class: 'cv-supervision cv-card', 'aria-labelledby': 'cv-card-title' });
    node.append(place);
    requestAnimationFrame(() => first(node));
    try {
      await me();
      const found = await read('handling/numbers');
      place.append(
        h('h2', { id: 'cv-card-title' }, t('card.title')),
        numbers(found, { agency: found.agencyId ?? undefined }),
        h('p', {}, h('a', { href: to({}) }, t('card.open'))));
    } catch (error) {
      // Analysts see Cockpit too, and follow no agency.
      if (error.status === 403) {
        place.remove();
        return;
      }
      place.append(h('p', { class: 'cv-fault', role: 'alert' }, inWords(error)));
    }
  },
  unmount: () => {},
};
