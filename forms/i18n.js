// The office's language is Vietnamese; a browser set to English gets English.
import vi from './i18n/vi.js';
import en from './i18n/en.js';

export const locale = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'vi';

const texts = locale === 'en' ? en : vi;

/** The text of a key; `{name}` is replaced by the value of that name. */
export function t(key, values = {}) {
  const text = texts[key] ?? vi[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? '');
}

/** Puts the browser's language into a form: its HTML speaks Vietnamese, `data-i18n` names the English. */
export function translate(root) {
  if (locale === 'vi') {
    return;
  }
  for (const element of root.querySelectorAll('[data-i18n]')) {
    element.textContent = t(element.dataset.i18n);
  }
  for (const element of root.querySelectorAll('[data-i18n-placeholder]')) {
    element.placeholder = t(element.dataset.i18nPlaceholder);
  }
}
