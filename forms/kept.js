// Keeps what is typed outside a task's draft (comments, questions, dialogs) in the browser's own store until it is sent,
// so that an expired session loses nothing.
import { restore, snapshot } from './fields.js';

const place = (name) => `congvan:typed:${name}`;

/** What was left at that place; null where nothing was. */
export function left(name) {
  const text = sessionStorage.getItem(place(name));
  return text ? JSON.parse(text) : null;
}

/**
 * Puts back what was left at that place and keeps what is typed from now on, with whatever else `beside` holds.
 * `found` tells whether something was put back; `forget` is called when it was sent or given up.
 */
export function keepTyped(root, name, beside = {}) {
  const before = left(name);
  if (before) {
    restore(root, before.typed);
  }
  const keep = () => {
    try {
      sessionStorage.setItem(place(name), JSON.stringify({ ...beside, typed: snapshot(root) }));
    } catch {
      // A full or forbidden store: what is typed stays on the page only.
    }
  };
  for (const event of ['input', 'change']) {
    root.addEventListener(event, keep);
  }
  return { found: before !== null, forget: () => sessionStorage.removeItem(place(name)) };
}
