// Talks to the plug-in's own addresses; Camunda guards them with a token of its own.
import { Refused, SessionExpired, get, inWords } from '/forms/api.js';
import { h } from '/forms/elements.js';
import { t as say } from '/forms/i18n.js';

const ROOT = '/camunda/api/cockpit/plugin/supervision/default';

/** The address of an answer, with the values that are there. */
export function address(path, values = {}) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return `${ROOT}/${path}${query.size ? `?${query}` : ''}`;
}

/** Reads an answer. */
export const read = (path, values) => get(address(path, values));

/** Does something and reads what became of it. */
export async function act(path, body, values = {}) {
  const response = await fetch(address(path, values), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token() },
    body: JSON.stringify(body),
  });
  if (response.status === 401 || response.redirected) {
    throw new SessionExpired();
  }
  const content = (response.headers.get('Content-Type') ?? '').includes('json') ? await response.json() : null;
  if (!response.ok) {
    throw new Refused(response.status, content?.message ?? '', content?.fields);
  }
  return content;
}

/** What an error says, with the way on: to the login page, and once more where that may help. */
export function told(error, again = null) {
  return [inWords(error),
    error instanceof SessionExpired ? [' ', h('a', { href: '/login', target: '_blank' }, say('session.login'))] : null,
    again && !(error instanceof Refused && error.status < 500) ? [' ', h('button', { type: 'button', onclick: again }, say('again'))] : null];
}

/** Fetches a file and hands it to the browser; a “no” is told in words. */
export async function download(path) {
  const response = await fetch(path, { credentials: 'same-origin', headers: { 'X-Requested-With': 'XMLHttpRequest' } });
  if (response.status === 401 || response.redirected) {
    throw new SessionExpired();
  }
  if (!response.ok) {
    const content = (response.headers.get('Content-Type') ?? '').includes('json') ? await response.json() : null;
    throw new Refused(response.status, content?.message ?? '', content?.fields);
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? '';
  const file = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: file, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}

function token() {
  const found = document.cookie.split('; ').find((each) => each.startsWith('XSRF-TOKEN='));
  return found ? decodeURIComponent(found.slice('XSRF-TOKEN='.length)) : '';
}
