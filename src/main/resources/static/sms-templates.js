// Shows beside a template what a message would say and how many it would be, while it is written.
const QUIET_MILLIS = 300;
const form = document.getElementById('sms-settings');

for (const place of form.querySelectorAll('.sms-length')) {
  const field = form.elements[place.dataset.of];
  let newest = 0;
  const measure = async () => {
    newest += 1;
    const mine = newest;
    const asked = new URLSearchParams({ text: field.value, language: field.dataset.language, diacritics: form.elements.diacritics.value });
    const answer = await fetch(`${form.dataset.length}?${asked}`, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    if (answer.ok) {
      const tried = await answer.json();
      if (mine !== newest) {
        return;
      }
      const words = place.dataset.words.replace('{units}', tried.units).replace('{segments}', tried.segments);
      place.textContent = `${words}. “${tried.text}”`;
    }
  };
  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(measure, QUIET_MILLIS);
  };
  field.addEventListener('input', soon);
  form.elements.diacritics.addEventListener('change', soon);
  measure();
}
