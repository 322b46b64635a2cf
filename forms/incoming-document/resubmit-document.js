// What the leader asked for is completed, and the document is submitted again.
import { get } from '/forms/api.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';
import { followRoute, registrationChoices } from '/forms/route.js';

export async function load(form) {
  await registrationChoices(form);
  const comments = await get(`/api/documents/${form.document.id}/comments`).catch(() => []);
  const last = (comments ?? []).filter((comment) => comment.level === 'LEADER').at(-1);
  const assignments = await get(`/api/documents/${form.document.id}/assignments`).catch(() => []);
  const returned = (assignments ?? []).filter((each) => each.state === 'RETURNED');
  form.body.querySelector('.cv-about').replaceChildren(
    ...(last ? [h('p', {}, h('strong', {}, `${t('resubmit.asked')}: `), last.text)] : []),
    ...returned.map((each) => h('p', {}, h('strong', {}, `${t('resubmit.returned', { receiver: each.receiver })}: `), each.returnReason ?? '')));
}

export const begin = followRoute;
export const changed = followRoute;
