// What the receiver said, and whom the document goes to instead.
import { get } from '/forms/api.js';
import { showMoment } from '/forms/dates.js';
import { h } from '/forms/elements.js';
import { rowsOf } from '/forms/fields.js';
import { t } from '/forms/i18n.js';
import { recipients } from '/forms/recipients.js';

export async function load(form) {
  form.elsewhere = recipients(form.body.querySelector('.cv-elsewhere'), form.task.agencyId, { lists: true, label: t('refusal.others') });
  const refused = await get(`/api/deliveries/${form.task.variables.refusedDelivery}`);
  form.body.querySelector('.cv-about').replaceChildren(
    h('p', {}, h('strong', {}, t('refusal.by', { receiver: refused.receiver })), ' ', [refused.person, refused.unit, showMoment(refused.at)].filter(Boolean).join(', ')),
    h('p', { class: 'cv-words' }, refused.reason ?? ''));
}

export function faults(form) {
  return form.decision() === 'elsewhere' && rowsOf(form.elsewhere).length === 0
    ? [{ control: form.elsewhere.querySelector('[data-add]'), message: t('refusal.needsOther') }] : [];
}
