// The returned work with its reason, and to whom it may be given now.
import { get } from '/forms/api.js';
import { brief, receivers } from '/forms/assignments.js';
import { setChoices } from '/forms/fields.js';

export async function load(form) {
  const choices = await receivers(form.document.id);
  setChoices(form.field('receiver'), choices.grouped);
  if (form.task.assignmentId) {
    const assignment = await get(`/api/assignments/${form.task.assignmentId}`);
    form.body.querySelector('.cv-about').replaceChildren(brief(assignment));
  }
}
