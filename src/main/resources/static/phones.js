// Looks for new messages as long as somebody looks at the page.
const EVERY_MILLIS = 4000;

setInterval(() => {
  if (!document.hidden && document.activeElement?.tagName !== 'BUTTON') {
    location.reload();
  }
}, EVERY_MILLIS);
