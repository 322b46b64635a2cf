// A report that is still being made: shows how far it is, and opens it when it is done.
const EVERY = 1_000;
const waiting = document.getElementById('progress');

if (waiting) {
  const bar = document.getElementById('bar');
  const ask = async () => {
    try {
      const answer = await fetch(waiting.dataset.address, {
        headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
        credentials: 'same-origin',
      });
      if (!answer.ok || answer.redirected) {
        return;
      }
      const report = await answer.json();
      if (report.over) {
        location.reload();
        return;
      }
      bar.max = report.expected || 1;
      bar.value = report.done;
    } catch (error) {
      console.error(error);
    }
    setTimeout(ask, EVERY);
  };
  setTimeout(ask, EVERY);
}
