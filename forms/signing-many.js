// Many documents in one go: each is read, chosen ones are signed with the same means, each has its own result.
import { get, inWords, post } from './api.js';
import { showMoment } from './dates.js';
import { h } from './elements.js';
import { t } from './i18n.js';
import { me } from './me.js';
import { Sheet } from './signing.js';

const place = document.getElementById('signing');
const status = h('p', { class: 'cv-status', role: 'status' });

/** One document of the list. */
class Row {
  constructor(line, subject, changed) {
    this.line = line;
    this.changed = changed;
    const id = `choose-${line.taskId}`;
    this.choice = h('input', { type: 'checkbox', id, onchange: changed });
    this.result = h('p', { class: 'cv-state', role: 'status' });
    this.body = h('div', {});
    this.details = h('details', { ontoggle: () => this.open() }, h('summary', {}, t('signMany.read')), this.body);
    this.element = h('li', { class: 'cv-row' },
      h('div', { class: 'cv-check' }, this.choice, h('label', { for: id }, [line.numberAndSymbol, subject || line.fileName || line.kindInWords].filter(Boolean).join(', '))),
      h('p', { class: 'cv-line' }, [line.kindInWords, line.capacity.replace('\n', ' '), line.dueAt ? t('signMany.dueAt', { time: showMoment(line.dueAt), remaining: line.remaining }) : ''].filter(Boolean).join('. ')),
      this.result, line.fault ? h('p', {}, h('a', { href: `/camunda/app/tasklist/default/#/?task=${line.taskId}` }, t('signMany.task'))) : this.details);
    this.sheet = new Sheet(line.taskId, this.body, {
      tell: (error) => this.tell(inWords(error)),
      signed: () => this.done(),
      changed: () => this.follow(),
    });
    this.tell(line.fault ?? (line.out ? line.out.stateInWords : line.read ? t('signMany.ready') : t('signMany.unread')));
  }

  async open() {
    if (!this.details.open || this.loaded) {
      return;
    }
    this.loaded = true;
    try {
      await this.sheet.load();
    } catch (error) {
      this.loaded = false;
      this.tell(inWords(error));
    }
  }

  /** What the sheet knows now, in the row. */
  follow() {
    const attempt = this.sheet.attempt ?? this.sheet.sheet?.out;
    this.line.read = this.sheet.sheet?.read ?? this.line.read;
    this.line.out = attempt?.out ? attempt : null;
    if (attempt) {
      this.tell([attempt.stateInWords, attempt.out && !attempt.signsWholeFile ? t('signMany.code', { code: attempt.controlCode }) : attempt.reason].filter(Boolean).join('. '));
    } else {
      this.tell(this.line.read ? t('signMany.ready') : t('signMany.unread'));
    }
    this.changed();
  }

  done() {
    this.signed = true;
    this.changed();
  }

  tell(text) {
    this.result.textContent = text;
  }

  mayBeSigned() {
    return !this.signed && !this.line.fault && !this.line.out && this.line.read;
  }

  async sign(kind) {
    const means = this.line.means.find((each) => each.means === kind);
    if (!means) {
      this.tell(t('signMany.otherMeans'));
      return;
    }
    this.details.open = true;
    await this.open();
    this.sheet.chosen = means.id;
    await this.sheet.sign();
  }
}

async function show() {
  await me();
  const lines = await get('/api/signing/tasks');
  if (lines.length === 0) {
    place.replaceChildren(h('p', { class: 'cv-empty' }, t('signMany.none')));
    return;
  }
  const kinds = new Map(lines.flatMap((line) => line.means).map((each) => [each.means, each.inWords]));
  const means = h('select', { id: 'means', name: 'means' }, [...kinds].map(([value, words]) => h('option', { value }, words)));
  const sign = h('button', { type: 'button', class: 'cv-sign', onclick: () => signChosen() });
  const all = h('input', { type: 'checkbox', id: 'all', onchange: () => rows.forEach((row) => { row.choice.checked = all.checked && row.mayBeSigned(); }) || look() });
  let signing = false;
  const look = () => {
    rows.forEach((row) => {
      row.choice.disabled = !row.mayBeSigned();
      row.choice.checked = row.choice.checked && row.mayBeSigned();
    });
    const chosen = rows.filter((row) => row.choice.checked).length;
    sign.disabled = signing || chosen === 0 || kinds.size === 0;
    sign.textContent = t('signMany.sign', { count: chosen });
    const done = rows.filter((row) => row.signed).length;
    status.textContent = t('signMany.progress', { done, count: rows.length });
  };
  const cards = await post('/api/tasks/cards', { ids: lines.map((line) => line.taskId) });
  const rows = lines.map((line) => new Row(line, cards[line.taskId]?.subject, () => look()));
  const signChosen = async () => {
    signing = true;
    // One after the other: each draws its own number, in the order of the list, and a token asks for one PIN at a time.
    for (const row of rows.filter((each) => each.choice.checked)) {
      if (row.choice.checked) {
        row.choice.checked = false;
        await row.sign(means.value);
      }
    }
    signing = false;
    look();
  };
  place.replaceChildren(
    kinds.size === 0 ? h('p', { class: 'cv-waiting' }, t('sign.noMeans')) : h('div', { class: 'cv-field' }, h('label', { for: 'means' }, t('sign.means')), means),
    h('div', { class: 'cv-check' }, all, h('label', { for: 'all' }, t('signMany.all'))),
    h('ul', { class: 'cv-many' }, rows.map((row) => row.element)),
    sign, status);
  look();
}

show().catch((error) => {
  place.replaceChildren(h('p', { class: 'cv-message', role: 'alert' }, inWords(error)));
});
