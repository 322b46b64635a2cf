// Writes a letter of a common type: its words here, its pages by Decree 30/2020, Appendix I from the server.
import { inWords, post } from './api.js';
import { h } from './elements.js';
import { t } from './i18n.js';

const TYPES = () => ({
  OFFICIAL_LETTER: t('compose.type.OFFICIAL_LETTER'),
  NOTICE: t('compose.type.NOTICE'),
  INVITATION: t('compose.type.INVITATION'),
  PLAN: t('compose.type.PLAN'),
  REPORT: t('compose.type.REPORT'),
  DECISION: t('compose.type.DECISION'),
  SUBMISSION: t('compose.type.SUBMISSION'),
});

const KINDS = () => ({
  PARAGRAPH: t('compose.kind.PARAGRAPH'),
  SECTION: t('compose.kind.SECTION'),
  ARTICLE: t('compose.kind.ARTICLE'),
  CLAUSE: t('compose.kind.CLAUSE'),
  POINT: t('compose.kind.POINT'),
  DASH: t('compose.kind.DASH'),
  TABLE: t('compose.kind.TABLE'),
});

// What a letter of that type usually says, where nothing is written yet.
const BEGINNINGS = {
  OFFICIAL_LETTER: [['PARAGRAPH', '']],
  NOTICE: [['PARAGRAPH', '']],
  INVITATION: [['PARAGRAPH', '… trân trọng kính mời: …'], ['PARAGRAPH', 'Tới dự: …'], ['PARAGRAPH', 'Chủ trì: …'], ['PARAGRAPH', 'Thời gian: …'],
    ['PARAGRAPH', 'Địa điểm: …']],
  PLAN: [['SECTION', '', 'MỤC ĐÍCH, YÊU CẦU'], ['CLAUSE', ''], ['SECTION', '', 'NỘI DUNG'], ['CLAUSE', ''], ['SECTION', '', 'TỔ CHỨC THỰC HIỆN'], ['CLAUSE', '']],
  REPORT: [['SECTION', '', 'KẾT QUẢ ĐẠT ĐƯỢC'], ['PARAGRAPH', ''], ['SECTION', '', 'TỒN TẠI, HẠN CHẾ'], ['PARAGRAPH', ''],
    ['SECTION', '', 'PHƯƠNG HƯỚNG, NHIỆM VỤ'], ['PARAGRAPH', '']],
  DECISION: [['ARTICLE', ''], ['ARTICLE', 'Quyết định này có hiệu lực thi hành kể từ ngày ký.'], ['ARTICLE', '… chịu trách nhiệm thi hành Quyết định này.']],
  SUBMISSION: [['PARAGRAPH', '']],
};

const LISTS = ['addressees', 'bases', 'recipients', 'capacity'];
const TITLED = ['SECTION', 'ARTICLE', 'CLAUSE'];
const LETTERHEAD = 'congvan:letterhead';

let count = 0;

/**
 * Puts the composer into a place. `head` is how the agency's letters are headed unless the drafter once changed it, `letter` what
 * stands in it at first, `name` under what the browser keeps what is typed, and `use(file, letter)` takes the composed PDF. Returns `{ read, fill, forget }`.
 */
export function composer(place, { head = {}, letter = {}, name = null, use = null }) {
  const one = new Composer(name, use);
  place.replaceChildren(one.element);
  one.fill({ ...head, ...kept(localStorage, LETTERHEAD), ...letter, ...kept(sessionStorage, one.place) });
  return { read: () => one.read(), fill: (given) => one.fill(given), forget: () => one.forget() };
}

function kept(store, key) {
  try {
    return key ? JSON.parse(store.getItem(key) ?? '{}') : {};
  } catch {
    // A forbidden store, or one that somebody else wrote into.
    return {};
  }
}

function keep(store, key, content) {
  try {
    store.setItem(key, JSON.stringify(content));
  } catch {
    // A full or forbidden store: what is typed stays on the page only.
  }
}

class Composer {
  constructor(name, use) {
    this.id = `cv-letter-${++count}`;
    this.place = name ? `congvan:letter:${name}` : null;
    this.use = use;
    this.controls = {};
    this.parts = h('div', { class: 'cv-rows cv-letter-parts' });
    this.status = h('p', { class: 'cv-status', role: 'status' });
    this.fault = h('p', { class: 'cv-error', role: 'alert' });
    this.progress = h('progress', { hidden: true, 'aria-label': t('compose.working') });
    this.paper = h('iframe', { class: 'cv-letter-paper', title: t('compose.previewTitle'), hidden: true });
    this.buttons = [h('button', { type: 'button', onclick: () => this.preview() }, t('compose.preview')),
      use ? h('button', { type: 'button', onclick: () => this.handOver() }, t('compose.use')) : null].filter(Boolean);
    // Tasklist's form must not take these fields for its own.
    this.element = h('div', { class: 'cv-composer', 'data-apart': true },
      h('section', { class: 'cv-section' }, h('h3', {}, t('compose.head')),
        h('div', { class: 'cv-grid' },
          this.choice('type', t('compose.type'), TYPES()),
          this.line('symbol', t('compose.symbol'), 30, t('compose.symbolHint')),
          this.choice('urgency', t('compose.urgency'), { '': t('compose.urgencyNone'), KHẨN: 'KHẨN', 'THƯỢNG KHẨN': 'THƯỢNG KHẨN', 'HỎA TỐC': 'HỎA TỐC' }),
          this.line('superior', t('compose.superior'), 200),
          this.text('agency', t('compose.agency'), 2, t('compose.agencyHint')),
          this.line('place', t('compose.place'), 50),
          this.text('subject', t('compose.subject'), 2, null, 'cv-wide'),
          this.text('addressees', t('compose.addressees'), 2, null, 'cv-wide'),
          this.text('authority', t('compose.authority'), 1, null, 'cv-wide'),
          this.text('bases', t('compose.bases'), 3, null, 'cv-wide'))),
      h('section', { class: 'cv-section' }, h('h3', {}, t('compose.content')),
        h('p', { class: 'cv-hint' }, t('compose.contentHint')),
        this.parts,
        h('button', { type: 'button', onclick: () => this.addPart(null, {}).querySelector('textarea').focus() }, t('compose.addFirst'))),
      h('section', { class: 'cv-section' }, h('h3', {}, t('compose.tail')),
        h('div', { class: 'cv-grid' },
          this.text('recipients', t('compose.recipients'), 4, t('compose.recipientsHint')),
          this.text('capacity', t('compose.capacity'), 3, t('compose.capacityHint')),
          this.line('filedBy', t('compose.filedBy'), 30),
          this.line('signer', t('compose.signer'), 50))),
      h('p', { class: 'cv-letter-buttons' }, this.buttons.flatMap((button) => [button, ' '])),
      this.progress, this.status, this.fault, this.paper);
    for (const event of ['input', 'change']) {
      this.element.addEventListener(event, (happened) => this.changed(happened));
    }
    this.controls.type.addEventListener('change', () => this.followType(true));
  }

  // ---- Fields

  choice(name, label, choices) {
    return this.field(name, label, h('select', {}, Object.entries(choices).map(([value, words]) => h('option', { value }, words))));
  }

  line(name, label, maxlength, hint = null) {
    return this.field(name, label, h('input', { type: 'text', maxlength, autocomplete: 'off' }), hint);
  }

  text(name, label, rows, hint = null, wide = '') {
    return this.field(name, label, h('textarea', { rows }), hint, wide);
  }

  field(name, label, control, hint = null, wide = '') {
    const id = `${this.id}-${name}`;
    control.id = id;
    this.controls[name] = control;
    if (hint) {
      control.setAttribute('aria-describedby', `${id}-hint`);
    }
    return h('div', { class: `cv-field ${wide}`.trim() }, h('label', { for: id }, label), control,
      hint ? h('p', { id: `${id}-hint`, class: 'cv-hint' }, hint) : null);
  }

  // ---- Parts

  /** Adds a part after another one, or at the end. */
  addPart(after, { kind = 'PARAGRAPH', title = '', text = '', rows = [] }) {
    const id = `${this.id}-part-${++count}`;
    const kinds = h('select', { id: `${id}-kind` }, Object.entries(KINDS()).map(([value, words]) => h('option', { value }, words)));
    const heading = h('input', { type: 'text', id: `${id}-title`, maxlength: 500, autocomplete: 'off' });
    const words = h('textarea', { id: `${id}-text`, rows: 3 });
    const hint = h('p', { class: 'cv-hint' }, t('compose.tableHint'));
    kinds.value = kind;
    heading.value = title;
    words.value = kind === 'TABLE' ? rows.map((row) => row.join(' | ')).join('\n') : text;
    const part = h('div', { class: 'cv-row cv-letter-part', role: 'group' },
      h('div', { class: 'cv-field' }, h('label', { for: kinds.id }), kinds),
      h('div', { class: 'cv-field cv-letter-part-title' }, h('label', { for: heading.id }), heading),
      h('div', { class: 'cv-field cv-wide' }, h('label', { for: words.id }), words, hint),
      h('p', { class: 'cv-letter-part-buttons cv-wide' },
        this.partButton(t('compose.addPart'), () => this.addPart(part, { kind: kinds.value }).querySelector('textarea').focus()), ' ',
        this.partButton(t('compose.up'), () => this.move(part, -1)), ' ',
        this.partButton(t('compose.down'), () => this.move(part, 1)), ' ',
        this.partButton(t('compose.remove'), () => this.removePart(part), 'cv-remove')));
    Object.assign(part, { kinds, heading, words });
    const follow = () => {
      heading.closest('.cv-field').hidden = !TITLED.includes(kinds.value);
      hint.hidden = kinds.value !== 'TABLE';
    };
    kinds.addEventListener('change', follow);
    part.addEventListener('keydown', (event) => this.pressed(event, part));
    if (after) {
      after.after(part);
    } else {
      this.parts.append(part);
    }
    follow();
    this.numberParts();
    return part;
  }

  partButton(label, act, kind = '') {
    return h('button', { type: 'button', class: kind || null, onclick: () => { act(); this.changed(); } }, label);
  }

  pressed(event, part) {
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      this.addPart(part, { kind: part.kinds.value }).querySelector('textarea').focus();
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && event.target.tagName !== 'SELECT') {
      event.preventDefault();
      this.move(part, event.key === 'ArrowUp' ? -1 : 1, event.target);
    }
  }

  move(part, step, focus = document.activeElement) {
    const other = step < 0 ? part.previousElementSibling : part.nextElementSibling;
    if (other) {
      other[step < 0 ? 'before' : 'after'](part);
      this.numberParts();
      this.changed();
      focus?.focus();
    }
  }

  removePart(part) {
    const next = part.nextElementSibling ?? part.previousElementSibling;
    part.remove();
    this.numberParts();
    (next?.querySelector('textarea') ?? this.parts.nextElementSibling).focus();
  }

  numberParts() {
    [...this.parts.children].forEach((part, index) => {
      const number = index + 1;
      part.querySelector(`label[for="${part.kinds.id}"]`).textContent = t('compose.kind', { number });
      part.querySelector(`label[for="${part.heading.id}"]`).textContent = t('compose.partTitle', { number });
      part.querySelector(`label[for="${part.words.id}"]`).textContent = t('compose.partText', { number });
      part.setAttribute('aria-label', t('compose.part', { number }));
    });
  }

  // ---- The letter

  fill(letter) {
    for (const [name, control] of Object.entries(this.controls)) {
      const value = letter[name];
      control.value = Array.isArray(value) ? value.join('\n') : value ?? (name === 'type' ? 'OFFICIAL_LETTER' : '');
    }
    this.parts.replaceChildren();
    for (const part of letter.content ?? []) {
      this.addPart(null, part);
    }
    this.followType(this.parts.children.length === 0);
  }

  read() {
    const letter = {};
    for (const [name, control] of Object.entries(this.controls)) {
      letter[name] = LISTS.includes(name) ? lines(control.value) : control.value.trim();
    }
    letter.content = [...this.parts.children].map((part) => {
      const kind = part.kinds.value;
      return kind === 'TABLE'
        ? { kind, title: '', text: '', rows: lines(part.words.value).map((row) => row.split(/\s*\|\s*|\t/)) }
        : { kind, title: TITLED.includes(kind) ? part.heading.value.trim() : '', text: part.words.value.trim(), rows: [] };
    });
    return letter;
  }

  /** Shows the fields that the type has, and its usual beginning where nothing is written yet. */
  followType(begin) {
    const type = this.controls.type.value;
    const show = (name, shown) => { this.controls[name].closest('.cv-field').hidden = !shown; };
    show('authority', type === 'DECISION');
    show('bases', ['DECISION', 'SUBMISSION', 'PLAN'].includes(type));
    show('addressees', ['OFFICIAL_LETTER', 'SUBMISSION', 'REPORT'].includes(type));
    const untouched = [...this.parts.children].every((part) => part.words.value.trim() === '' || part.dataset.usual === part.words.value);
    if (begin && untouched) {
      this.parts.replaceChildren();
      for (const [kind, text, title = ''] of BEGINNINGS[type]) {
        this.addPart(null, { kind, text, title }).dataset.usual = text;
      }
    }
  }

  changed(happened) {
    // Keys typed here are nobody else's business.
    happened?.stopPropagation();
    this.status.textContent = '';
    this.fault.textContent = '';
    if (this.place) {
      keep(sessionStorage, this.place, this.read());
    }
  }

  forget() {
    if (this.place) {
      sessionStorage.removeItem(this.place);
    }
  }

  // ---- Pages

  async preview() {
    const pages = await this.compose(this.read());
    if (pages) {
      URL.revokeObjectURL(this.paper.src);
      this.paper.src = URL.createObjectURL(pages);
      this.paper.hidden = false;
      this.status.textContent = t('compose.shown');
    }
  }

  async handOver() {
    const letter = this.read();
    const missing = this.missing(letter);
    if (missing.length > 0) {
      this.fault.textContent = t('compose.missing', { fields: missing.map(([, label]) => label).join(', ') });
      missing[0][0].focus();
      return;
    }
    const pages = await this.compose(letter);
    if (!pages) {
      return;
    }
    const { superior, agency, place, filedBy } = letter;
    keep(localStorage, LETTERHEAD, { superior, agency, place, filedBy });
    await this.working(async () => {
      await this.use(new File([pages], 'du-thao.pdf', { type: 'application/pdf' }), letter);
      this.forget();
      this.status.textContent = t('compose.accepted');
    });
  }

  missing(letter) {
    const needed = ['symbol', 'agency', 'place', 'subject', 'capacity', 'signer'];
    if (['OFFICIAL_LETTER', 'SUBMISSION'].includes(letter.type)) {
      needed.push('addressees');
    }
    const found = needed.filter((name) => letter[name].length === 0)
      .map((name) => [this.controls[name], this.element.querySelector(`label[for="${this.controls[name].id}"]`).textContent]);
    if (!letter.content.some((part) => part.text || part.title || part.rows.length > 0)) {
      found.push([this.parts.nextElementSibling, t('compose.content')]);
    }
    return found;
  }

  async compose(letter) {
    let pages = null;
    await this.working(async () => { pages = await post('/api/letters/preview', letter); });
    return pages;
  }

  async working(act) {
    this.fault.textContent = '';
    this.status.textContent = t('compose.working');
    this.progress.hidden = false;
    this.buttons.forEach((button) => { button.disabled = true; });
    try {
      await act();
    } catch (error) {
      this.status.textContent = '';
      this.fault.textContent = inWords(error);
    } finally {
      this.progress.hidden = true;
      this.buttons.forEach((button) => { button.disabled = false; });
    }
  }
}

const lines = (text) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
