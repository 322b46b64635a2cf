// A certificate that ends is followed by a new one; the file is read here and goes with the draft as text.
import { get } from '/forms/api.js';
import { showMoment } from '/forms/dates.js';
import { facts, h } from '/forms/elements.js';
import { showFault } from '/forms/fields.js';
import { t } from '/forms/i18n.js';

const LINE = /.{1,64}/g;

export async function load(form) {
  const ending = await get(`/api/certificates/${form.task.variables.certificateId}`);
  form.fetched = ending.fetched;
  form.body.querySelector('.cv-about').replaceChildren(h('section', { class: 'cv-brief' }, h('h3', {}, t('renewal.old')), facts([
    [t('renewal.owner'), ending.subject],
    [t('renewal.means'), ending.means],
    [t('renewal.serial'), ending.serialNumber],
    [t('renewal.until'), showMoment(ending.validUntil)],
  ])));
}

export function begin(form) {
  form.body.querySelector('#cv-file').addEventListener('change', async (event) => {
    const file = event.target.files[0];
    if (file) {
      const words = await text(file);
      const isCertificate = words.includes('-----BEGIN');
      const certificate = form.field('certificate');
      certificate.value = isCertificate ? words : '';
      certificate.dispatchEvent(new Event('input', { bubbles: true }));
      if (!isCertificate) {
        showFault(certificate, t('renewal.noCertificate'));
      }
    }
  });
}

export function faults(form) {
  const certificate = form.field('certificate');
  return form.decision() === 'renew' && !form.fetched && certificate.value.trim() === ''
    ? [{ control: certificate, message: t('renewal.needsFile') }] : [];
}

/** The file as text: PEM as it is, DER as PEM; a chain in DER is told apart by its first object. */
async function text(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] !== 0x30) {
    return new TextDecoder().decode(bytes);
  }
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const signedData = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02';
  const kind = binary.slice(0, 20).includes(signedData) ? 'PKCS7' : 'CERTIFICATE';
  return `-----BEGIN ${kind}-----\n${btoa(binary).match(LINE).join('\n')}\n-----END ${kind}-----\n`;
}
