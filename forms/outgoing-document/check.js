// Who checks a draft reads it, its versions and what other units said; a return needs its reason.
import { bringsAtOnce, draftComments, draftFacts, draftFiles, draftOf } from '/forms/draft.js';
import { t } from '/forms/i18n.js';

export async function load(form) {
  const id = form.document.id;
  const about = form.body.querySelector('.cv-about');
  const draw = (draft) => about.replaceChildren(...[draftFacts(draft), draftFiles(draft, draw, false), draftComments(draft, draw)].flat().filter(Boolean));
  draw(await draftOf(id));
  const main = form.body.querySelector('#cv-mainFile');
  if (main) {
    bringsAtOnce(main, id, 0, draw);
  }
}

export function faults(form) {
  const note = form.field('note');
  return form.decision() === 'return' && note.value.trim() === '' ? [{ control: note, message: t('fault.reason') }] : [];
}
