// Who is logged in, and what time it is in the province: asked once for each page.
import { get } from './api.js';

let answer = null;
let ahead = 0;

/** The person with posts and roles; asked again after a failure. */
export function me() {
  answer ??= get('/api/me').then((found) => {
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
