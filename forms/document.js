// Shows a document: its reading copy beside a form, its marks in a line, its files.
import { isPast, showDay, showMoment } from './dates.js';
import { facts, h } from './elements.js';
import { locale, t } from './i18n.js';

/** Puts the document beside the fields of a form; where there is no room for both, two buttons change between them. */
export function showDocument(root, document_, task) {
  if (root.querySelector('.cv-paper')) {
    return;
  }
  const fields = h('button', { type: 'button', class: 'cv-tab-fields', 'aria-pressed': 'true', onclick: () => turn('fields') }, t('tab.form'));
  const paper = h('button', { type: 'button', class: 'cv-tab-paper', 'aria-pressed': 'false', onclick: () => turn('paper') }, t('tab.document'));
  const turn = (side) => {
    root.dataset.side = side;
    fields.setAttribute('aria-pressed', String(side === 'fields'));
    paper.setAttribute('aria-pressed', String(side === 'paper'));
  };
  root.dataset.side = 'fields';
  root.prepend(h('div', { class: 'cv-tabs', role: 'group', 'aria-label': t('tab.group') }, fields, paper));
  const sheet = root.querySelector('.cv-sheet');
  const both = h('div', { class: 'cv-both' });
  sheet.replaceWith(both);
  both.append(sheet, h('aside', { class: 'cv-paper', 'aria-label': t('tab.document') }, readingCopy(document_)));
  sheet.prepend(summary(document_, task));
}

/** The marks by which an official knows a document, in a few lines. */
export function summary(document_, task) {
  // The document's own deadline is another one than that of most tasks about it.
  const ofTask = task?.dueAt && Date.parse(task.dueAt) !== Date.parse(document_.dueAt);
  return h('header', { class: 'cv-summary' },
    h('p', { class: 'cv-subject' }, document_.subject || document_.files?.[0]?.name || t('document.unregistered')),
    facts([
      [t('document.state'), document_.arrivalNumber ? null : document_.stateInWords],
      [t('document.arrivedAt'), document_.arrivalNumber || isOutgoing(document_) ? null : showMoment(document_.arrivedAt)],
      [t('document.arrivalNumber'), document_.arrivalNumber],
      [t('document.identifier'), identifier(document_)],
      [t('document.issuedOn'), document_.arrivalNumber || isOutgoing(document_) ? null : showDay(document_.issuedOn)],
      [t('document.issuer'), isOutgoing(document_) ? null : document_.issuerName],
      [t('task.dueAt'), ofTask ? due(task.dueAt, task.remaining, true) : null],
      [t(isOutgoing(document_) ? 'document.issueDueAt' : 'document.dueAt'), document_.dueAt ? due(document_.dueAt, document_.remaining, !document_.paused) : null],
      [t('document.urgency'), document_.urgency > 0 ? urgency(document_.urgency) : null],
    ]));
}

function due(at, remaining, runs) {
  return h('span', { class: remaining && runs && isPast(at) ? 'cv-late' : '' }, remaining ? `${showMoment(at)} (${remaining})` : showMoment(at));
}

/** Whether the agency issues it itself. */
export const isOutgoing = (document_) => document_.direction === 'OUT';

/** Number and symbol as written on the document; null before registration. */
export function identifier(document_) {
  return document_.numberAndSymbol || null;
}

/** A level of urgency as a mark whose word, not only its colour, tells the level. */
export function urgency(level) {
  return h('span', { class: `cv-urgency cv-urgency-${level}` }, t(`urgency.${level}`));
}

/** The reading copy (with the ĐẾN stamp), or links where the browser cannot show the file. */
export function readingCopy(document_) {
  const files = document_.files ?? [];
  const main = files[0];
  if (!main) {
    return h('p', { class: 'cv-empty' }, t('document.noFile'));
  }
  const address = `/api/documents/${document_.id}/reading-copy`;
  const shown = main.mediaType === 'application/pdf' || main.mediaType?.startsWith('image/');
  const bar = h('div', { class: 'cv-paper-bar' },
    h('span', { class: 'cv-file' }, main.name),
    h('a', { href: address, target: '_blank', rel: 'noopener' }, t('document.openTab')));
  const others = files.length > 1 ? h('details', { class: 'cv-others' }, h('summary', {}, t('document.attachments', { count: files.length })), fileList(document_)) : null;
  return [bar, others, shown
    ? h('iframe', { src: `${address}#view=FitH&navpanes=0`, title: t('document.readingCopy', { name: main.name }) })
    : h('p', { class: 'cv-empty' }, t('document.cannotShow'))];
}

/** All files of a document as links. */
export function fileList(document_) {
  return h('ul', { class: 'cv-files' }, (document_.files ?? []).map((file) => h('li', {},
    h('a', { href: `/api/documents/${document_.id}/files/${file.id}`, target: '_blank', rel: 'noopener' }, file.name),
    ` ${size(file.size)}${file.pages ? `, ${t('document.pageCount', { count: file.pages })}` : ''}`)));
}

/** All marks of a document. */
export function allFacts(document_) {
  return facts([
    [t('document.state'), document_.stateInWords],
    [t('document.arrivalNumber'), document_.arrivalNumber],
    [t(isOutgoing(document_) ? 'document.begunAt' : 'document.arrivedAt'), showMoment(document_.arrivedAt)],
    [t('document.register'), document_.registerName],
    [t('document.type'), document_.typeName],
    [t('document.identifier'), identifier(document_)],
    [t('document.documentIdentifier'), document_.identifier],
    [t('document.issuedOn'), showDay(document_.issuedOn)],
    [t('document.issuer'), document_.issuerName],
    [t('document.issuerLevel'), document_.issuerLevelName],
    [t('document.subject'), document_.subject],
    [t('document.field'), document_.fieldName],
    [t('document.urgency'), document_.urgencyName],
    [t('document.secrecy'), document_.secrecyName],
    [t('document.signer'), [document_.signerName, document_.signerPosition].filter(Boolean).join(', ')],
    [t('document.language'), document_.language],
    [t('document.pages'), document_.pages ? String(document_.pages) : null],
    [t('document.copies'), document_.copies ? String(document_.copies) : null],
    [t('document.toPlaces'), document_.toPlaces],
    [t(isOutgoing(document_) ? 'document.issueDueAt' : 'document.dueAt'), showMoment(document_.dueAt)],
    [t('document.originalDueAt'), document_.originalDueAt === document_.dueAt ? null : showMoment(document_.originalDueAt)],
    [t(isOutgoing(document_) ? 'document.issued' : 'document.registered'), [document_.registeredByName, showMoment(document_.registeredAt)].filter(Boolean).join(', ')],
    [t('document.forwardedAt'), showMoment(document_.forwardedAt)],
    [t('document.forwardedTo'), document_.forwardedTo],
    [t('document.closedAt'), showMoment(document_.closedAt)],
    [t('document.note'), document_.note],
    [t('document.closeReason'), document_.closeReason],
  ]);
}

function size(bytes) {
  const kilobytes = bytes / 1024;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return kilobytes < 1024 ? `${number.format(kilobytes)} KB` : `${number.format(kilobytes / 1024)} MB`;
}
