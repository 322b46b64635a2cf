// Everything about one document: where it stands, its marks, files, comments, assignments and history.
import { get, post } from '/forms/api.js';
import { tree } from '/forms/assignments.js';
import { showMoment } from '/forms/dates.js';
import { allFacts, fileList, readingCopy, summary } from '/forms/document.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';

const LEVELS = ['LEADER', 'UNIT', 'HANDLER'];

/** Shows a document in an element, and records that this person opened it. */
export async function showDocumentView(place, documentId) {
  const found = await get(`/api/documents/${documentId}`);
  post(`/api/documents/${documentId}/openings`).catch(() => {});
  const parts = [
    ['view.paper', () => h('div', { class: 'cv-paper' }, readingCopy(found))],
    ['view.marks', () => h('div', {}, allFacts(found), h('h3', {}, t('view.files')), fileList(found))],
    ['view.comments', () => comments(documentId)],
    ['view.assignments', () => later(get(`/api/documents/${documentId}/assignments`), tree)],
    ['view.timeline', () => later(get(`/api/documents/${documentId}/timeline`), timeline)],
  ];
  const content = h('div', { class: 'cv-part', role: 'tabpanel', tabindex: '0', id: `cv-part-${documentId}` });
  const tabs = parts.map(([key, make], index) => h('button', {
    type: 'button', role: 'tab', 'aria-controls': content.id,
    onclick: (event) => choose(event.currentTarget, make),
    onkeydown: (event) => step(event, index),
  }, t(key)));
  const choose = (tab, make) => {
    tabs.forEach((each) => {
      each.setAttribute('aria-selected', String(each === tab));
      each.tabIndex = each === tab ? 0 : -1;
    });
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
    summary(found),
    found.whereInWords ? h('p', { class: 'cv-where' }, h('strong', {}, `${t('view.where')}: `), found.whereInWords) : null,
    h('div', { class: 'cv-view-tabs', role: 'tablist', 'aria-label': t('tab.document') }, tabs),
    content));
  choose(tabs[0], parts[0][1]);
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
    place.append(h('p', { role: 'alert' }, error.message || t('unreachable')));
  }
}

function later(promise, make) {
  const place = h('div', {}, h('p', { class: 'cv-empty' }, t('loading')));
  promise.then((found) => place.replaceChildren(make(found)))
    .catch((error) => place.replaceChildren(h('p', { role: 'alert' }, error.message || t('unreachable'))));
  return place;
}

function timeline(events) {
  return h('ol', { class: 'cv-timeline' }, (events ?? []).map((event) => h('li', { class: `cv-event-${event.kind}` },
    h('time', { datetime: event.occurredAt }, showMoment(event.occurredAt)), ' ',
    h('strong', {}, event.actorName ?? event.actor ?? ''),
    event.onBehalfOfName ? ` (${t('view.onBehalfOf', { name: event.onBehalfOfName })})` : '',
    h('span', {}, ` – ${event.inWords ?? event.kind}`),
    event.detail ? h('p', {}, event.detail) : null)));
}

function comments(documentId) {
  const address = `/api/documents/${documentId}/comments`;
  const list = h('div', {});
  const load = async () => {
    const found = await get(address);
    list.replaceChildren(...LEVELS.map((level) => {
      const own = (found ?? []).filter((comment) => comment.level === level);
      return own.length === 0 ? '' : h('section', {},
        h('h3', {}, t(`level.${level}`)),
        own.map((comment) => h('div', { class: 'cv-comment' },
          h('p', { class: 'cv-state' }, `${comment.authorName ?? comment.author}, ${showMoment(comment.writtenAt)}`),
          h('p', { class: 'cv-words' }, comment.text))));
    }));
    if (!found?.length) {
      list.replaceChildren(h('p', { class: 'cv-empty' }, t('comment.none')));
    }
    levels.replaceChildren(...(LEVELS.filter((level) => !allowed || allowed.includes(level))).map((level) => new Option(t(`level.${level}`), level)));
  };
  let allowed = null;
  const levels = h('select', { id: `cv-level-${documentId}` });
  const text = h('textarea', { id: `cv-comment-${documentId}`, rows: '3', maxlength: '4000', 'aria-describedby': `cv-comment-${documentId}-error` });
  const fault = h('p', { class: 'cv-error', id: `cv-comment-${documentId}-error` });
  const write = async (event) => {
    event.preventDefault();
    fault.textContent = '';
    if (text.value.trim() === '') {
      fault.textContent = t('fault.required');
      text.focus();
      return;
    }
    try {
      await post(address, { level: levels.value, text: text.value.trim() });
      text.value = '';
      await load();
    } catch (error) {
      fault.textContent = error.message || t('unreachable');
    }
  };
  const form = h('form', { class: 'cv-form cv-comment-form', onsubmit: write },
    h('label', { for: levels.id }, t('comment.level')), levels,
    h('label', { for: text.id }, t('comment.text')), text, fault,
    h('button', { type: 'submit' }, t('comment.add')));
  get('/api/me').then((me) => {
    allowed = me?.commentLevels ?? null;
    return load();
  }).catch((error) => list.replaceChildren(h('p', { role: 'alert' }, error.message || t('unreachable'))));
  return h('div', {}, list, form);
}
