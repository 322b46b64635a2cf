// The handler's report; what helpers and co-handlers have done is gathered beside it.
import { get } from '/forms/api.js';
import { flat, nameOf, receivers, tree } from '/forms/assignments.js';
import { showBrief } from '/forms/brief.js';
import { showTime } from '/forms/dates.js';
import { offerPause } from '/forms/deadlines.js';
import { isOutgoing } from '/forms/document.js';
import { h } from '/forms/elements.js';
import { offerExtension, restoreExtension } from '/forms/extension.js';
import { setChoices } from '/forms/fields.js';
import { t } from '/forms/i18n.js';
import { now } from '/forms/me.js';

export async function load(form) {
  await showBrief(form);
  const [{ raw }] = await Promise.all([receivers(form.document.id), gather(form)]);
  setChoices(form.field('handOverPost'),
    colleagues(raw.posts ?? [], form.assignment).map((each) => ({ value: each.id, label: nameOf(each) })));
  const answer = form.body.querySelector('.cv-answer-link');
  answer.href = `/outgoing/new?replyTo=${form.document.id}`;
  // What the agency has issued itself is carried out, not answered.
  for (const part of [answer.closest('p'), answer.closest('p').nextElementSibling]) {
    part.hidden = isOutgoing(form.document);
  }
  offerExtension(form);
  await offerPause(form, 'HANDLING', form.task.assignmentId);
  const again = () => {
    if (!document.hidden) {
      gather(form).catch((error) => form.tell(error));
    }
  };
  document.addEventListener('visibilitychange', again);
  form.scope.$on('$destroy', () => document.removeEventListener('visibilitychange', again));
}

export const begin = restoreExtension;

/** Work stays in the unit: of the unit that was given it, else of who handles it now. */
function colleagues(posts, assignment) {
  const own = posts.find((each) => each.id === assignment?.handlerPostId);
  const unitId = assignment?.unitId ?? own?.unitId;
  return posts.filter((each) => each.id !== own?.id && (!unitId || (each.unitId === unitId && each.role !== 'LEADER')));
}

/** The others may have gone on since the form was opened: who reports sees how far they are now. */
export async function check(form) {
  await gather(form);
  return null;
}

async function gather(form) {
  const assignments = await get(`/api/documents/${form.document.id}/assignments`);
  const own = flat(assignments).find((each) => each.id === form.task.assignmentId);
  const others = assignments.filter((each) => each.id !== form.task.assignmentId);
  const helpers = own?.children ?? [];
  const gathered = [...helpers, ...others];
  const place = form.body.querySelector('.cv-others-work');
  place.hidden = gathered.length === 0;
  place.replaceChildren(
    h('h3', {}, t('handle.others')),
    h('p', { class: 'cv-state' }, t('handle.asOf', { time: showTime(now()) }), ' ',
      h('button', { type: 'button', class: 'cv-link', onclick: () => gather(form).catch((error) => form.tell(error)) }, t('handle.lookAgain'))),
    tree(gathered));
  const open = (list, role) => list.some((each) => each.role === role && !each.closedAt);
  form.body.querySelector('.cv-close-helpers').hidden = !open(helpers, 'HELPER');
  form.body.querySelector('.cv-before-others').hidden = own?.role !== 'LEAD' || !open(others, 'CO');
}
