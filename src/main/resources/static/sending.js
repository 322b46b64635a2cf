// Sends the forms of our pages once, and only while the session lasts: what was typed stays on the page until it is taken.
const SURELY_MILLIS = 60_000;
const WORKING_MILLIS = 700;
const ASK_MILLIS = 10_000;
const BUSY_MILLIS = 5 * 60_000;
const FILE_MILLIS = 20_000;

const words = document.body.dataset;
const busy = new Set();
const asked = new Set();
let seenAt = Date.now();

// What was refused is told beside its field, and that is where one goes on.
document.querySelector('main [aria-invalid=true]')?.focus();

addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post' || form.closest('.masthead')) {
    return;
  }
  if (busy.has(form)) {
    event.preventDefault();
    return;
  }
  if (asked.delete(form) || isSurelyIn(form)) {
    goes(form);
    return;
  }
  event.preventDefault();
  busy.add(form);
  askFirst(form, event.submitter);
});

// A page that comes back from the browser's memory may be sent again; its session may have ended meanwhile.
addEventListener('pageshow', (event) => {
  busy.clear();
  if (event.persisted) {
    seenAt = 0;
    document.querySelectorAll('form[aria-busy]').forEach((form) => form.removeAttribute('aria-busy'));
    document.querySelectorAll('.sending').forEach((line) => line.remove());
  }
});

/** Whoever logs in or out in another tab gets another token. */
const isSurelyIn = (form) => Date.now() - seenAt < SURELY_MILLIS && form.elements._csrf?.value === token();

async function askFirst(form, button) {
  form.setAttribute('aria-busy', 'true');
  const refusal = await whyNot();
  busy.delete(form);
  form.removeAttribute('aria-busy');
  if (refusal) {
    tell(form, ...refusal);
    return;
  }
  seenAt = Date.now();
  if (form.elements._csrf) {
    form.elements._csrf.value = token();
  }
  form.querySelector('.sending-refused')?.remove();
  asked.add(form);
  form.requestSubmit(button);
  asked.delete(form);
}

/** What is told instead of sending; null while whoever opened the page is logged in. */
async function whyNot() {
  try {
    const answer = await fetch('/api/me', {
      headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
      credentials: 'same-origin',
      signal: AbortSignal.timeout(ASK_MILLIS),
    });
    if (answer.status === 401 || answer.redirected) {
      return [words.expired, words.login];
    }
    if (answer.status >= 500) {
      return [words.unreachable];
    }
    // Sent as somebody else it would be his act.
    return answer.ok && (await answer.json()).id !== words.person ? [words.somebodyElse, words.login] : null;
  } catch {
    return [words.unreachable];
  }
}

/** On its way: a second press does nothing, and who waits is told so. */
function goes(form) {
  busy.add(form);
  form.setAttribute('aria-busy', 'true');
  const line = document.createElement('p');
  line.className = 'hint sending';
  line.setAttribute('role', 'status');
  form.append(line);
  setTimeout(() => { line.textContent = words.working; }, WORKING_MILLIS);
  // The answer is another page, but a file leaves this one as it is.
  setTimeout(() => {
    busy.delete(form);
    form.removeAttribute('aria-busy');
    line.remove();
  }, 'answersWithFile' in form.dataset ? FILE_MILLIS : BUSY_MILLIS);
}

function tell(form, sentence, login) {
  form.querySelector('.sending-refused')?.remove();
  const notice = document.createElement('div');
  notice.className = 'notice refused sending-refused';
  notice.setAttribute('role', 'alert');
  notice.tabIndex = -1;
  const said = document.createElement('p');
  said.textContent = sentence;
  notice.append(said);
  if (login) {
    const link = document.createElement('a');
    link.className = 'button';
    link.href = '/login';
    link.target = '_blank';
    link.textContent = login;
    notice.append(link);
  }
  form.prepend(notice);
  notice.focus();
}

function token() {
  const found = document.cookie.split('; ').find((each) => each.startsWith('CONGVAN-CSRF='));
  return found ? decodeURIComponent(found.slice('CONGVAN-CSRF='.length)) : '';
}
