// One document before its signer: its pages as they will be signed, the means, the request while it is out, earlier tries.
import { get, inWords, post, SessionExpired } from './api.js';
import { showMoment } from './dates.js';
import { callAgent } from './desktop-agent.js';
import { h } from './elements.js';
import { t } from './i18n.js';
import { now } from './me.js';

const ASK_MILLIS = 2000;

/** Draws the sheet of a task into a place, and keeps it true until it is closed. */
export class Sheet {
  constructor(taskId, place, { tell, signed, changed = () => {} }) {
    this.taskId = taskId;
    this.place = place;
    this.tell = tell;
    this.signed = signed;
    this.changed = changed;
    this.closed = false;
  }

  async load() {
    this.sheet = await get(`/api/signing/tasks/${this.taskId}`);
    this.pages = await get(`/api/signing/tasks/${this.taskId}/pages`);
    this.draw();
    if (this.sheet.out) {
      this.watch(this.sheet.out);
    }
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
  }

  draw() {
    this.state = h('div', { 'aria-live': 'polite' });
    this.below = h('div', {});
    this.place.replaceChildren(
      h('div', {}, this.paper(), this.links()),
      this.who(), this.state, this.below);
    this.showState();
  }

  // ---- The pages

  paper() {
    const pages = h('div', { class: 'cv-pages', tabindex: '0', role: 'region', 'aria-label': t('sign.pages') });
    for (const page of this.pages) {
      const image = h('img', {
        src: this.pageAddress(page.number), alt: t('sign.page', { number: page.number, count: this.pages.length }),
        width: Math.round(page.width), height: Math.round(page.height), loading: 'lazy',
        onload: () => this.opened(),
      });
      const sheet = h('div', { class: 'cv-page' }, image);
      if (page.number === this.sheet.place.page) {
        sheet.append(this.mark(page));
      }
      pages.append(sheet, h('p', { class: 'cv-page-number' }, t('sign.page', { number: page.number, count: this.pages.length })));
    }
    return pages;
  }

  // A fresh address after each preparation: the browser keeps no copy, and shows no old one.
  pageAddress(number) {
    return `/api/signing/tasks/${this.taskId}/pages/${number}?v=${this.sheet.out?.id ?? ''}`;
  }

  /** Where the signature will stand; sizes are set by script, as the policy forbids them in the text. */
  mark(page) {
    const { left, bottom, width, height } = this.sheet.place;
    const mark = h('div', { class: 'cv-place' }, t('sign.place'));
    const percent = (value, whole) => `${(100 * value) / whole}%`;
    mark.style.left = percent(left, page.width);
    mark.style.top = percent(page.height - bottom - height, page.height);
    mark.style.width = percent(width, page.width);
    mark.style.height = percent(height, page.height);
    // Prepared pages bear the signature's picture already.
    return width > 0 && height > 0 && !this.sheet.out ? mark : '';
  }

  links() {
    return h('p', {}, h('a', { href: `/api/signing/tasks/${this.taskId}/file`, target: '_blank', rel: 'noopener', onclick: () => this.opened() }, t('sign.openPdf')),
      location.pathname === '/signing' ? null : [' · ', h('a', { href: '/signing', target: '_blank', rel: 'noopener' }, t('sign.many'))]);
  }

  opened() {
    if (!this.sheet.read) {
      this.sheet.read = true;
      if (!this.attempt) {
        this.showState();
      }
    }
  }

  // ---- Who signs as what

  who() {
    const { kindInWords, capacity, numberAndSymbol, fileName } = this.sheet;
    return h('div', { class: 'cv-signer' },
      h('p', {}, kindInWords),
      capacity ? h('p', { class: 'cv-capacity' }, capacity) : null,
      h('p', {}, numberAndSymbol ? t('sign.number', { number: numberAndSymbol }) : t('sign.noNumber', { file: fileName })));
  }

  // ---- Before, while and after a request

  showState() {
    const attempt = this.attempt ?? this.sheet.out;
    if (attempt?.state === 'VERIFIED') {
      this.state.replaceChildren(h('p', { class: 'cv-good' }, t('sign.done')));
      this.below.replaceChildren();
    } else if (attempt?.out) {
      this.showWaiting(attempt);
    } else {
      this.state.replaceChildren(attempt ? h('p', { class: 'cv-waiting' }, `${attempt.stateInWords}. ${attempt.reason ?? ''}`) : '');
      this.below.replaceChildren(...(this.sheet.mayWork ? [this.asking()] : []), this.history());
    }
    this.changed();
  }

  asking() {
    const { means, read } = this.sheet;
    if (means.length === 0) {
      return h('p', { class: 'cv-waiting' }, t('sign.noMeans'));
    }
    const chosen = means.some((each) => each.id === this.chosen) ? this.chosen : means[0].id;
    this.chosen = chosen;
    const place = h('div', {}, this.together(means.find((each) => each.id === chosen)));
    const choices = means.map((each) => {
      const id = `cv-means-${each.id}-${this.taskId}`;
      return h('div', { class: 'cv-means' },
        h('input', { type: 'radio', id, name: `means-${this.taskId}`, value: each.id, checked: each.id === chosen, onchange: () => { this.chosen = each.id; place.replaceChildren(this.together(each) ?? ''); } }),
        h('label', { for: id }, `${each.inWords} ${each.account}`.trim(), h('br'),
          t('sign.certificate', { subject: each.subject, until: showMoment(each.validUntil) })));
    });
    return h('div', {},
      h('fieldset', {}, h('legend', {}, t('sign.means')), choices),
      place,
      h('button', { type: 'button', class: 'cv-sign', disabled: !read, onclick: () => this.sign() }, t(this.failedBefore() ? 'sign.again' : 'sign.sign')),
      read ? null : h('p', { class: 'cv-hint' }, t('sign.readFirst')));
  }

  /** All files that lack this signature in one go, where the means can do it. */
  together(chosen) {
    const { several } = this.sheet;
    if (several.length === 0 || !chosen.signsSeveralAtOnce) {
      return null;
    }
    const id = `cv-several-${this.taskId}`;
    return h('div', { class: 'cv-check' },
      h('input', { type: 'checkbox', id, checked: this.several !== false, onchange: (event) => { this.several = event.target.checked; } }),
      h('label', { for: id }, t('sign.several', { count: several.length, files: several.join(', ') })));
  }

  /** Drawn anew only when there is something new: an open part stays open, a button keeps the focus, nothing is read out twice. */
  showWaiting(attempt) {
    const { id, state, waitsInLine, mayBeCancelled, waitsForTheBrowser } = attempt;
    const told = JSON.stringify([id, state, waitsInLine, mayBeCancelled, waitsForTheBrowser, this.fault]);
    const progress = this.state.querySelector('progress');
    if (progress && this.told === told) {
      progress.value = progress.max - this.left(attempt);
      return;
    }
    this.told = told;
    this.state.replaceChildren(this.waiting(attempt));
    this.below.replaceChildren();
  }

  left(attempt) {
    return Math.max(0, new Date(attempt.expiresAt) - now());
  }

  /** Whether the last try was in vain; earlier ones may be another person's, or another appendix's. */
  failedBefore() {
    const last = this.attempt ?? this.sheet.attempts[0];
    return Boolean(last) && last.state !== 'VERIFIED';
  }

  waiting(attempt) {
    const left = this.left(attempt);
    const whole = Math.max(1, new Date(attempt.expiresAt) - new Date(attempt.begunAt));
    return h('div', { class: 'cv-waiting' },
      h('p', {}, h('strong', {}, attempt.waitsInLine ? t('sign.inLine') : attempt.stateInWords)),
      this.fault ? h('p', { class: 'cv-error' }, this.fault) : null,
      attempt.mayBeCancelled ? h('p', {}, t(attempt.signsWholeFile ? 'sign.onComputer' : 'sign.onDevice', { means: attempt.meansInWords })) : null,
      attempt.signsWholeFile || !attempt.mayBeCancelled ? null : [h('p', {}, t('sign.code')), h('p', { class: 'cv-code' }, attempt.controlCode)],
      attempt.waitsForTheBrowser && this.sheet.mayWork ? h('p', {}, h('a', { class: 'cv-sign', href: `/signing/attempts/${attempt.id}/consent`, target: '_blank', rel: 'noopener' }, t('sign.consent'))) : null,
      h('progress', { max: whole, value: whole - left, 'aria-label': t('sign.time') }),
      h('details', { class: 'cv-others' }, h('summary', {}, t('sign.hash')), h('p', { class: 'cv-hash' }, attempt.pagesHash)),
      attempt.signsWholeFile && this.sheet.mayWork ? h('button', { type: 'button', onclick: () => { this.errand = null; this.runErrand(attempt); } }, t('sign.callAgain')) : null, ' ',
      attempt.mayBeCancelled && this.sheet.mayWork ? h('button', { type: 'button', onclick: () => this.cancel(attempt) }, t('sign.cancel')) : null);
  }

  history() {
    const tries = this.sheet.attempts;
    if (tries.length === 0) {
      return '';
    }
    return h('details', { class: 'cv-several' }, h('summary', {}, t('sign.history', { count: tries.length })),
      h('ul', { class: 'cv-attempts' }, tries.map((each) => h('li', {},
        h('p', {}, `${showMoment(each.begunAt)}, ${each.signerName}, ${each.meansInWords}`),
        h('p', {}, h('strong', {}, each.stateInWords), each.reason ? `: ${each.reason}` : '')))));
  }

  /** A second press while the first is on its way would ask for a second signature. */
  async sign() {
    if (this.pressed) {
      return;
    }
    this.pressed = true;
    this.fault = null;
    this.state.replaceChildren(h('p', { class: 'cv-waiting' }, t('sign.preparing')));
    let attempt = null;
    try {
      attempt = await post(`/api/signing/tasks/${this.taskId}/attempts`, { meansId: this.chosen, several: this.signsSeveral() });
      this.attempt = null;
      // Number and date were drawn at this press: what is shown now is what will be signed.
      await this.load();
      if (!this.sheet.out) {
        this.watch(attempt);
      }
    } catch (error) {
      if (attempt) {
        // It is out, though the sheet did not come back: whoever looks after it tells what is wrong.
        this.watch(attempt);
      } else {
        this.showState();
        this.tell(error);
      }
    } finally {
      this.pressed = false;
    }
    // The agent on this computer shows one window at a time.
    await this.running;
  }

  signsSeveral() {
    const chosen = this.sheet.means.find((each) => each.id === this.chosen);
    return this.sheet.several.length > 0 && Boolean(chosen?.signsSeveralAtOnce) && this.several !== false;
  }

  async cancel(attempt) {
    try {
      await post(`/api/signing/tasks/${this.taskId}/attempts/${attempt.id}/cancellation`);
    } catch (error) {
      this.tell(error);
    }
    this.look(attempt.id);
  }

  watch(attempt) {
    this.attempt = attempt;
    this.showState();
    if (attempt.signsWholeFile && attempt.state === 'SENT') {
      this.running = this.runErrand(attempt);
    }
    this.timer = setTimeout(() => this.look(attempt.id), ASK_MILLIS);
  }

  async look(id) {
    clearTimeout(this.timer);
    if (this.closed) {
      return;
    }
    try {
      const attempt = await get(`/api/signing/attempts/${id}`);
      if (attempt.out) {
        this.attempt = attempt;
        this.showState();
        this.timer = setTimeout(() => this.look(id), ASK_MILLIS);
      } else if (attempt.state === 'VERIFIED') {
        this.attempt = attempt;
        this.showState();
        this.signed();
      } else {
        this.sheet = await get(`/api/signing/tasks/${this.taskId}`);
        this.attempt = attempt;
        this.showState();
      }
    } catch (error) {
      this.tell(error);
      this.timer = setTimeout(() => this.look(id), 5 * ASK_MILLIS);
    }
  }

  /** One message to the agent on this computer, one answer; the file itself goes between it and the server. */
  async runErrand(attempt) {
    if (this.errand === attempt.id) {
      return;
    }
    this.errand = attempt.id;
    this.fault = null;
    this.showState();
    try {
      await callAgent(await get(`/api/signing/attempts/${attempt.id}/errand`));
    } catch (error) {
      // What the agent says stands at the button that calls it again; who has to log in is told so by the form.
      if (error instanceof SessionExpired) {
        this.tell(error);
      } else {
        this.fault = inWords(error);
      }
    }
    this.look(attempt.id);
  }
}
