// Who checks a draft reads it, its versions and what other units said; a return needs its reason.
import { get, inWords, post, Refused } from '/forms/api.js';
import { readDay, showDay } from '/forms/dates.js';
import { bringsAtOnce, draftComments, draftFacts, draftFiles, draftOf, refreshPaper } from '/forms/draft.js';
import { h, once } from '/forms/elements.js';
import { t } from '/forms/i18n.js';

export async function load(form) {
  const id = form.document.id;
  const about = form.body.querySelector('.cv-about');
  const draw = (draft) => {
    form.outgoing = draft;
    about.replaceChildren(...[draftFacts(draft), draftFiles(draft, draw, false), draftComments(draft, draw)].flat().filter(Boolean));
  };
  const draft = await draftOf(id);
  draw(draft);
  form.body.querySelector('.cv-unsigned')?.replaceChildren(...appendicesOutside(draft));
  numberFirst(form);
  await showFindings(form, id);
  const main = form.body.querySelector('#cv-mainFile');
  if (main) {
    bringsAtOnce(main, id, 0, (draft) => {
      draw(draft);
      showFindings(form, id);
      tellMissingPages(form, draft);
      refreshPaper(form).catch((error) => form.tell(error));
    });
  }
}

/** What is worth knowing of the appendices: only pages can bear a signature, and a scan has them all in it. */
function appendicesOutside(draft) {
  const said = (file) => file.inScan ? 'issue.inScan'
    : file.versions[0].signed ? null
      : draft.onPaper ? 'issue.besideScan' : 'issue.unsignedAppendix';
  return draft.files.filter((file) => file.slot > 0 && !file.removed && said(file))
    .map((file) => h('p', { class: 'cv-hint' }, t(said(file), { name: file.versions[0].name })));
}

/** What was signed on paper gets its number before it is scanned, for the scan has to show it. */
function numberFirst(form) {
  const place = form.body.querySelector('.cv-number');
  if (!place) {
    return;
  }
  const dated = form.field('dated');
  const draw = () => {
    const number = form.document.numberAndSymbol;
    if (number) {
      dated.value = showDay(form.document.issuedOn);
    }
    form.body.querySelector('.cv-scan').hidden = !number;
    place.replaceChildren(...[
      number && h('p', { class: 'cv-brief' }, t('paper.numbered', { number, day: showDay(form.document.issuedOn) })),
      h('button', { type: 'button', onclick: once(take) }, t(number ? 'paper.redate' : 'paper.take')),
    ].filter(Boolean));
  };
  const fault = document.getElementById('cv-dated-error');
  const take = async () => {
    fault.textContent = '';
    dated.removeAttribute('aria-invalid');
    try {
      form.outgoing = await post(`/api/outgoing/${form.document.id}/paper-number`, { dated: readDay(dated.value) });
      await refreshPaper(form);
      draw();
      // The button that was pressed is another one now.
      place.querySelector('button').focus();
    } catch (error) {
      fault.textContent = error instanceof Refused ? error.fields?.dated ?? inWords(error) : inWords(error);
      dated.setAttribute('aria-invalid', 'true');
      dated.focus();
    }
  };
  draw();
}

/** Tells when the scan has fewer pages than what was to be signed. */
function tellMissingPages(form, draft) {
  const [scan, ...before] = draft.files.find((file) => file.slot === 0).versions;
  const pages = (version) => version?.pages ?? 0;
  const due = pages(before.find((version) => !version.signed))
    + draft.files.filter((file) => file.inScan).reduce((sum, file) => sum + pages(file.versions[0]), 0);
  if (scan.signed && pages(scan) < due) {
    document.getElementById('cv-mainFile-error').textContent = t('paper.fewPages', { scan: pages(scan), due });
  }
}

/** What the system itself sees of the form; the person decides. */
async function showFindings(form, id) {
  const place = form.body.querySelector('.cv-findings');
  if (!place) {
    return;
  }
  const found = await get(`/api/outgoing/${id}/findings`).catch(() => null);
  place.replaceChildren(h('h3', {}, t('format.findings')),
    found === null ? h('p', { class: 'cv-empty' }, t('format.notLooked'))
      : found.length === 0 ? h('p', { class: 'cv-empty' }, t('format.nothing'))
        : h('ul', { class: 'cv-tree' }, found.map((one) => h('li', {},
          h('p', { class: 'cv-who' }, h('strong', {}, t(one.must ? 'format.must' : 'format.should')), ` ${one.words}`),
          h('p', { class: 'cv-state' }, [one.page ? t('format.page', { page: one.page }) : '', one.article].filter(Boolean).join(', '))))));
}

export function faults(form) {
  const note = form.field('note');
  if (form.decision() === 'return' && note.value.trim() === '') {
    return [{ control: note, message: t('fault.reason') }];
  }
  if (form.decision() !== 'enter') {
    return [];
  }
  if (!form.document.numberAndSymbol) {
    return [{ control: form.field('dated'), message: t('paper.numberFirst') }];
  }
  if (readDay(form.field('dated').value) !== form.document.issuedOn) {
    return [{ control: form.field('dated'), message: t('paper.redateFirst') }];
  }
  const scanned = form.outgoing.files.some((file) => file.slot === 0 && file.versions[0].signed);
  return scanned ? [] : [{ control: form.body.querySelector('#cv-mainFile'), message: t('paper.scanFirst') }];
}
