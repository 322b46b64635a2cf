// A report that is still being made: shows how far it is, and opens it when it is done.
const EVERY = 1_000;
// Told aloud with every tenth only: a reader of the screen need not hear each second.
const STEPS = 10;
const waiting = document.getElementById('progress');

if (waiting) {
  const bar = document.getElementById('bar');
  const told = document.getElementById('told');
  let lastStep = -1;

  const show = (report) => {
    if (report.state === 'RUNNING') {
      document.getElementById('running').textContent = waiting.dataset.running;
    }
    // How much there is to do is not known at first: then the bar shows only that something is done.
    if (!report.expected) {
      bar.removeAttribute('value');
      return;
    }
    bar.max = report.expected;
    bar.value = report.done;
    const share = Math.min(1, report.done / report.expected);
    const step = Math.floor(share * STEPS);
    if (step !== lastStep) {
      lastStep = step;
      const figure = new Intl.NumberFormat(document.documentElement.lang || 'vi');
      told.textContent = waiting.dataset.told
        .replace('$done', figure.format(report.done))
        .replace('$expected', figure.format(report.expected))
        .replace('$percent', Math.floor(share * 100));
    }
  };

  const ask = async () => {
    try {
      const answer = await fetch(waiting.dataset.address, {
        headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
        credentials: 'same-origin',
      });
      if (!answer.ok || answer.redirected) {
        told.textContent = waiting.dataset.lost;
        return;
      }
      const report = await answer.json();
      if (report.over) {
        location.reload();
        return;
      }
      show(report);
    } catch (error) {
      console.error(error);
    }
    setTimeout(ask, EVERY);
  };
  setTimeout(ask, EVERY);
}
