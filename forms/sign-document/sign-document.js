// The signing sheet inside of its task: the sheet itself, and the way back without a signature.
import { post, Refused } from '/forms/api.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';
import { Sheet } from '/forms/signing.js';

export async function load(form) {
  form.sheet = new Sheet(form.taskId, form.body.querySelector('.cv-signing'), {
    tell: (error) => form.tell(error),
    signed: () => {
      form.closed = true;
      form.forget();
      letGo(form);
      document.dispatchEvent(new CustomEvent('congvan:completed', { detail: { taskId: form.taskId } }));
    },
  });
  try {
    await form.sheet.load();
  } catch (error) {
    // What cannot be signed must still find its way back; a session, a network or a task that is gone is no reason.
    if (!(error instanceof Refused) || error.status !== 422) {
      throw error;
    }
    form.body.querySelector('.cv-signing').replaceChildren(h('div', { class: 'cv-waiting', role: 'alert' },
      h('p', {}, error.message), h('p', {}, t('sign.onlyGiveBack'))));
    form.field('reason').value = error.message;
    form.field('reason').closest('details').open = true;
  }
  form.scope.$on('$destroy', () => form.sheet.close());
}

/**
 * The task has ended without its form: Tasklist must not ask after it any more. The answer that it is gone would come when
 * the next task is open already, and be shown with that one.
 */
function letGo(form) {
  const card = form.root.closest('.task-card');
  let scope = form.scope;
  while (scope && !Object.hasOwn(scope, 'taskExists')) {
    scope = scope.$parent;
  }
  if (card && scope) {
    card.classList.add('cv-signed');
    form.scope.$on('$destroy', () => card.classList.remove('cv-signed'));
    scope.$applyAsync(() => { scope.taskExists = false; });
  }
}

export function faults(form) {
  const reason = form.field('reason');
  if (reason.value.trim() !== '') {
    return [];
  }
  reason.closest('details').open = true;
  return [{ control: reason, message: t('sign.completeGivesBack') }];
}

export async function check(form) {
  await post(`/api/signing/tasks/${form.taskId}/return`, { reason: form.field('reason').value });
  return {};
}
