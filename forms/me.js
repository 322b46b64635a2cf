// Who is logged in, what time it is in the province and when its offices close: asked once for each page.
import { get } from './api.js';

let answer = null;
let ahead = 0;
let closing = '';

/** The person with posts and roles; asked again after a failure. */
export function me() {
  answer ??= Promise.all([get('/api/me'), get('/api/calendar')]).then(([found, hours]) => {
    closing = hours.endOfDay;
    // A training province's clock may have been moved forward.
    ahead = found.now ? new Date(found.now).getTime() - Date.now() : 0;
    return found;
  }).catch((error) => {
    answer = null;
    throw error;
  });
  return answer;
}

/** The province's present moment in milliseconds, once `me` has answered. */
export const now = () => Date.now() + ahead;

/** The end of the working day as `17:00`, once `me` has answered. */
export const endOfDay = () => closing;
