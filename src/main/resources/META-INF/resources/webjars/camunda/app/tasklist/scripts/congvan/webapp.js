// What all four webapps share: the page's language, fresh translations, and our login page instead of their own.

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
export function prepare() {
  document.documentElement.lang = language;
  forgetTranslations();
  returnToWork();
  watchLogin();
}

// The webapps keep translations in localStorage for as long as Camunda's version stays the same, ours would never change.
function forgetTranslations() {
  const kept = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
  for (const key of Object.keys(kept).filter((each) => each.includes('_locales_data_'))) {
    delete kept[key];
  }
  localStorage.setItem('camunda-web', JSON.stringify(kept));
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
      forgetEverything();
    }
  }, true);
}

// The next person at this browser finds neither the place nor the words of the one who left.
function forgetEverything() {
  removeEventListener('pagehide', remember);
  for (const key of Object.keys(sessionStorage).filter((each) => each.startsWith('congvan:'))) {
    sessionStorage.removeItem(key);
  }
  leaving = true;
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
