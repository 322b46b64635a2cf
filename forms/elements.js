// Makes elements from values: text is always text, never HTML, because it was typed or scanned by someone.

/** An element with attributes (`on…` are listeners, `class`, `data-…`; null and false are left out) and children. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (typeof value === 'function') {
      element.addEventListener(key.slice(2), value);
    } else {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

/** Lets what a form or a button does run once at a time: while it runs, pressing again does nothing. */
export function once(act) {
  let running = false;
  return async (event) => {
    event.preventDefault();
    if (running) {
      return;
    }
    running = true;
    const element = event.currentTarget;
    element.setAttribute('aria-busy', 'true');
    try {
      await act(event);
    } finally {
      running = false;
      element.removeAttribute('aria-busy');
    }
  };
}

/** Name and value pairs as a description list; pairs without a value are left out. */
export function facts(pairs) {
  return h('dl', { class: 'cv-facts' }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))));
}
