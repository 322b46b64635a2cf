// Everything about one document: where it stands, its marks, files, comments, assignments and history.
import { get, inWords, post } from '/forms/api.js';
import { receivers, tree } from '/forms/assignments.js';
import { showMoment } from '/forms/dates.js';
import { deadlines } from '/forms/deadlines.js';
import { allFacts, fileList, isOutgoing, readingCopy, summary } from '/forms/document.js';
import { draftComments, draftFacts, draftFiles, draftOf } from '/forms/draft.js';
import { originNotice, receivers as sentTo, waysOf } from '/forms/deliveries.js';
import { h, once } from '/forms/elements.js';
import * as fields from '/forms/fields.js';
import { t, translate } from '/forms/i18n.js';
import { keepTyped, left } from '/forms/kept.js';
import { me } from '/forms/me.js';
import { messageLines, messagesOf } from '/forms/messages.js';
import { showSignatures } from '/forms/signatures.js';

const LEVELS = ['LEADER', 'UNIT', 'HANDLER'];

/** Shows a document in an element; the server records that this person opened it. */
export async function showDocumentView(place, documentId) {
  const [found, ways, messages] = await Promise.all([get(`/api/documents/${documentId}`), waysOf(documentId), messagesOf(documentId), me()]);
  const parts = [
    ['view.paper', () => h('div', { class: 'cv-paper' }, readingCopy(found))],
    ['view.marks', () => h('div', {}, allFacts(found), h('h3', {}, t('view.files')), fileList(found), signed(found),
      found.acts.voidNumber ? h('a', { class: 'cv-button', href: `/registers/incoming/${found.id}/void`, target: '_blank' }, t('void.act')) : null,
      found.acts.copy ? h('a', { class: 'cv-button', href: `/documents/${found.id}/copies`, target: '_blank' }, t('copy.act')) : null)],
    ['view.comments', () => comments(documentId, found.acts.commentLevels)],
    ...(isOutgoing(found) ? [['view.draft', () => draft(found)]] : []),
    // What is issued is carried out by units and people of its own agency, as what came in is.
    ...(isOutgoing(found) && !ways.sent?.lines.some((line) => line.inside) ? [] : [['view.assignments', () => work(found)]]),
    ['view.deadlines', () => deadlines(documentId)],
    ['view.timeline', () => later(get(`/api/documents/${documentId}/timeline`), timeline)],
    ...(ways.sent ? [['view.recipients', () => sentTo(documentId, ways.sent, ask)]] : []),
    ...(messages.length > 0 ? [['view.messages', () => messageLines(messages)]] : []),
  ];
  const content = h('div', { class: 'cv-part', role: 'tabpanel', tabindex: '0', id: `cv-part-${documentId}` });
  const tabs = parts.map(([key, make], index) => h('button', {
    type: 'button', role: 'tab', id: `cv-tab-${index}-${documentId}`, 'aria-controls': content.id,
    onclick: (event) => choose(event.currentTarget, make),
    onkeydown: (event) => step(event, index),
  }, t(key)));
  const choose = (tab, make) => {
    tabs.forEach((each) => {
      each.setAttribute('aria-selected', String(each === tab));
      each.tabIndex = each === tab ? 0 : -1;
    });
    content.setAttribute('aria-labelledby', tab.id);
    content.replaceChildren(make());
  };
  const step = (event, index) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (move) {
      event.preventDefault();
      const next = tabs[(index + move + tabs.length) % tabs.length];
      next.focus();
      next.click();
    }
  };
  place.replaceChildren(h('article', { class: 'cv-view' },
    summary(found), originNotice(ways, found.state),
    found.whereInWords ? h('p', { class: 'cv-where' }, h('strong', {}, `${t('view.where')}: `), found.whereInWords) : null,
    h('div', { class: 'cv-view-tabs', role: 'tablist', 'aria-label': t('tab.document') }, tabs),
    content));
  // Where words were left behind by an ended session, they are found again at once.
  const begun = left(`comment:${documentId}`) ? 2 : left(`direction:${documentId}`) ? 3 : 0;
  choose(tabs[begun], parts[begun][1]);
}

/** Opens a document over the page; Escape closes it. */
export async function showDocumentDialog(documentId) {
  const place = h('div', {});
  const dialog = h('dialog', { class: 'cv-dialog cv-view', 'aria-label': t('tab.document') },
    h('button', { type: 'button', class: 'cv-close', onclick: () => dialog.close() }, t('close')), place);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  try {
    await showDocumentView(place, documentId);
  } catch (error) {
    place.append(h('p', { role: 'alert' }, inWords(error)));
  }
}

/** What was found out about the digital signatures of what came in; nothing where nothing was looked at. */
function signed(found) {
  const place = h('div', {});
  const section = h('section', { class: 'cv-signatures', hidden: true }, h('h3', {}, t('signatures.title')), place);
  if (found.files.length > 0) {
    showSignatures(place, found.id, (report) => { section.hidden = report.files.length === 0; })
      .catch((error) => {
        section.hidden = false;
        place.replaceChildren(h('p', { role: 'alert' }, inWords(error)));
      });
  }
  return section;
}

function later(promise, make) {
  const place = h('div', {}, h('p', { class: 'cv-empty' }, t('loading')));
  promise.then((found) => place.replaceChildren(make(found)))
    .catch((error) => place.replaceChildren(h('p', { role: 'alert' }, inWords(error))));
  return place;
}

function timeline(events) {
  return h('ol', { class: 'cv-timeline' }, events.map((event) => h('li', { class: `cv-event-${event.kind}` },
    h('time', { datetime: event.occurredAt }, showMoment(event.occurredAt)), ' ',
    h('strong', {}, event.actorName),
    event.onBehalfOfName ? ` (${t('view.onBehalfOf', { name: event.onBehalfOfName })})` : '',
    h('span', {}, ` – ${event.inWords}`),
    event.detail ? h('p', {}, event.detail) : null)));
}

/** The draft of an outgoing document: who drafts and signs it, all versions, what other units said. */
function draft(found) {
  const documentId = found.id;
  const place = h('div', {}, h('p', { class: 'cv-empty' }, t('loading')));
  const draw = (one) => place.replaceChildren(...[draftFacts(one), draftFiles(one, draw, false), draftComments(one, draw),
    found.state === 'ISSUED' && found.acts.commentLevels.length > 0 ? amendments(documentId) : null].flat().filter(Boolean));
  draftOf(documentId).then(draw).catch((error) => place.replaceChildren(h('p', { role: 'alert' }, inWords(error))));
  return place;
}

/** An issued document is replaced, corrected or recalled by another one (Decree 30/2020, Art. 18.3, 18.4). */
function amendments(documentId) {
  return h('p', { class: 'cv-buttons' }, ['REPLACE', 'UPDATE', 'RECALL'].map((kind) => [h('a', {
    class: 'cv-button', href: `/outgoing/new?amends=${documentId}&amendment=${kind}`, target: '_blank', rel: 'noopener',
  }, t(`draft.amend.${kind}`)), ' ']));
}

function comments(documentId, allowed) {
  const address = `/api/documents/${documentId}/comments`;
  const list = h('div', {});
  const draw = (found) => list.replaceChildren(...(found.length === 0
    ? [h('p', { class: 'cv-empty' }, t('comment.none'))]
    : LEVELS.map((level) => [level, found.filter((comment) => comment.level === level)])
      .filter(([, own]) => own.length > 0)
      .map(([level, own]) => h('section', {}, h('h3', {}, t(`level.${level}`)), own.map((comment) => h('div', { class: 'cv-comment' },
        h('p', { class: 'cv-state' }, `${comment.authorName}, ${showMoment(comment.writtenAt)}`),
        h('p', { class: 'cv-words' }, comment.text)))))));
  get(address).then(draw).catch((error) => list.replaceChildren(h('p', { role: 'alert' }, inWords(error))));
  return h('div', {}, list, allowed.length > 0 ? commentForm(address, documentId, allowed, draw) : null);
}

function commentForm(address, documentId, allowed, draw) {
  const level = h('select', { id: `cv-level-${documentId}`, name: 'level' }, allowed.map((each) => new Option(t(`level.${each}`), each)));
  const text = h('textarea', { id: `cv-comment-${documentId}`, name: 'text', rows: '3', maxlength: '4000', 'aria-describedby': `cv-comment-${documentId}-error` });
  const fault = h('p', { class: 'cv-error', id: `cv-comment-${documentId}-error` });
  const told = h('p', { class: 'cv-status', role: 'status' });
  const write = once(async () => {
    fields.clearFaults(form);
    told.textContent = '';
    if (text.value.trim() === '') {
      fields.showFault(text, t('fault.required'));
      text.focus();
      return;
    }
    try {
      draw(await post(address, { level: level.value, text: text.value.trim() }));
      text.value = '';
      kept.forget();
      told.textContent = t('comment.sent');
    } catch (error) {
      fields.showFault(text, inWords(error));
    }
  });
  const form = h('form', { class: 'cv-form cv-comment-form', novalidate: true, onsubmit: write },
    h('label', { for: level.id }, t('comment.level')), level,
    h('label', { for: text.id }, t('comment.text')), text, fault,
    h('button', { type: 'submit' }, t('comment.add')), told);
  const kept = keepTyped(form, `comment:${documentId}`);
  return form;
}

function work(found) {
  const address = `/api/documents/${found.id}/assignments`;
  const place = h('div', {}, h('p', { class: 'cv-empty' }, t('loading')));
  const submission = h('div', {});
  const answers = h('div', {});
  get(`/api/outgoing/${found.id}/answers`).then(({ begun, mayBegin }) => answers.replaceChildren(...[
    begun.length > 0 ? h('h3', {}, t('draft.begunAnswers')) : null,
    begun.length > 0 ? h('ul', { class: 'cv-files' }, begun.map((one) => h('li', {},
      h('a', { href: `/documents/${one.id}`, target: '_blank', rel: 'noopener' }, one.title)))) : null,
    mayBegin ? h('p', {}, h('a', { class: 'cv-button', href: `/outgoing/new?replyTo=${found.id}`, target: '_blank', rel: 'noopener' }, t('draft.answer'))) : null,
  ].filter(Boolean))).catch(() => answers.replaceChildren());
  const draw = (assignments) => place.replaceChildren(
    submission,
    answers,
    tree(assignments, (each) => acts(found, each, address, draw)),
    found.acts.addDirection ? h('button', { type: 'button', onclick: () => direct(found, draw) }, t('assignment.add')) : '');
  get(address).then((assignments) => {
    draw(assignments);
    return left(`direction:${found.id}`) && direct(found, draw);
  }).catch((error) => place.replaceChildren(h('p', { role: 'alert' }, inWords(error))));
  if (found.acts.takeBack) {
    offerSubmission(found, submission).catch((error) => submission.replaceChildren(h('p', { role: 'alert' }, inWords(error))));
  }
  return place;
}

/** What this person may do with one assignment outside its tasks. */
function acts(found, each, address, draw) {
  const button = (label, act) => h('button', { type: 'button', class: 'cv-act', onclick: act }, label);
  return [
    each.mayWithdraw ? button(t('assignment.withdraw'), () => withdraw(each, address, draw)) : null,
    each.mayTakeBack ? button(t('assignment.withdraw'), () => takeBack(each, address, draw)) : null,
    each.mayAskForTime ? button(t('extension.ask'), () => askForTime(found, each, address, draw)) : null,
  ];
}

/** Work that nobody has opened yet is taken back after one question. */
function withdraw(assignment, address, draw) {
  ask(t('assignment.withdrawQuestion', { receiver: assignment.receiver }), [], t('assignment.withdraw'), null, async () => {
    await post(`/api/assignments/${assignment.id}/withdrawal`);
    draw(await get(address));
  });
}

/** So is what the head allotted, or a handler handed over, from a handler who has not opened it yet. */
function takeBack(assignment, address, draw) {
  ask(t('assignment.takeBackQuestion', { handler: assignment.handler }), [], t('assignment.withdraw'), null, async () => {
    await post(`/api/assignments/${assignment.id}/taking-back`);
    draw(await get(address));
  });
}

/** The clerk takes back what he submitted, until the leader has opened it. */
async function offerSubmission(found, place) {
  const submission = await get(`/api/registration/${found.id}/submission`);
  if (submission?.mayTakeBack) {
    place.append(h('button', { type: 'button', onclick: () => ask(
      t('submission.takeBackQuestion', { leader: submission.leader }), [], t('submission.takeBack'), null, async () => {
        await post(`/api/registration/${found.id}/submission/taking-back`);
        place.replaceChildren();
      }) }, t('submission.takeBack')));
  }
}

/** More time is asked for here by a head as well, who has no task while his unit is at work. */
function askForTime(found, assignment, address, draw) {
  const due = h('input', { type: 'text', id: 'cv-more-due', name: 'askedDueAt', 'data-kind': 'moment', required: true, 'aria-describedby': 'cv-more-due-error' });
  const reason = h('textarea', { id: 'cv-more-reason', name: 'reason', rows: '3', maxlength: '1000', required: true, 'aria-describedby': 'cv-more-reason-error' });
  const field = (label, control) => h('div', { class: 'cv-field' },
    h('label', { for: control.id, class: 'cv-required' }, label), control, h('p', { id: `${control.id}-error`, class: 'cv-error' }));
  const fieldset = h('fieldset', { class: 'cv-fields', 'data-agency': found.agencyId },
    field(t('extension.askedDueAt'), due), field(t('extension.reason'), reason));
  fields.prepare(fieldset);
  ask(t('extension.ask'), [fieldset], t('extension.ask'), `more-time:${assignment.id}`, async () => {
    const faults = fields.faults(fieldset);
    faults.forEach(({ control, message }) => fields.showFault(control, message));
    if (faults.length > 0) {
      faults[0].control.focus();
      return false;
    }
    await post(`/api/assignments/${assignment.id}/extension-requests`, fields.collect(fieldset));
    draw(await get(address));
    return true;
  });
}

/** A leader names more units or people while the work goes on; the rows are those of the direction's own form. */
async function direct(found, draw) {
  const html = await (await fetch('/forms/incoming-document/direct-document.html', { credentials: 'same-origin' })).text();
  const form = new DOMParser().parseFromString(html.replaceAll(/(id|for|aria-describedby)="cv-/g, '$1="cv-add-'), 'text/html');
  const instruction = document.importNode(form.querySelector('[name=instruction]').closest('.cv-field'), true);
  const editor = document.importNode(form.querySelector('[data-rows=rows]'), true);
  const fieldset = h('fieldset', { class: 'cv-fields', 'data-agency': found.agencyId }, instruction, editor);
  translate(fieldset);
  fields.prepare(fieldset);
  const { grouped } = await receivers(found.id);
  editor.addEventListener('cv-row', ({ detail: row }) => {
    fields.setChoices(row.querySelector('[name=role]'), ['CO', 'INFO', 'LEAD'].map((role) => ({ value: role, label: t(`role.${role}`) })), null);
    fields.setChoices(row.querySelector('[name=receiver]'), grouped);
  });
  const name = `direction:${found.id}`;
  if (!left(name)) {
    fields.addRow(editor);
  }
  ask(t('assignment.add'), [fieldset], t('assignment.add'), name, async () => {
    const faults = fields.faults(fieldset);
    faults.forEach(({ control, message }) => fields.showFault(control, message));
    if (faults.length > 0) {
      faults[0].control.focus();
      return false;
    }
    draw(await post(`/api/documents/${found.id}/assignments`, fields.collect(fieldset)));
    return true;
  });
}

/** Asks before an act; the dialog stays open with the reason where the act is refused; what is typed is kept under a name. */
function ask(question, content, act, name, run) {
  const fault = h('p', { class: 'cv-error', role: 'alert' });
  const form = h('form', { class: 'cv-form', novalidate: true, onsubmit: once(async () => {
    fault.textContent = '';
    try {
      if (await run() !== false) {
        dialog.close();
      }
    } catch (error) {
      const { marked, others } = fields.showFaults(form, error.fields ?? {});
      fault.textContent = [...new Set([inWords(error), ...others])].join(' ');
      marked[0]?.focus();
    }
  }) },
  h('h3', {}, question), content, fault,
  h('p', { class: 'cv-buttons' },
    h('button', { type: 'submit', class: 'cv-primary' }, act), ' ',
    h('button', { type: 'button', onclick: () => dialog.close() }, t('close'))));
  const dialog = h('dialog', { class: 'cv-dialog cv-small cv-view', 'aria-label': question }, form);
  const kept = name ? keepTyped(form, name) : null;
  dialog.addEventListener('close', () => {
    kept?.forget();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  fields.look(form);
}
