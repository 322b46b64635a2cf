// Shows a document outside of Tasklist with the same view that its tasks have.
import { inWords } from '/forms/api.js';
import { showDocumentView } from '/camunda/app/tasklist/scripts/congvan/document-view.js';

const place = document.getElementById('document');
const before = [...place.childNodes];

showDocumentView(place, place.dataset.id).catch((error) => {
  const notice = document.createElement('p');
  notice.className = 'notice refused';
  notice.setAttribute('role', 'alert');
  notice.textContent = inWords(error);
  place.replaceChildren(notice, ...before);
});
