// Finds documents by number or words of the abstract, with or without diacritics.
import { get, inWords } from '/forms/api.js';
import { identifier } from '/forms/document.js';
import { h } from '/forms/elements.js';
import { t } from '/forms/i18n.js';
import { showDocumentDialog } from './document-view.js';

const WAIT_MILLIS = 300;

export const search = {
  id: 'congvan-search',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1100,
  render: (node) => {
    node.className = 'cv-search';
    const results = h('ul', { class: 'cv-hits', id: 'cv-hits', hidden: true });
    const said = h('span', { class: 'sr-only', role: 'status' });
    const input = h('input', {
      type: 'search', 'aria-label': t('search.label'), placeholder: t('search.placeholder'), autocomplete: 'off', 'aria-controls': results.id,
      oninput: () => {
        clearTimeout(timer);
        timer = setTimeout(find, WAIT_MILLIS);
      },
      onkeydown: (event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          results.querySelector('button')?.focus();
        } else if (event.key === 'Escape') {
          hide();
        } else if (event.key === 'Enter') {
          event.preventDefault();
          find();
        }
      },
    });
    let timer;
    let asked = '';
    const hide = () => {
      results.hidden = true;
    };
    const find = async () => {
      clearTimeout(timer);
      const words = input.value.trim();
      asked = words;
      if (words.length < 2 && !/^\d+$/.test(words)) {
        hide();
        return;
      }
      try {
        const answer = await get(`/api/documents?q=${encodeURIComponent(words)}`);
        if (asked === words) {
          draw(answer.documents, answer.more ? words : null);
        }
      } catch (error) {
        results.replaceChildren(h('li', {}, inWords(error)));
        results.hidden = false;
      }
    };
    const draw = (documents, words) => {
      said.textContent = documents.length === 0 ? t('search.none') : t('search.found', { count: documents.length });
      results.replaceChildren(...(documents.length === 0 ? [h('li', { class: 'cv-empty' }, t('search.none'))] : documents.map((each) => h('li', {},
        h('button', { type: 'button', onclick: () => { hide(); showDocumentDialog(each.id); }, onkeydown: step },
          h('strong', {}, [each.arrivalNumber ? t('card.arrivalNumber', { number: each.arrivalNumber }) : null, identifier(each)].filter(Boolean).join(' · ')),
          h('span', {}, each.subject || t('document.unregistered')),
          h('small', {}, [each.issuer, each.stateInWords].filter(Boolean).join(' · ')))))));
      if (words) {
        results.append(h('li', {}, h('a', { class: 'cv-more-hits', href: `/documents?q=${encodeURIComponent(words)}` }, t('search.more'))));
      }
      results.hidden = false;
    };
    const step = (event) => {
      const item = event.currentTarget.parentElement;
      const target = { ArrowDown: item.nextElementSibling?.querySelector('button'), ArrowUp: item.previousElementSibling?.querySelector('button') ?? input }[event.key];
      if (target) {
        event.preventDefault();
        target.focus();
      } else if (event.key === 'Escape') {
        hide();
        input.focus();
      }
    };
    node.append(input, results, said);
    document.addEventListener('click', (event) => {
      if (!node.contains(event.target)) {
        hide();
      }
    });
  },
  unmount: () => {},
};
