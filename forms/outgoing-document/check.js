// Who checks a draft reads it, its versions and what other units said; a return needs its reason.
import { get } from '/forms/api.js';
import { bringsAtOnce, draftComments, draftFacts, draftFiles, draftOf, refreshPaper } from '/forms/draft.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';

export async function load(form) {
  const id = form.document.id;
  const about = form.body.querySelector('.cv-about');
  const draw = (draft) => about.replaceChildren(...[draftFacts(draft), draftFiles(draft, draw, false), draftComments(draft, draw)].flat().filter(Boolean));
  const draft = await draftOf(id);
  draw(draft);
  form.body.querySelector('.cv-unsigned')?.replaceChildren(...unsignedAppendices(draft));
  await showFindings(form, id);
  const main = form.body.querySelector('#cv-mainFile');
  if (main) {
    bringsAtOnce(main, id, 0, (draft) => {
      draw(draft);
      showFindings(form, id);
      refreshPaper(form).catch((error) => form.tell(error));
    });
  }
}

/** What goes out without the agency's signature, because only pages can bear one. */
function unsignedAppendices(draft) {
  return draft.onPaper ? [] : draft.files
    .filter((file) => file.slot > 0 && !file.removed && !file.versions[0].signed)
    .map((file) => h('p', { class: 'cv-hint' }, t('issue.unsignedAppendix', { name: file.versions[0].name })));
}

/** What the system itself sees of the form; the person decides. */
async function showFindings(form, id) {
  const place = form.body.querySelector('.cv-findings');
  if (!place) {
    return;
  }
  const found = await get(`/api/outgoing/${id}/findings`).catch(() => null);
  place.replaceChildren(h('h3', {}, t('format.findings')),
    found === null ? h('p', { class: 'cv-empty' }, t('format.notLooked'))
      : found.length === 0 ? h('p', { class: 'cv-empty' }, t('format.nothing'))
        : h('ul', { class: 'cv-tree' }, found.map((one) => h('li', {},
          h('p', { class: 'cv-who' }, h('strong', {}, t(one.must ? 'format.must' : 'format.should')), ` ${one.words}`),
          h('p', { class: 'cv-state' }, [one.page ? t('format.page', { page: one.page }) : '', one.article].filter(Boolean).join(', '))))));
}

export function faults(form) {
  const note = form.field('note');
  return form.decision() === 'return' && note.value.trim() === '' ? [{ control: note, message: t('fault.reason') }] : [];
}
