// Talks to the signing agent on this computer: one socket, one message, one answer.
import { t } from './i18n.js';

const DONE = 0;

/** Says the errand and returns when the agent has done it; what it refused is thrown in its own words. */
export function callAgent({ agent, message }) {
  return new Promise((resolve, reject) => {
    let socket;
    try {
      socket = new WebSocket(agent);
    } catch {
      reject(new Error(t('sign.noAgent')));
      return;
    }
    let answered = false;
    socket.addEventListener('open', () => socket.send(message));
    socket.addEventListener('message', ({ data }) => {
      answered = true;
      socket.close();
      const answer = read(data);
      if (answer.Status === DONE) {
        resolve(answer);
      } else {
        reject(new Error(answer.Message || t('sign.agentRefused')));
      }
    });
    // A browser does not tell a page whether nobody listens there or the certificate is not trusted.
    socket.addEventListener('close', () => { if (!answered) { reject(new Error(t('sign.noAgent'))); } });
  });
}

function read(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
