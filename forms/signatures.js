// What was found out about a document's digital signatures: in words first, the evidence behind a disclosure.
import { get, inWords, post } from './api.js';
import { showMoment } from './dates.js';
import { facts, h } from './elements.js';
import { t } from './i18n.js';

const AGAIN_MILLIS = 2000;
const LOOKS = { GOOD: ['good', '✓'], UNSIGNED: ['none', '○'], DOUBTFUL: ['bad', '✗'], UNCHECKED: ['bad', '✗'], WAITING: ['wait', '…'] };

/**
 * Shows the signatures of a document in an element, and follows a check that is being made until it has ended;
 * `told(report)` is called with each report.
 */
export async function showSignatures(place, documentId, told = () => {}) {
  const address = `/api/documents/${documentId}/signatures`;
  const draw = (report) => {
    const open = new Set([...place.querySelectorAll('details[open]')].map((each) => each.dataset.of));
    place.replaceChildren(...parts(report, open), report.mayCheckAgain ? h('button', {
      type: 'button',
      disabled: report.files.some((file) => file.waiting),
      onclick: (event) => {
        event.currentTarget.disabled = true;
        post(`${address}/checks`).then(follow).catch((error) => place.prepend(h('p', { role: 'alert', class: 'cv-error' }, inWords(error))));
      },
    }, t('signatures.again')) : '');
    told(report);
  };
  const follow = (report) => {
    draw(report);
    if (report.files.some((file) => file.waiting)) {
      setTimeout(() => place.isConnected && get(address).then(follow).catch(() => {}), AGAIN_MILLIS);
    }
  };
  follow(await get(address));
}

function parts(report, open) {
  return [
    report.files.map((file) => h('section', { class: 'cv-signed' },
      status(file, report.files.length > 1),
      file.trouble ? h('p', {}, `${file.trouble}.`) : null,
      file.signatures.map((signature) => one(signature)),
      file.againAt ? h('p', { class: 'cv-hint' }, t('signatures.againAt', { time: showMoment(file.againAt) })) : null,
      file.checkedAt && file.outcome !== 'UNSIGNED' ? evidence(file, open) : null)),
    report.decision ? h('p', { class: 'cv-hint' },
      t('signatures.decided', { name: report.decision.byName, time: showMoment(report.decision.at), reason: report.decision.reason })) : null,
  ].flat(2).filter(Boolean);
}

function status(file, named) {
  const [look, sign] = LOOKS[file.outcome ?? 'WAITING'];
  return h('p', { class: 'cv-signed-state', role: 'status' },
    h('span', { class: `cv-signed-${look}`, 'aria-hidden': 'true' }, sign), ' ',
    h('strong', {}, file.inWords ?? t('signatures.waiting')),
    named ? ` – ${file.name}` : '',
    file.outcome && file.waiting ? ` (${t('signatures.waitingAgain')})` : '');
}

function one(signature) {
  const who = [signature.signer ?? t('signatures.nobody'), signature.organization].filter(Boolean).join(', ');
  const when = signature.stampedAt
    ? t('signatures.stamped', { time: showMoment(signature.stampedAt) })
    : signature.claimedAt ? t('signatures.claimed', { time: showMoment(signature.claimedAt) }) : t('signatures.noTime');
  return h('div', { class: 'cv-signed-by' },
    h('p', {}, h('span', { class: signature.good ? 'cv-signed-good' : 'cv-signed-bad', 'aria-hidden': 'true' }, signature.good ? '✓' : '✗'), ' ',
      `${signature.timeStamp ? t('signatures.timeStamp') : t('signatures.by')}: ${who}. ${when}. `,
      h('strong', {}, signature.good ? t('signatures.isGood') : t('signatures.isBad'))),
    signature.doubts.length > 0 ? h('ul', {}, signature.doubts.map((doubt) => h('li', {}, doubt))) : null);
}

function evidence(file, open) {
  return h('details', { class: 'cv-several', 'data-of': file.attachmentId, open: open.has(file.attachmentId) },
    h('summary', {}, t('signatures.evidence')),
    facts([
      [t('signatures.checkedAt'), showMoment(file.checkedAt)],
      [t('signatures.trust'), file.trustMadeAt ? t('signatures.trustVersion', { number: file.trustVersion, time: showMoment(file.trustMadeAt) }) : t('signatures.trustNone')],
    ]),
    file.signatures.map((signature) => [
      facts([
        [t('signatures.field'), signature.field],
        [t('signatures.signer'), [signature.signer, signature.organization].filter(Boolean).join(', ')],
        [t('signatures.issuer'), signature.issuer],
        [t('signatures.serial'), signature.serial],
        [t('signatures.valid'), signature.validFrom ? `${showMoment(signature.validFrom)} – ${showMoment(signature.validUntil)}` : null],
      ]),
      signature.evidence ? h('pre', { class: 'cv-evidence', tabindex: '0', 'aria-label': t('signatures.failed') }, signature.evidence) : null,
    ]));
}
