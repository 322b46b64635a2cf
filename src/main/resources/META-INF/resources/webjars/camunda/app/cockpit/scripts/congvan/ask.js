// Talks to the plug-in's own addresses; Camunda guards them with a token of its own.
import { Refused, SessionExpired, get } from '/forms/api.js';

const ROOT = '/camunda/api/cockpit/plugin/supervision/default';

/** The address of an answer, with the values that are there. */
export function address(path, values = {}) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return `${ROOT}/${path}${query.size ? `?${query}` : ''}`;
}

/** Reads an answer. */
export const read = (path, values) => get(address(path, values));

/** Does something and reads what became of it. */
export async function act(path, body) {
  const response = await fetch(address(path), {
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

function token() {
  const found = document.cookie.split('; ').find((each) => each.startsWith('XSRF-TOKEN='));
  return found ? decodeURIComponent(found.slice('XSRF-TOKEN='.length)) : '';
}
