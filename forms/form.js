// What every form does: shows the document beside the fields, keeps the draft, completes with the draft's id.
import { get, post, put, isStale, Refused, SessionExpired } from './api.js';
import { showMoment } from './dates.js';
import { showDocument } from './document.js';
import { h } from './elements.js';
import * as fields from './fields.js';
import { t, translate } from './i18n.js';
import { me, now } from './me.js';

const QUIET_MILLIS = 1500;
const FIRST = '.cv-message:not([hidden]) button, .cv-fields:enabled :is(input, select, textarea)';

/**
 * Opens the form of a task. A form may bring its own module (`data-module`) with
 * `load(form)`: fetches choices before fields are filled,
 * `begin(form)`: called once, when the fields are filled,
 * `restored(form, content)`: sees a saved draft before it is filled in,
 * `changed(form)`: called after each change,
 * `content(form, values)`: completes what is saved,
 * `faults(form)`: its own faults as `{control, message}`,
 * `check(form)`: asks the server before completion and returns faults by field name.
 */
export async function open(camForm, scope) {
  const root = camForm.formElement[0] ?? camForm.formElement;
  translate(root);
  const form = new TaskForm(root, camForm, scope);
  camForm.congvan = form;
  await form.open();
  return form;
}

/** One open form of one task. */
class TaskForm {
  constructor(root, camForm, scope) {
    this.root = root;
    this.camForm = camForm;
    this.scope = scope;
    this.taskId = camForm.taskId;
    this.body = root.querySelector('.cv-fields');
    this.keepsDraft = root.querySelector('[cam-variable-name=draftId]') !== null;
    this.draft = { id: null, version: 0 };
    this.unsaved = false;
    this.sent = false;
    this.closed = false;
    this.module = {};
  }

  async open() {
    this.message = this.root.querySelector('.cv-message');
    this.status = this.root.querySelector('.cv-status');
    this.body.disabled = true;
    this.listen();
    try {
      if (this.root.dataset.module) {
        this.module = await import(this.root.dataset.module);
      }
      await me();
      this.task = await get(`/api/tasks/${this.taskId}`);
      // Not every task is about a document.
      if (this.task.documentId) {
        this.document = await get(`/api/documents/${this.task.documentId}`);
        showDocument(this.root, this.document, this.task);
      }
      this.root.dataset.agency = this.task.agencyId;
      fields.prepare(this.body);
      await this.module.load?.(this);
      this.restore();
      this.module.begin?.(this);
      fields.look(this.body);
      this.followDecision();
      this.followRight();
      this.root.classList.add('cv-ready');
    } catch (error) {
      this.tell(error, () => this.open());
    }
  }

  listen() {
    if (this.listening) {
      return;
    }
    this.listening = true;
    this.camForm.on('submit', () => this.submit());
    this.camForm.on('submit-failed', (form, [error]) => this.failed(error));
    this.camForm.on('submit-success', () => this.succeeded());
    this.camForm.on('store', (form) => {
      form.storePrevented = true;
      this.save().catch((error) => this.tell(error, () => this.save()));
    });
    for (const event of ['input', 'change']) {
      this.body.addEventListener(event, () => this.changed());
    }
    this.scope.$on('$destroy', () => this.close());
    // Tasklist's own answer to this shortcut is the first input, which is hidden here.
    this.scope.$on('shortcut:focusForm', () => this.root.querySelector(FIRST)?.focus());
  }

  // ---- Draft

  restore() {
    const saved = this.task.draft;
    if (saved) {
      this.draft = { id: saved.id, version: saved.version };
      this.fill(JSON.parse(saved.content));
      this.say(t('draft.restored'));
    }
    const kept = this.kept();
    if (!kept) {
      return;
    }
    if (kept.basedOn === this.draft.version) {
      fields.restore(this.body, kept.typed);
      this.unsaved = true;
      this.say(t('draft.recovered'));
      this.later();
    } else {
      this.offer(t('draft.conflict', { time: showMoment(kept.at) }), [
        [t('draft.useTyped'), () => { fields.restore(this.body, kept.typed); this.changed(); }],
        [t('draft.useSaved'), () => this.forget()],
      ]);
    }
  }

  fill(content) {
    this.module.restored?.(this, content);
    fields.fill(this.body, content);
  }

  changed() {
    if (!this.task) {
      return;
    }
    this.unsaved = true;
    this.root.dataset.unsaved = 'true';
    this.keep();
    this.followDecision();
    this.module.changed?.(this);
    if (this.message.dataset.about === 'faults' && !this.body.querySelector('[aria-invalid]')) {
      this.hush();
    }
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    if (this.keepsDraft && !this.expired) {
      this.timer = setTimeout(() => this.save().catch((error) => this.tell(error, () => this.save())), QUIET_MILLIS);
    }
  }

  /** Saves the draft; one save at a time, so that versions follow each other. */
  async save(closing = false) {
    clearTimeout(this.timer);
    await this.saving?.catch(() => {});
    if (!this.keepsDraft || (!this.unsaved && this.draft.id)) {
      return;
    }
    this.saving = this.store(closing);
    await this.saving;
  }

  async store() {
    this.unsaved = false;
    try {
      const saved = await put(`/api/tasks/${this.taskId}/draft`, { basedOn: this.draft.version, content: JSON.stringify(this.content()) });
      this.draft = { id: saved.id, version: saved.version };
      this.expired = false;
      if (!this.unsaved) {
        this.forget();
        delete this.root.dataset.unsaved;
      } else {
        this.keep();
      }
      this.say(t('draft.saved', { time: showMoment(now()) }));
    } catch (error) {
      this.unsaved = true;
      throw error;
    }
  }

  content() {
    const content = fields.collect(this.body);
    return this.module.content?.(this, content) ?? content;
  }

  keep() {
    try {
      sessionStorage.setItem(this.place(), JSON.stringify({ basedOn: this.draft.version, at: now(), typed: fields.snapshot(this.body) }));
    } catch {
      // A full or forbidden store leaves the draft on the server as the only copy.
    }
  }

  kept() {
    const text = sessionStorage.getItem(this.place());
    return text ? JSON.parse(text) : null;
  }

  forget() {
    sessionStorage.removeItem(this.place());
  }

  place() {
    return `congvan:typed:${this.taskId}`;
  }

  // ---- Decision: the fields that belong to it are shown, the others rest

  decision() {
    return this.body.querySelector('[name=decision]:checked')?.value ?? this.root.dataset.decision ?? null;
  }

  followDecision() {
    const decision = this.decision();
    for (const part of this.body.querySelectorAll('[data-when]')) {
      const shown = part.dataset.when.split(' ').includes(decision);
      part.hidden = !shown;
    }
  }

  /** A task is worked on by its assignee; a task of a group is taken first, and may be put back. */
  followRight() {
    this.putBack ??= h('p', { class: 'cv-put-back' }, t('right.taken'), ' ',
      h('button', { type: 'button', onclick: () => document.querySelector('.task-details button.unclaim')?.click() }, t('right.putBack')));
    this.body.before(this.putBack);
    const apply = (disabled) => {
      this.body.disabled = disabled === true;
      this.putBack.hidden = disabled === true || !this.task.ofGroup;
      if (!disabled) {
        if (this.message.dataset.about === 'right') {
          this.hush();
        }
        return;
      }
      const actions = [];
      if (this.task.mayWork && !this.task.assignee) {
        actions.push([t('right.claim'), () => document.querySelector('.task-details button.claim')?.click()]);
      } else if (this.task.mayTakeOver) {
        actions.push([t('right.takeOver'), async () => {
          await post(`/api/tasks/${this.taskId}/take-over`);
          location.reload();
        }]);
      }
      const taken = this.task.assignee ? t('right.others') : t('right.pool');
      const takenOver = this.task.vacant ? t('right.vacant') : t('right.away');
      this.offer(this.task.mayTakeOver ? takenOver : taken, actions, 'right');
    };
    apply(this.scope.options?.disableForm);
    this.scope.$watch('options.disableForm', apply);
  }

  // ---- Completion

  submit() {
    if (this.camForm.congvanReady) {
      // A second press finds the form on its way already.
      this.camForm.submitPrevented = this.sent;
      this.sent = true;
      return;
    }
    this.camForm.submitPrevented = true;
    if (this.completing || !this.task) {
      return;
    }
    this.completing = true;
    this.root.classList.add('cv-busy');
    this.complete()
      .catch((error) => this.tell(error, () => this.submit()))
      .finally(() => {
        this.completing = false;
        this.root.classList.remove('cv-busy');
      });
  }

  async complete() {
    this.hush();
    fields.clearFaults(this.body);
    const found = [...fields.faults(this.body), ...(this.module.faults?.(this) ?? [])];
    if (found.length > 0) {
      this.blame(found);
      return;
    }
    await this.save();
    const refused = await this.module.check?.(this);
    if (refused && Object.keys(refused).length > 0) {
      this.blameByName(refused);
      return;
    }
    this.write(this.root.dataset.variable, this.decision());
    this.write('draftId', this.draft.id);
    this.camForm.congvanReady = true;
    this.scope.$evalAsync(() => this.scope.complete());
  }

  write(name, value) {
    const input = name && this.root.querySelector(`[cam-variable-name="${name}"]`);
    if (!input) {
      return;
    }
    input.value = value;
    // The engine is told even when an earlier round wrote the same decision.
    const variable = this.camForm.variableManager.variable(name);
    if (variable) {
      variable.originalValue = undefined;
    }
  }

  failed(error) {
    const message = error?.message ?? '';
    if (message.includes('submission prevented')) {
      return;
    }
    this.camForm.congvanReady = false;
    this.sent = false;
    if (error?.status === 401) {
      this.tell(new SessionExpired(), () => this.submit());
    } else {
      const refused = new Refused(error?.status ?? 0, sentence(message), error?.response?.body?.fields);
      // Of a task that somebody else completed meanwhile the engine only says that something broke.
      const looked = refused.status >= 500 || refused.status === 404 ? get(`/api/tasks/${this.taskId}`) : Promise.resolve();
      looked.then(() => this.tell(refused), (gone) => this.tell(gone.status === 404 ? gone : refused));
      // Tasklist says the same in a corner where it covers other controls.
      setTimeout(() => document.querySelectorAll('.page-notifications .alert-danger .close').forEach((button) => button.click()));
    }
  }

  succeeded() {
    this.camForm.congvanReady = false;
    this.unsaved = false;
    this.forget();
    document.dispatchEvent(new CustomEvent('congvan:completed', { detail: { taskId: this.taskId } }));
  }

  close() {
    if (this.unsaved && this.keepsDraft && !this.closed && this.task) {
      this.save().catch(() => {});
    }
    this.closed = true;
    clearTimeout(this.timer);
  }

  // ---- What is told

  /** Faults beside their fields, the first of them focused. */
  blame(found) {
    found.forEach(({ control, message }) => fields.showFault(control, message));
    this.point(found.map(({ control }) => control), []);
  }

  /** What a refusal tells by field name; what has no field here is told above the fields. */
  blameByName(byName, sentence) {
    const { marked, others } = fields.showFaults(this.body, byName);
    this.point(marked, [sentence, ...others].filter(Boolean));
  }

  point(marked, told) {
    const sentences = [...new Set(told)];
    if (sentences.length === 0 && marked.length > 0) {
      sentences.push(marked.length === 1 ? t('fault.one') : t('fault.many', { count: marked.length }));
    }
    this.offer(sentences.join(' '), [], marked.length > 0 ? 'faults' : '');
    if (marked.length > 0) {
      this.showFields();
      marked[0].focus();
    }
  }

  /** The field of that name, whether the present decision shows it or not. */
  field(name) {
    return this.body.querySelector(`[name="${CSS.escape(name)}"]`);
  }

  /** Tells an error; with an expired session everything typed stays, here and in the browser's store. */
  tell(error, again) {
    if (this.unsaved) {
      this.keep();
    }
    if (error instanceof SessionExpired) {
      this.expired = true;
      this.offer(t('session.expired'), [
        [t('session.login'), () => window.open('/login', '_blank')],
        [t('session.again'), async () => {
          this.hush();
          try {
            if (this.task) {
              this.unsaved = true;
              await this.save();
            }
            location.reload();
          } catch (stillExpired) {
            this.tell(stillExpired, again);
          }
        }],
      ], 'session');
    } else if (isStale(error)) {
      clearTimeout(this.timer);
      this.offer(error.message || t('draft.stale'), [[t('draft.reload'), () => location.reload()]]);
    } else if (error instanceof Refused) {
      if (Object.keys(error.fields).length > 0) {
        this.blameByName(error.fields, error.message);
      } else {
        const ways = error.status === 404 ? [[t('task.list'), toTheList]] : again && error.status >= 500 ? [[t('again'), again]] : [];
        this.offer(error.message || t('failed', { status: error.status }), ways);
      }
    } else {
      console.error(error);
      this.offer(t('unreachable'), again ? [[t('again'), () => { this.hush(); again(); }]] : []);
    }
  }

  offer(text, actions, about = '') {
    this.message.dataset.about = about;
    this.message.hidden = false;
    const sentenceShown = document.createElement('span');
    sentenceShown.textContent = text;
    const buttons = actions.map(([label, act]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', () => {
        if (about !== 'session') {
          this.hush();
        }
        Promise.resolve(act()).catch((error) => this.tell(error));
      });
      return button;
    });
    this.message.replaceChildren(sentenceShown, ...buttons);
    this.message.scrollIntoView({ block: 'nearest' });
  }

  hush() {
    this.message.hidden = true;
    this.message.dataset.about = '';
    this.message.replaceChildren();
  }

  say(text) {
    this.status.textContent = text;
  }

  showFields() {
    this.root.querySelector('.cv-tab-fields')?.click();
  }
}

/** Leaves a task that is no more, for the list as it is now. */
function toTheList() {
  const asked = new URLSearchParams(location.hash.split('?')[1] ?? '');
  asked.delete('task');
  location.hash = `/?${asked}`;
  location.reload();
}

/** The sentence inside the engine's message: `Cannot submit task form 4f…: Số đã có trong sổ.` */
function sentence(message) {
  return message.replace(/^(?:Cannot (?:submit task form|complete task) [^:]+: )+/, '').replace(/^ENGINE-\d+ /, '');
}
