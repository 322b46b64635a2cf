// The head of a unit gives the work to one handler and, if needed, to helpers.
import { nameOf, receivers } from '/forms/assignments.js';
import { showBrief } from '/forms/brief.js';
import { offerExtension, restoreExtension } from '/forms/extension.js';
import { rowsOf, setChoices } from '/forms/fields.js';
import { t } from '/forms/i18n.js';

export async function load(form) {
  await showBrief(form);
  const { raw } = await receivers(form.document.id);
  const unitId = form.assignment?.unitId;
  const own = (raw.posts ?? []).filter((post) => !unitId || post.unitId === unitId);
  const people = own.map((post) => ({ value: post.id, label: nameOf(post) }));
  setChoices(form.field('handlerPost'), people);
  form.body.querySelector('[data-rows=helpers]').addEventListener('cv-row', ({ detail: row }) => {
    setChoices(row.querySelector('[name=postId]'), people);
  });
  offerExtension(form);
}

export const begin = restoreExtension;

export function faults(form) {
  if (form.decision() !== 'assign') {
    return [];
  }
  const seen = new Set([form.field('handlerPost').value]);
  const found = [];
  for (const row of rowsOf(form.body.querySelector('[data-rows=helpers]'))) {
    const helper = row.querySelector('[name=postId]');
    if (helper.value && seen.has(helper.value)) {
      found.push({ control: helper, message: t('direct.twice') });
    }
    seen.add(helper.value);
  }
  return found;
}
