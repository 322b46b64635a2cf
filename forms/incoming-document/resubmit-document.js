// What the leader asked for is completed, and the document is submitted again.
import { get } from '/forms/api.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';
import { followRoute, registrationChoices } from '/forms/route.js';

export async function load(form) {
  await registrationChoices(form);
  const comments = await get(`/api/documents/${form.document.id}/comments`).catch(() => []);
  const last = (comments ?? []).filter((comment) => comment.level === 'LEADER').at(-1);
  if (last) {
    form.body.querySelector('.cv-about').replaceChildren(h('p', {}, h('strong', {}, `${t('resubmit.asked')}: `), last.text));
  }
}

export const begin = followRoute;
export const changed = followRoute;
