// Puts what the assignment asks above the fields.
import { get } from './api.js';
import { brief } from './assignments.js';

/** Loads the task's assignment and shows what it asks. */
export async function showBrief(form) {
  if (form.task.assignmentId) {
    form.assignment = await get(`/api/assignments/${form.task.assignmentId}`);
    form.body.querySelector('.cv-about').replaceChildren(brief(form.assignment));
  }
}
