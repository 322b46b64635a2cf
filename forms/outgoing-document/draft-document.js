// The drafter's desk: files with their versions, receivers, signer; comments of other units above.
import { get, upload } from '/forms/api.js';
import { nameOf } from '/forms/assignments.js';
import { composer } from '/forms/composer.js';
import { offerPause } from '/forms/deadlines.js';
import { bring, bringsAtOnce, draftComments, draftFacts, draftFiles, draftOf, refreshPaper } from '/forms/draft.js';
import { h } from '/forms/elements.js';
import { fill, setChoices } from '/forms/fields.js';
import { t } from '/forms/i18n.js';
import { recipients } from '/forms/recipients.js';

// The types that can be written here, and the stamps of urgency, by the codes that documents have.
const WRITTEN = { CV: 'OFFICIAL_LETTER', TB: 'NOTICE', GM: 'INVITATION', KH: 'PLAN', BC: 'REPORT', QD: 'DECISION', TTR: 'SUBMISSION' };
const STAMPS = { 1: 'KHẨN', 2: 'THƯỢNG KHẨN', 3: 'HỎA TỐC', 4: 'HỎA TỐC' };

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
  setChoices(form.field('council'), choices.councils.map((one) => ({ value: one.symbol, label: `${one.name} (${one.symbol})` })), t('draft.councilNone'));
  form.field('council').value = draft.council ?? '';
  form.body.querySelector('.cv-council').hidden = choices.councils.length === 0;
  form.field('urgency').value = String(draft.urgency);
  form.field('onPaper').checked = draft.onPaper;
  recipients(form.body.querySelector('.cv-recipients-place'), form.document.agencyId);
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
  writesHere(form, id, brought, choices);
  await offerPause(form, 'DRAFTING', id);
}

/** Lets the draft be written in the form: as it was written before, with what stands in the form's fields. */
function writesHere(form, id, brought, choices) {
  const letterhead = () => choices.councils.find((one) => one.symbol === form.field('council').value)?.letterhead ?? choices.letterhead;
  const box = form.body.querySelector('.cv-compose');
  const begin = async () => {
    form.composer = composer(box.querySelector('.cv-compose-place'), {
      head: letterhead(),
      letter: { ...await lettersWords(form, id), ...marks(form) },
      name: id,
      use: async (file, letter) => {
        brought(await bring(id, 0, file));
        takeOver(form, letter);
      },
    });
  };
  box.addEventListener('toggle', () => {
    if (box.open && !form.composer) {
      begin().catch((error) => form.tell(error));
    }
  });
  form.field('council').addEventListener('change', () => form.composer?.fill({ ...form.composer.read(), ...letterhead() }));
  for (const name of ['typeCode', 'subject', 'urgency', 'signerCapacity']) {
    form.field(name).addEventListener('change', () => form.composer?.fill({ ...form.composer.read(), ...marks(form) }));
  }
}

/** What the form's own fields say of the letter. */
function marks(form) {
  const signer = form.signers.find((one) => one.key === form.field('signerCapacity').value);
  const said = {
    type: WRITTEN[form.field('typeCode').value],
    subject: form.field('subject').value.trim(),
    urgency: STAMPS[form.field('urgency').value],
    capacity: signer?.printed.split('\n'),
    signer: signer?.name,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value));
}

/** The words of the draft, where it was written here. */
async function lettersWords(form, id) {
  const newest = form.outgoing.files.find((file) => file.slot === 0 && !file.removed)?.versions[0];
  if (!newest?.name.endsWith('.pdf')) {
    return {};
  }
  const parts = new FormData();
  parts.append('file', await get(`/api/outgoing/${id}/versions/${newest.id}`), newest.name);
  return (await upload('/api/letters/words', parts)).letter ?? {};
}

/** Fills what is still empty in the form from the letter. */
function takeOver(form, letter) {
  const said = {
    typeCode: Object.keys(WRITTEN).find((code) => WRITTEN[code] === letter.type),
    subject: letter.subject,
    receivers: letter.recipients.join('\n'),
  };
  for (const [name, value] of Object.entries(said)) {
    if (form.field(name).value === '') {
      form.field(name).value = value;
    }
  }
  form.body.dispatchEvent(new Event('change'));
}

export function begin(form) {
  if (!form.draft.id) {
    // What a drafter does most; without a decision the form would open empty.
    form.body.querySelector('#cv-decision-submit').checked = true;
    fill(form.body.querySelector('.cv-recipients-place'), { recipients: form.outgoing.recipients });
    form.body.dispatchEvent(new Event('change'));
  }
}

function offerSigners(form, signers) {
  form.signers = signers;
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
