// The tab "Văn bản" on every task.
import { get, inWords } from '/forms/api.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';
import { showDocumentView } from './document-view.js';

export const documentTab = {
  id: 'congvan-document',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: t('tab.document') },
  render: async (node, { taskId }) => {
    try {
      const task = await get(`/api/tasks/${taskId}`);
      if (task.documentId) {
        await showDocumentView(node, task.documentId);
      } else {
        node.append(h('p', {}, t('view.noDocument')));
      }
    } catch (error) {
      node.append(h('p', { class: 'cv-view' }, inWords(error)));
    }
  },
  unmount: () => {},
};
