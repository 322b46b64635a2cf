// The bell: how many notices are unread. It asks again while somebody works on the page, and never keeps an idle session alive.
const EVERY = 60_000;
const IDLE = 5 * 60_000;

let busyAt = Date.now();
for (const kind of ['pointerdown', 'keydown']) {
  addEventListener(kind, () => { busyAt = Date.now(); }, { passive: true, capture: true });
}

/** Shows the count in an element and keeps it fresh; `words` says it aloud. Returns how to stop. */
export function ring(count, words) {
  const ask = async () => {
    try {
      const answer = await fetch('/api/notices/unread', {
        headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
        credentials: 'same-origin',
      });
      if (!answer.ok || answer.redirected) {
        return;
      }
      const unread = await answer.json();
      const text = unread.count === 0 ? '' : `${unread.count}${unread.more ? '+' : ''}`;
      if (count.textContent !== text) {
        count.textContent = text;
        count.hidden = text === '';
        words?.(text);
      }
    } catch (error) {
      console.error(error);
    }
  };
  const again = () => {
    if (!document.hidden && Date.now() - busyAt < IDLE) {
      ask();
    }
  };
  const timer = setInterval(again, EVERY);
  document.addEventListener('visibilitychange', again);
  ask();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', again);
  };
}

const ours = document.getElementById('bell-count');
if (ours) {
  ring(ours);
}
