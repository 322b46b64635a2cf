// A unit reads the draft and says what it thinks.
import { draftComments, draftFacts, draftFiles, draftOf } from '/forms/draft.js';

export async function load(form) {
  const draft = await draftOf(form.document.id);
  const own = draft.comments.filter((each) => each.id === form.task.variables.coDraftId);
  form.body.querySelector('.cv-about').replaceChildren(
    ...[draftFacts(draft), draftComments({ ...draft, comments: own, mayStopWaiting: false }), draftFiles(draft, () => {}, false)].flat().filter(Boolean));
}
