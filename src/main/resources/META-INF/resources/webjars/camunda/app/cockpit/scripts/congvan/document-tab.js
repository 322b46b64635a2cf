// The document that a running process is about.
import { inWords } from '/forms/api.js';
import { showMoment } from '/forms/dates.js';
import { facts, h } from '/forms/elements.js';
import { read } from './ask.js';
import { t } from './texts.js';

export const documentTab = {
  id: 'congvan-document-tab',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 1000,
  properties: { label: t('tab') },
  render: async (node, { processInstanceId }) => {
    const place = h('div', { class: 'cv-supervision cv-document' }, h('p', { role: 'status' }, t('loading')));
    node.append(place);
    try {
      const found = await read(`documents/${encodeURIComponent(processInstanceId)}`);
      place.replaceChildren(...(found ? shown(found) : [h('p', {}, t('tab.none'))]));
    } catch (error) {
      place.replaceChildren(h('p', { class: 'cv-fault', role: 'alert' }, inWords(error)));
    }
  },
  unmount: () => {},
};

function shown(found) {
  const { document } = found;
  return [
    facts([
      [t('tab.number'), document.number ?? t('tab.unnumbered')],
      [t('tab.subject'), document.visible ? document.subject : t('list.hidden')],
      [t('tab.agency'), found.agencyName],
      [t('tab.state'), found.stateInWords],
      [t('tab.where'), found.whereInWords],
      [t('tab.due'), found.dueAt ? h('span', {}, `${showMoment(found.dueAt)} `, h('span', { class: found.overdue ? 'cv-late' : 'cv-muted' }, `(${found.remaining})`)) : t('list.nothing')],
    ]),
    document.visible ? h('p', {}, h('a', { href: `/documents/${document.id}` }, t('tab.open'))) : '',
  ];
}
