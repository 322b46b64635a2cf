// What was chosen anew has to be looked at again before it is done.
const choices = document.querySelector('[data-choices]');
choices?.addEventListener('change', () => {
  const act = document.getElementById(choices.dataset.choices);
  if (act) {
    act.hidden = true;
  }
});

// A page that waits for work in the background: shows how far it is, then loads itself anew.
const waiting = document.querySelector('[data-progress]');

async function look() {
  try {
    const answer = await fetch(waiting.dataset.progress, { headers: { Accept: 'application/json' } });
    if (!answer.ok || answer.redirected) {
      location.reload();
      return;
    }
    const { over, done, of } = await answer.json();
    if (over) {
      location.reload();
      return;
    }
    const bar = waiting.querySelector('progress');
    bar.max = of;
    bar.value = done;
    waiting.querySelector('[data-count]').textContent = `${done} / ${of}`;
  } catch {
    // The line is down for a moment; the next look may get through.
  }
  setTimeout(look, 1500);
}

if (waiting) {
  setTimeout(look, 700);
}
