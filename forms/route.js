// Where a registered document goes: to a leader for direction, or straight to a unit by the agency's regulation.
import { get } from './api.js';
import { nameOf } from './assignments.js';
import { setChoices } from './fields.js';

/** What registration may choose from, in one shape; fills the lists of leaders and units. */
export async function registrationChoices(form) {
  const found = await get(`/api/registration/${form.document.id}`);
  const choices = (list) => (list ?? []).map((each) => typeof each === 'string'
    ? { value: each, label: each }
    : { value: String(each.value ?? each.code ?? each.id ?? each.level), label: each.label ?? each.name ?? (each.personName ? nameOf(each) : String(each.code ?? each.id)) });
  const vocabulary = Object.fromEntries(Object.entries(found.vocabulary ?? {}).map(([name, list]) => [name, choices(list)]));
  setChoices(form.body.querySelector('[name=leaderPost]'), choices(found.leaders));
  setChoices(form.body.querySelector('[name=unitId]'), choices(found.units));
  return {
    suggestions: found.suggestions ?? {},
    duplicates: found.duplicates ?? [],
    registers: choices(found.registers),
    issuers: choices(found.issuers ?? found.agencies),
    vocabulary,
  };
}

/** Shows the list that belongs to the chosen route. */
export function followRoute(form) {
  const chosen = form.body.querySelector('[name=route]:checked')?.value;
  for (const part of form.body.querySelectorAll('[data-route]')) {
    part.hidden = part.dataset.route !== chosen;
  }
}
