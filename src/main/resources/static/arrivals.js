// Hands in files: each in a request of its own, so that each has its progress, its result and its second try.

const AT_ONCE = 3;
const TRIES = 3;

const place = document.getElementById('handing-in');
const text = place.dataset;
const drop = document.getElementById('drop');
const input = document.getElementById('files');
const uploads = document.getElementById('uploads');
const summary = document.getElementById('summary');

const waiting = [];
const all = [];
let running = 0;

input.addEventListener('change', () => {
  add(input.files);
  input.value = '';
});

// Dropping beside the field must not make the browser open the file and leave the page.
for (const kind of ['dragover', 'drop']) {
  window.addEventListener(kind, (event) => event.preventDefault());
}
drop.addEventListener('dragover', () => drop.classList.add('over'));
drop.addEventListener('dragleave', () => drop.classList.remove('over'));
drop.addEventListener('drop', (event) => {
  drop.classList.remove('over');
  add(event.dataTransfer.files);
});

window.addEventListener('beforeunload', (event) => {
  if (running > 0 || waiting.length > 0) {
    event.preventDefault();
  }
});

function add(files) {
  const most = Number(text.maxFiles);
  const chosen = [...files];
  chosen.slice(0, most).forEach(addOne);
  if (chosen.length > most) {
    const line = document.createElement('li');
    line.textContent = text.textTooMany;
    uploads.prepend(line);
  }
  next();
}

function addOne(file) {
  const upload = {file, id: randomId(), tries: 0, state: 'waiting', ...line(file)};
  all.push(upload);
  if (file.size === 0) {
    finish(upload, 'refused', text.textEmpty);
  } else if (file.size > Number(text.maxSize)) {
    finish(upload, 'refused', text.textTooLarge);
  } else {
    wait(upload);
  }
}

function line(file) {
  const element = document.createElement('li');
  const name = document.createElement('span');
  name.className = 'file';
  name.textContent = file.name;
  const progress = document.createElement('progress');
  progress.max = 100;
  progress.value = 0;
  progress.setAttribute('aria-label', `${text.textProgress}: ${file.name}`);
  const result = document.createElement('span');
  result.className = 'result';
  element.append(name, progress, result);
  uploads.prepend(element);
  return {element, progress, result};
}

function wait(upload) {
  upload.state = 'waiting';
  upload.progress.hidden = false;
  upload.progress.value = 0;
  upload.result.textContent = text.textWaiting;
  waiting.push(upload);
}

function next() {
  while (running < AT_ONCE && waiting.length > 0) {
    running += 1;
    send(waiting.shift());
  }
  tell();
}

function send(upload) {
  upload.tries += 1;
  upload.result.textContent = text.textSending;
  const body = new FormData();
  body.append('agencyId', text.agency);
  body.append('files', upload.file, upload.file.name);
  const request = new XMLHttpRequest();
  request.open('POST', text.address);
  request.setRequestHeader('X-CONGVAN-CSRF', cookie('CONGVAN-CSRF'));
  // The same for each try: what was received although no answer came back is not received twice.
  request.setRequestHeader('Message-Id', upload.id);
  request.setRequestHeader('Accept', 'application/json');
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) {
      upload.progress.value = (event.loaded / event.total) * 100;
    }
  });
  request.upload.addEventListener('load', () => {
    upload.progress.removeAttribute('value');
    upload.result.textContent = text.textChecking;
  });
  request.addEventListener('load', () => done(upload, request));
  request.addEventListener('error', () => failed(upload));
  request.addEventListener('abort', () => failed(upload));
  request.send(body);
}

function done(upload, request) {
  running -= 1;
  const answer = parsed(request.responseText);
  if (request.status === 200 && Array.isArray(answer) && answer.length === 1) {
    const [result] = answer;
    if (result.state === 'FAILED') {
      finish(upload, 'failed', result.reason);
    } else {
      finish(upload, result.state.toLowerCase(), result.reason ?? (result.repeated ? text.textRepeated : ''), result);
    }
  } else if (request.status === 401) {
    finish(upload, 'failed', text.textLogin);
  } else if (request.status === 403) {
    finish(upload, 'failed', answer?.message ?? text.textForbidden);
    if (!answer?.message) {
      tellWhyForbidden(upload);
    }
  } else if (request.status === 413 || request.status === 422) {
    finish(upload, 'refused', answer?.message ?? text.textTooLarge);
  } else {
    finish(upload, 'failed', answer?.message ?? text.textFailed);
  }
  next();
}

// Without a session the guard's token is missing too, and a missing token looks like a missing right.
async function tellWhyForbidden(upload) {
  const me = await fetch(text.me, {headers: {Accept: 'application/json'}}).catch(() => null);
  if (me?.status === 401 && upload.state === 'failed') {
    finish(upload, 'failed', text.textLogin);
  }
}

function failed(upload) {
  if (upload.tries < TRIES) {
    setTimeout(() => send(upload), 1000 * upload.tries ** 2);
    return;
  }
  running -= 1;
  finish(upload, 'failed', text.textFailed);
  next();
}

function finish(upload, state, reason, result) {
  upload.state = state;
  upload.progress.hidden = true;
  upload.result.replaceChildren();
  const badge = document.createElement('span');
  badge.className = `state ${state}`;
  badge.textContent = {
    accepted: text.textAccepted,
    refused: text.textRefused,
    quarantined: text.textQuarantined,
    deleted: text.textDeleted,
    failed: text.textUnsent,
  }[state];
  upload.result.append(badge, ' ');
  if (result?.state === 'ACCEPTED') {
    const link = document.createElement('a');
    link.href = `${text.arrivals}/${result.arrivalId}/task`;
    link.textContent = text.textOpen;
    upload.result.append(link, ' ');
  }
  if (result?.state === 'QUARANTINED') {
    const link = document.createElement('a');
    link.href = `${text.arrivals}/${result.arrivalId}/quarantine`;
    link.textContent = text.textDecide;
    upload.result.append(link, ' ');
  }
  if (reason) {
    const words = document.createElement('span');
    words.className = 'reason';
    words.textContent = reason;
    upload.result.append(words);
  }
  if (state === 'failed') {
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = text.textAgain;
    again.setAttribute('aria-label', `${text.textAgain}: ${upload.file.name}`);
    again.addEventListener('click', () => {
      upload.tries = 0;
      wait(upload);
      next();
    });
    upload.result.append(again);
  }
}

function tell() {
  const count = (state) => all.filter((upload) => upload.state === state).length;
  const open = running + waiting.length;
  const numbers = {
    done: all.length - open,
    all: all.length,
    accepted: count('accepted'),
    refused: count('refused'),
    quarantined: count('quarantined'),
    failed: count('failed'),
  };
  summary.textContent = all.length === 0 ? '' : text.textSummary.replace(/%(\w+)%/g, (_, name) => numbers[name]);
  if (all.length > 0 && open === 0) {
    renewList();
  }
}

async function renewList() {
  const list = document.getElementById('list');
  const answer = await fetch(`${text.list}?${list.dataset.query}`, {headers: {Accept: 'text/html'}}).catch(() => null);
  if (answer?.ok && !answer.redirected) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const renewed = page.getElementById('list');
    if (renewed) {
      list.replaceWith(renewed);
    }
  }
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function cookie(name) {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

// crypto.randomUUID exists on https only, and an office's network may have none.
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
