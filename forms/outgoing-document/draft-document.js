// The drafter's desk: files with their versions, receivers, signer; comments of other units above.
import { get } from '/forms/api.js';
import { nameOf } from '/forms/assignments.js';
import { bringsAtOnce, draftComments, draftFacts, draftFiles, draftOf, refreshPaper } from '/forms/draft.js';
import { h } from '/forms/elements.js';
import { fill, setChoices } from '/forms/fields.js';
import { t } from '/forms/i18n.js';
import { recipients } from '/forms/recipients.js';

export async function load(form) {
  const id = form.document.id;
  const [draft, choices, words] = await Promise.all([draftOf(id), get(`/api/outgoing/${id}/choices`), get('/api/vocabulary')]);
  form.outgoing = draft;
  setChoices(form.field('typeCode'), words.types.map((type) => ({ value: type.code, label: type.name })));
  setChoices(form.field('field'), words.fields.map((field) => ({ value: field.code, label: field.name })));
  setChoices(form.field('urgency'), words.urgencies.map((each) => ({ value: String(each.value), label: each.name })), null);
  offerSigners(form, choices.signers);
  setChoices(form.field('checkerPost'), choices.checkers.map((post) => ({ value: post.id, label: nameOf(post) })), t('draft.chooseClerk'));
  form.body.querySelector('.cv-units').replaceChildren(...choices.units.map((unit, index) => h('span', { class: 'cv-option' },
    h('input', { type: 'checkbox', id: `cv-unit-${index}`, name: 'units', value: unit.id, 'data-kind': 'many', 'aria-describedby': 'cv-units-error' }),
    h('label', { for: `cv-unit-${index}` }, unit.name))));
  for (const name of ['typeCode', 'subject', 'field', 'receivers', 'signerCapacity', 'checkerPost']) {
    form.field(name).value = draft[name] ?? '';
  }
  form.field('urgency').value = String(draft.urgency);
  form.field('onPaper').checked = draft.onPaper;
  form.picker = recipients(form.body.querySelector('.cv-recipients-place'), form.document.agencyId);
  // Who may sign by order or by authority depends on the type.
  form.field('typeCode').addEventListener('change', async () => {
    const { signers } = await get(`/api/outgoing/${id}/choices?typeCode=${encodeURIComponent(form.field('typeCode').value)}`);
    offerSigners(form, signers);
  });
  const draw = (now) => {
    form.outgoing = now;
    form.body.querySelector('.cv-about').replaceChildren(...[draftFacts(now), draftComments(now, draw)].flat().filter(Boolean));
    form.body.querySelector('.cv-draft-files').replaceChildren(draftFiles(now, draw));
  };
  draw(draft);
  const brought = (now) => {
    draw(now);
    refreshPaper(form).catch((error) => form.tell(error));
  };
  bringsAtOnce(form.body.querySelector('#cv-mainFile'), id, 0, brought);
  bringsAtOnce(form.body.querySelector('#cv-appendix'), id, null, brought);
}

export function begin(form) {
  if (!form.draft.id) {
    fill(form.picker, { recipients: form.outgoing.recipients });
  }
}

function offerSigners(form, signers) {
  setChoices(form.field('signerCapacity'), signers.map((one) => ({ value: one.key, label: `${one.name} – ${one.printed.replaceAll('\n', ', ')}` })));
}

export function faults(form) {
  const decision = form.decision();
  const found = [];
  if (decision === 'submit' || decision === 'askComments') {
    const main = form.outgoing.files.some((file) => file.slot === 0);
    if (!main) {
      found.push({ control: form.body.querySelector('#cv-mainFile'), message: t('draft.mainMissing') });
    }
  }
  if (decision === 'submit' && form.field('signerCapacity').value === '') {
    found.push({ control: form.field('signerCapacity'), message: t('fault.required') });
  }
  const units = [...form.body.querySelectorAll('[name=units]')];
  if (decision === 'askComments' && units.length > 0 && !units.some((unit) => unit.checked)) {
    found.push({ control: units[0], message: t('fault.required') });
  }
  return found;
}
