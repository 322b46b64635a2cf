// Shows the assignments of a document: who does what until when, and what came of it.
import { get } from './api.js';
import { showMoment } from './dates.js';
import { h } from './elements.js';
import { t } from './i18n.js';

/** The tree of assignments as nested lists; `choose` may add something to a row. */
export function tree(assignments, choose = () => null) {
  if (!assignments?.length) {
    return h('p', { class: 'cv-empty' }, t('assignment.none'));
  }
  return h('ul', { class: 'cv-tree' }, assignments.map((each) => h('li', {},
    choose(each),
    h('p', { class: 'cv-who' },
      h('strong', {}, each.receiver ?? ''), ' ',
      h('span', { class: `cv-role cv-role-${each.role}` }, t(`role.${each.role}`)), ' ',
      h('span', { class: 'cv-state' }, each.stateInWords ?? '')),
    line(t('assignment.handler'), each.handler),
    line(t('assignment.instruction'), each.instruction),
    line(t('assignment.handlerInstruction'), each.handlerInstruction),
    line(t('assignment.dueAt'), due(each)),
    line(t('assignment.unitDueAt'), showMoment(each.unitDueAt)),
    line(t('assignment.result'), each.result),
    line(t('assignment.replyReference'), each.replyReference),
    line(t('assignment.returnReason'), each.returnReason),
    each.children?.length > 0 ? tree(each.children, choose) : null)));
}

const due = (each) => (each.remaining ? `${showMoment(each.dueAt)} (${each.remaining})` : showMoment(each.dueAt));

/** What the present assignment asks, above the fields of its form. */
export function brief(assignment) {
  return h('section', { class: 'cv-brief', 'aria-label': t('assignment.brief') },
    line(t('assignment.givenBy'), [assignment.givenBy, showMoment(assignment.givenAt)].filter(Boolean).join(', ')),
    line(t('assignment.asRole'), t(`role.${assignment.role}`)),
    line(t('assignment.instruction'), assignment.instruction),
    line(t('assignment.handlerInstruction'), assignment.handlerInstruction),
    line(t('assignment.dueAt'), due(assignment)),
    line(t('assignment.unitDueAt'), showMoment(assignment.unitDueAt)),
    line(t('assignment.handler'), assignment.handler),
    line(t('assignment.result'), assignment.result),
    line(t('assignment.replyReference'), assignment.replyReference),
    line(t('assignment.returnReason'), assignment.returnReason));
}

/** All rows of a tree in one list. */
export function flat(assignments) {
  return (assignments ?? []).flatMap((each) => [each, ...flat(each.children)]);
}

/** The posts and units that work may be given to, as choices for a list. */
export async function receivers(documentId) {
  const found = await get(`/api/assignments/choices?documentId=${encodeURIComponent(documentId)}`);
  const units = (found?.units ?? []).map((unit) => ({ value: `unit:${unit.id}`, label: unit.name }));
  const posts = (found?.posts ?? []).map((post) => ({ value: `post:${post.id}`, label: nameOf(post) }));
  return { units, posts, raw: found,
    grouped: [{ label: t('receiver.units'), choices: units }, { label: t('receiver.posts'), choices: posts }].filter((group) => group.choices.length > 0) };
}

/** A post as `Nguyễn Văn An – Chuyên viên, Phòng Nội dung`. */
export function nameOf(post) {
  const where = [post.title, post.unitName].filter(Boolean).join(', ');
  return where ? `${post.personName} – ${where}` : post.personName;
}

function line(label, value) {
  return value ? h('p', { class: 'cv-line' }, h('span', { class: 'cv-label' }, `${label}: `), value) : null;
}
