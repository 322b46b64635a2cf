// Talks to our own /api: adds the CSRF header, and turns every "no" into an error that a form can show.

import { t } from './i18n.js';

/** The session has ended: nothing was done, and what was typed must be kept. */
export class SessionExpired extends Error {}

/** A refusal told by the server; `fields` holds what is wrong by field name. */
export class Refused extends Error {
  constructor(status, message, fields) {
    super(message);
    this.status = status;
    this.fields = fields ?? {};
  }
}

/** Whether the error says that the form was saved elsewhere meanwhile. */
export const isStale = (error) => error instanceof Refused && error.status === 409;

/** What is said about an error where there is room for a sentence only. */
export function inWords(error) {
  if (error instanceof SessionExpired) {
    return t('session.expired');
  }
  // What fetch throws without a network speaks the browser's own words.
  return error instanceof TypeError ? t('unreachable') : error.message || t('failed', { status: error.status ?? '' });
}

export const get = (path) => send('GET', path);
export const post = (path, body) => send('POST', path, body);
export const put = (path, body) => send('PUT', path, body);
export const remove = (path) => send('DELETE', path);
/** Sends a file in a form of its own. */
export const upload = (path, parts) => send('POST', path, parts);

async function send(method, path, body, again = true) {
  const headers = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' };
  if (method !== 'GET') {
    if (!(body instanceof FormData)) {
      headers['Content-Type'] = 'application/json';
    }
    headers['X-CONGVAN-CSRF'] = cookie('CONGVAN-CSRF');
  }
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
  });
  // A form login answers an expired session by a redirect to its page, which fetch follows.
  if (response.status === 401 || (response.redirected && new URL(response.url).pathname === '/login')) {
    throw new SessionExpired();
  }
  const content = await read(response);
  if (response.ok) {
    return content;
  }
  // A refused token carries no sentence of ours: fetch a fresh cookie once, then try again.
  if (response.status === 403 && !content?.message && method !== 'GET' && again) {
    await fetch('/api/me', { credentials: 'same-origin' });
    return send(method, path, body, false);
  }
  throw new Refused(response.status, content?.message ?? '', content?.fields);
}

async function read(response) {
  if ((response.headers.get('Content-Type') ?? '').startsWith('application/pdf')) {
    return response.blob();
  }
  const text = await response.text();
  if (text === '' || !(response.headers.get('Content-Type') ?? '').includes('json')) {
    return null;
  }
  return JSON.parse(text);
}

function cookie(name) {
  const found = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}
