// Registration with the document beside it: what was read from the PDF is offered, never filled in by itself.
import { get, post, Refused } from '/forms/api.js';
import { showDay } from '/forms/dates.js';
import { originNotice, waysOf } from '/forms/deliveries.js';
import { h } from '/forms/elements.js';
import { setChoices } from '/forms/fields.js';
import { followRoute, registrationChoices } from '/forms/route.js';
import { t } from '/forms/i18n.js';
import { showSignatures } from '/forms/signatures.js';

const vocabularies = { typeCode: 'types', field: 'fields', issuerLevel: 'issuerLevels', urgency: 'urgencies', secrecy: 'secrecies' };

export async function load(form) {
  const answer = await registrationChoices(form);
  form.registration = answer;
  for (const [name, list] of Object.entries(vocabularies)) {
    const graded = name === 'urgency' || name === 'secrecy';
    setChoices(form.field(name), answer.vocabulary[list], graded ? null : t('choose'));
  }
  setChoices(form.field('registerCode'), answer.registers, answer.registers.length === 1 ? null : t('choose'));
  await loadSignatures(form);
  form.body.prepend(...originNotice(await waysOf(form.document.id), form.document.state).filter(Boolean));
  form.body.querySelector('#cv-issuers').replaceChildren(...answer.issuers.map((issuer) => new Option(issuer.label)));
}

export function begin(form) {
  offerSuggestions(form);
  followRoute(form);
  warnOfSecrecy(form);
  followSignatures(form);
  showDuplicates(form, form.registration.duplicates);
}

export function changed(form) {
  followRoute(form);
  warnOfSecrecy(form);
  followSignatures(form);
}

export function content(form, values) {
  const issuer = form.registration.issuers.find((each) => each.label === values.issuerName);
  return { ...values, issuerAgencyId: issuer?.value ?? null, duplicateAccepted: form.duplicateAccepted() };
}

export function restored(form, values) {
  form.acceptedBefore = values.duplicateAccepted === true;
}

export async function check(form) {
  if (form.decision() !== 'register') {
    return null;
  }
  let answer;
  try {
    answer = await post(`/api/registration/${form.document.id}/check`, form.content());
  } catch (error) {
    if (error instanceof Refused && error.status === 404) {
      return null;
    }
    throw error;
  }
  const duplicates = answer?.duplicates ?? [];
  if (duplicates.length > 0 && !form.duplicateAccepted()) {
    showDuplicates(form, duplicates);
    return { duplicateAccepted: t('duplicate.decide'), ...answer.fields };
  }
  return answer?.fields ?? null;
}

function offerSuggestions(form) {
  for (const [name, read] of Object.entries(form.registration.suggestions)) {
    const value = read?.value ?? (typeof read === 'object' ? null : read);
    const place = form.body.querySelector(`[data-suggestion="${CSS.escape(name)}"]`);
    const control = form.field(name);
    if (!place || !control || value === null || value === '') {
      continue;
    }
    const written = control.dataset.kind === 'day' ? showDay(value) : String(value);
    const shown = control.options ? [...control.options].find((option) => option.value === written)?.text : written;
    if (!shown) {
      continue;
    }
    const label = form.body.querySelector(`label[for="${control.id}"]`).textContent;
    const sure = (read?.confidence ?? 'HIGH') === 'HIGH';
    place.replaceChildren(h('span', { title: read?.source }, t(sure ? 'suggestion' : 'suggestion.unsure', { value: shown })), ' ', h('button', {
      type: 'button',
      'aria-label': t('suggestion.useFor', { value: shown, field: label }),
      onclick: () => {
        control.value = written;
        control.dispatchEvent(new Event('input', { bubbles: true }));
        place.hidden = true;
        control.focus();
      },
    }, t('suggestion.use')));
    place.hidden = control.value === written;
  }
}

/** The signatures of what came as a file; a check that is being made is followed to its end. */
async function loadSignatures(form) {
  const section = form.body.querySelector('.cv-signatures');
  await showSignatures(section.querySelector('.cv-signatures-found'), form.document.id, (report) => {
    form.signatures = report;
    section.hidden = report.files.length === 0;
    followSignatures(form);
  });
}

/** Where a signature is not good, or not checked yet, only a reason of the clerk's lets the document in. */
function followSignatures(form) {
  const { standing, proposedReturn } = form.signatures ?? {};
  const needed = ['WAITING', 'DOUBTFUL'].includes(standing) && Number(form.body.querySelector('[name=secrecy]').value) === 0;
  form.body.querySelector('[data-signature-reason]').hidden = !needed;
  form.field('signatureReason').required = needed;
  const reason = form.field('returnReason');
  const place = form.body.querySelector('[data-suggestion=returnReason]');
  place.hidden = !proposedReturn || reason.value.trim() !== '';
  if (!place.hidden && !place.hasChildNodes()) {
    place.append(h('span', {}, t('suggestion', { value: proposedReturn })), ' ', h('button', {
      type: 'button',
      onclick: () => {
        reason.value = form.signatures.proposedReturn;
        reason.dispatchEvent(new Event('input', { bubbles: true }));
        reason.focus();
      },
    }, t('suggestion.use')));
  }
}

function warnOfSecrecy(form) {
  const warning = form.body.querySelector('.cv-secret');
  const degree = Number(form.body.querySelector('[name=secrecy]').value);
  const secret = degree > 0;
  // The abstract of a top secret is not written down.
  form.field('subject').required = degree !== 3;
  warning.hidden = !secret;
  warning.textContent = secret ? t('secret') : '';
  const hasFiles = form.document.files.length > 0;
  form.body.querySelector('[data-removal=register]').hidden = !secret || !hasFiles;
  form.body.querySelector('[data-removal=return]').hidden = !hasFiles;
}

function showDuplicates(form, duplicates) {
  const place = form.body.querySelector('.cv-duplicates');
  form.duplicateAccepted = () => place.querySelector('input')?.checked ?? form.acceptedBefore ?? false;
  place.hidden = duplicates.length === 0;
  if (duplicates.length === 0) {
    return;
  }
  place.replaceChildren(
    h('p', {}, h('strong', {}, t('duplicate.title'))),
    h('ul', {}, duplicates.map((each) => h('li', {},
      h('button', { type: 'button', class: 'cv-link', onclick: () => earlier(each.documentId ?? each.id) },
        each.arrivalNumber
          ? t('duplicate.one', { number: each.arrivalNumber, subject: each.subject ?? '' })
          : t('duplicate.unregistered', { day: showDay(each.arrivedOn), file: each.fileName ?? '' })),
      each.reason ? ` (${each.reason})` : ''))),
    h('p', { class: 'cv-check' },
      h('input', { type: 'checkbox', id: 'cv-duplicateAccepted', name: 'duplicateAccepted', value: 'true', 'data-kind': 'boolean', 'aria-describedby': 'cv-duplicateAccepted-error', checked: form.acceptedBefore }),
      h('label', { for: 'cv-duplicateAccepted' }, t('duplicate.accept')),
      h('span', { id: 'cv-duplicateAccepted-error', class: 'cv-error' })));
}

/** The earlier document, one click away: in Tasklist as a dialog, elsewhere its reading copy. */
function earlier(documentId) {
  const asked = new CustomEvent('congvan:show-document', { detail: { documentId }, cancelable: true });
  if (document.dispatchEvent(asked)) {
    window.open(`/api/documents/${documentId}/reading-copy`, '_blank', 'noopener');
  }
}
