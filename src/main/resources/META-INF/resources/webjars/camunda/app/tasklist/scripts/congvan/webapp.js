// What all four webapps share: the page's language, fresh translations, names of icons, and our login page instead of their own.
import './names.js';

/** English for browsers set to English, Vietnamese for everyone else. */
export const language = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'vi';

export const locales = { availableLocales: ['vi', 'en'], fallbackLocale: 'vi' };

export const dateFormat = {
  monthName: 'MMMM',
  day: 'DD',
  abbr: 'DD/MM/YYYY HH:mm',
  normal: 'DD/MM/YYYY HH:mm',
  long: 'dddd, DD/MM/YYYY HH:mm',
  short: 'DD/MM/YYYY',
};

/** Prepares the page before AngularJS starts; called by each app's config.js. */
export async function prepare() {
  document.documentElement.lang = language;
  // After seven seconds the loader would give up, and a slow line would show a wheel for ever.
  window.require?.config?.({ waitSeconds: 0 });
  watchLogin();
  await Promise.all([freshTranslations(), knowPerson()]);
  returnToWork();
}

// Camunda shows what an earlier version left in localStorage, and bare keys where it left nothing, until the next visit.
async function freshTranslations() {
  const prefix = `${document.querySelector('base').getAttribute('app-root')}/app/${document.querySelector('base').getAttribute('app-name')}/locales/`;
  try {
    const texts = await (await fetch(`${prefix}${language}.json`, { credentials: 'same-origin', cache: 'no-cache' })).json();
    const kept = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
    kept[`${prefix}_locales_data_${language}_${window.bust}`] = JSON.stringify(texts);
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  } catch (error) {
    console.error(error);
  }
}

// A browser tab may be used by one person after another: each finds his own place and words only.
async function knowPerson() {
  try {
    const answer = await fetch('/api/me', { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    if (!answer.ok) {
      return;
    }
    const { id } = await answer.json();
    if (sessionStorage.getItem('congvan:person') !== id) {
      forgetEverything();
      sessionStorage.setItem('congvan:person', id);
    }
  } catch (error) {
    console.error(error);
  }
}

let leaving = false;

const place = `congvan:place:${location.pathname}`;

// Filter, search, page and task are in the address' hash: whoever comes back, also by the login page, finds them again.
function returnToWork() {
  const left = sessionStorage.getItem(place);
  if (left && (location.hash === '' || location.hash === '#/')) {
    history.replaceState(null, '', left);
  }
  addEventListener('pagehide', remember);
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('li.logout')) {
      leaving = true;
      removeEventListener('pagehide', remember);
      forgetEverything();
    }
  }, true);
}

function forgetEverything() {
  for (const key of Object.keys(sessionStorage).filter((each) => each.startsWith('congvan:'))) {
    sessionStorage.removeItem(key);
  }
}

function remember() {
  if (location.hash.length > 2 && !location.hash.startsWith('#/login')) {
    sessionStorage.setItem(place, location.hash);
  }
}

// Camunda's own login page cannot log in here; the hash before it is where the person was.
function watchLogin() {
  let before = location.hash;
  const look = () => {
    if (location.hash.startsWith('#/login')) {
      if (!leaving && before.length > 2 && !before.startsWith('#/login')) {
        sessionStorage.setItem(place, before);
      }
      removeEventListener('pagehide', remember);
      location.assign('/login');
    } else {
      before = location.hash;
    }
  };
  addEventListener('hashchange', look);
  look();
}
