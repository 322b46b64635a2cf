// Looks for a new request as long as none is on the screen and nobody is typing.
const EVERY_MILLIS = 3000;

setInterval(() => {
  const waits = document.querySelector('.telephone[data-waits=true]');
  if (!waits && !document.hidden) {
    location.reload();
  }
}, EVERY_MILLIS);
