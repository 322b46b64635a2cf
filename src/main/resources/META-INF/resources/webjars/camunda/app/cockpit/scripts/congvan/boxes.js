// On each box of a process diagram, how many tasks are open and how many of them overdue in the agencies that one supervises.
import { h } from '/forms/elements.js';
import { read } from './ask.js';
import { to } from './place.js';
import { figure, t } from './texts.js';

let gone = false;

export const boxes = {
  id: 'congvan-boxes',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  priority: 1000,
  render: async (viewer, { processDefinitionId }) => {
    gone = false;
    try {
      const found = await read(`boxes/${encodeURIComponent(processDefinitionId)}`);
      if (gone) {
        return;
      }
      const overlays = viewer.get('overlays');
      const elements = viewer.get('elementRegistry');
      for (const box of found.filter((each) => elements.get(each.activityId))) {
        const place = { process: processDefinitionId, activity: box.activityId };
        overlays.add(box.activityId, 'congvan-overdue', { position: { top: -26, left: 4 }, scale: { min: 0.8 }, html: mark(box, place) });
      }
    } catch (error) {
      // Who only draws diagrams follows no agency: he sees the diagram without counts.
      if (error.status !== 403) {
        console.error(error);
      }
    }
  },
  unmount: () => {
    gone = true;
  },
};

function mark(box, place) {
  const late = box.overdue > 0;
  return h('a', {
    class: late ? 'cv-box cv-box-late' : 'cv-box',
    href: to(late ? { ...place, late: 'true' } : place),
    'data-box': box.activityId,
    title: t('box.waiting', { open: figure(box.open), overdue: figure(box.overdue) }),
    'aria-label': t('box.waiting', { open: figure(box.open), overdue: figure(box.overdue) }),
  }, late ? `${figure(box.overdue)} / ${figure(box.open)}` : figure(box.open));
}
