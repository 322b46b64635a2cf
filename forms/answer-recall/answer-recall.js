// Who asks for the document back, and why.
import { get } from '/forms/api.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';

export async function load(form) {
  const { origin } = await get(`/api/documents/${form.document.id}/deliveries`);
  form.body.querySelector('.cv-about').replaceChildren(
    h('p', {}, h('strong', {}, t('recall.by', { sender: origin?.sender ?? '' }))),
    h('p', { class: 'cv-words' }, origin?.askedReason ?? ''));
}
