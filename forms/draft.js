// Shows the draft of an outgoing document: who drafts and signs it, its files with all versions, what other units said.
import { get, inWords, post, remove, upload } from './api.js';
import { showMoment } from './dates.js';
import { readingCopy } from './document.js';
import { facts, h } from './elements.js';
import { t } from './i18n.js';

const address = (documentId) => `/api/outgoing/${documentId}`;

/** The draft of a document, as this person sees it. */
export const draftOf = (documentId) => get(address(documentId));

/** What is known of the draft besides the document's own marks. */
export function draftFacts(draft) {
  const link = (related) => related && h('a', { href: `/documents/${related.id}`, target: '_blank', rel: 'noopener' }, related.title);
  return [
    draft.returnReason ? h('p', { class: 'cv-message' }, t('draft.noteOf', { who: draft.returnedBy, reason: draft.returnReason })) : null,
    facts([
      [t('draft.drafter'), draft.drafter],
      [t('draft.unit'), draft.unitName],
      [t('draft.signer'), draft.signer],
      [t('document.toPlaces'), draft.receivers],
      [t('draft.paper'), draft.onPaper ? '✓' : null],
      [t('draft.answers'), link(draft.replyTo)],
      [draft.amends ? t(`draft.amends.${draft.amendment}`) : '', link(draft.amends)],
    ])];
}

/** What the units said that were asked; the drafter may stop waiting for those who have not said anything yet. */
export function draftComments(draft, changed = () => {}) {
  if (draft.comments.length === 0) {
    return [];
  }
  const fault = h('p', { class: 'cv-error', role: 'alert' });
  const stop = async () => {
    try {
      changed(await post(`${address(draft.documentId)}/comments/end`));
    } catch (error) {
      fault.textContent = inWords(error);
    }
  };
  return [h('section', { class: 'cv-brief', 'aria-label': t('draft.asked') },
    h('h3', {}, t('draft.asked')),
    draft.comments.map((each) => h('div', { class: 'cv-comment' },
      h('p', {}, h('strong', {}, t('draft.commentOf', { unit: each.unit, state: each.stateInWords }))),
      each.question ? h('p', { class: 'cv-hint' }, each.question) : null,
      h('p', { class: 'cv-state' }, each.commentedBy ? `${each.commentedBy}, ${showMoment(each.closedAt)}` : t('draft.due', { time: showMoment(each.dueAt), remaining: each.remaining })),
      each.comment ? h('p', { class: 'cv-words' }, each.comment) : null)),
    draft.mayStopWaiting ? h('button', { type: 'button', onclick: stop }, t('draft.stopWaiting')) : null,
    fault)];
}

/** The files with their versions; where the person may change them, with the buttons to do so. */
export function draftFiles(draft, changed = () => {}, editable = draft.mayEdit) {
  const list = draft.files.map((file) => {
    const [newest, ...older] = file.versions;
    const title = file.slot > 0 ? t('draft.appendixOf', { number: file.slot }) : t(newest.signed ? 'draft.mainSigned' : 'draft.main');
    const fault = h('p', { class: 'cv-error', role: 'alert' });
    const act = async (run) => {
      try {
        changed(await run());
      } catch (error) {
        fault.textContent = inWords(error);
      }
    };
    const input = h('input', { type: 'file', hidden: true, 'aria-label': t('draft.replace'),
      onchange: (event) => act(() => bring(draft.documentId, file.slot, event.currentTarget.files[0])) });
    return h('li', {},
      h('p', { class: 'cv-who' }, h('strong', {}, title), file.removed ? ` (${t('draft.removed')})` : '', file.inScan ? ` (${t('draft.inScan')})` : ''),
      version(draft, newest),
      comparing(draft, file),
      editable && !file.removed && file.slot > 0 ? h('p', {}, input,
        h('button', { type: 'button', onclick: () => input.click() }, t('draft.replace')), ' ',
        h('button', { type: 'button', onclick: () => act(() => remove(`${address(draft.documentId)}/files/${file.slot}`)) }, t('draft.remove'))) : null,
      fault,
      older.length > 0 ? h('details', { class: 'cv-others' }, h('summary', {}, t('draft.older', { count: older.length })),
        older.map((each) => version(draft, each))) : null);
  });
  return list.length > 0 ? h('ul', { class: 'cv-tree' }, list) : h('p', { class: 'cv-empty' }, t('draft.mainMissing'));
}

function version(draft, each) {
  return h('div', { class: 'cv-version' },
    h('p', {}, `${t('draft.version', { number: each.number })}: `,
      h('a', { href: `${address(draft.documentId)}/versions/${each.id}`, target: '_blank', rel: 'noopener' }, each.name)),
    h('p', { class: 'cv-state' }, t('draft.added', { who: each.addedBy, time: showMoment(each.addedAt), step: each.step })));
}

/** Lets any two versions of a file be compared whose words can be read; at first the newest with the one before it. */
function comparing(draft, file) {
  const versions = file.versions.filter((each) => each.comparable);
  if (versions.length < 2) {
    return null;
  }
  const choice = (name, chosen) => h('select', { id: `cv-compare-${name}-${file.slot}` }, versions.map((each, index) =>
    h('option', { value: index, selected: index === chosen }, t('draft.versionOf', { number: each.number, time: showMoment(each.addedAt) }))));
  const one = choice('one', 0);
  const other = choice('other', 1);
  const place = h('div', { 'aria-live': 'polite' });
  const compare = async () => {
    // The newest first, as the list stands: what is put in was put in later.
    const [after, before] = [Number(one.value), Number(other.value)].sort((left, right) => left - right).map((index) => versions[index]);
    try {
      const pieces = await get(`${address(draft.documentId)}/comparison?one=${before.id}&other=${after.id}`);
      place.replaceChildren(h('p', { class: 'cv-state' }, t('draft.compareTitle', { after: after.number, before: before.number })),
        pieces.every((piece) => piece.kind === 'SAME') ? h('p', { class: 'cv-empty' }, t('draft.same')) : difference(pieces));
    } catch (error) {
      place.replaceChildren(h('p', { class: 'cv-error', role: 'alert' }, inWords(error)));
    }
  };
  return h('details', { class: 'cv-others', 'data-apart': '' }, h('summary', {}, t('draft.compare')),
    h('div', { class: 'cv-compare' },
      h('div', { class: 'cv-field' }, h('label', { for: one.id }, t('draft.compareOne')), one),
      h('div', { class: 'cv-field' }, h('label', { for: other.id }, t('draft.compareOther')), other),
      h('button', { type: 'button', onclick: compare }, t('draft.compareNow'))),
    place);
}

/** Words taken out and put in, told by more than their colour. */
function difference(pieces) {
  return h('div', { class: 'cv-difference' }, pieces.map(({ kind, text }) => kind === 'SAME' ? shortened(text)
    : h(kind === 'REMOVED' ? 'del' : 'ins', {}, text)));
}

const shortened = (text) => text.length > 400 ? `${text.slice(0, 180)} […] ${text.slice(-180)}` : text;

/** Brings a version of the draft (slot 0), of an appendix, or a new appendix (slot null). */
export function bring(documentId, slot, file) {
  const parts = new FormData();
  parts.append('files', file);
  return upload(`${address(documentId)}/files${slot === null ? '' : `?slot=${slot}`}`, parts);
}

/** Shows beside the form what was brought just now. */
export async function refreshPaper(form) {
  const document_ = await get(`/api/documents/${form.document.id}`);
  form.document = document_;
  form.root.querySelector('.cv-paper')?.replaceChildren(...[readingCopy(document_)].flat(Infinity).filter(Boolean));
}

/** Lets a file input bring what is chosen at once; `changed` gets the draft as it is then. */
export function bringsAtOnce(input, documentId, slot, changed) {
  const fault = document.getElementById(`${input.id}-error`);
  input.addEventListener('change', async () => {
    fault.textContent = t('draft.uploading');
    try {
      let draft = null;
      for (const file of input.files) {
        draft = await bring(documentId, slot, file);
      }
      fault.textContent = '';
      if (draft) {
        changed(draft);
      }
    } catch (error) {
      fault.textContent = inWords(error);
    }
    input.value = '';
  });
}
