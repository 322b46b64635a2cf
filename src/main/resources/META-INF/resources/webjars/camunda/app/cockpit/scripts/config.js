import { dateFormat, language, locales, prepare } from '../../tasklist/scripts/congvan/webapp.js';

await prepare();
await offerOnlyWhatIsOpen();

// What the door before the engine opens to nobody but the system's administrators is not offered to others either.
async function offerOnlyWhatIsOpen() {
  const closed = [
    'cockpit.navigation:batch', 'cockpit.navigation:reports', 'cockpit.navigation:tasks',
    'cockpit.processDefinition.runtime.action', 'cockpit.processInstance.runtime.action', 'cockpit.jobDefinition.action',
    'cockpit.incident.action', 'cockpit.repository.deployment.action',
  ];
  try {
    const answer = await fetch('/camunda/api/admin/auth/user/default', { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    if (answer.ok && !(await answer.json()).authorizedApps.includes('admin')) {
      const base = document.querySelector('base');
      document.documentElement.classList.add('cv-reading');
      base.setAttribute('cam-exclude-plugins', [base.getAttribute('cam-exclude-plugins'), ...closed].filter(Boolean).join(','));
    }
  } catch (error) {
    console.error(error);
  }
}

export default {
  app: { name: language === 'vi' ? 'Giám sát' : 'Supervision', vendor: 'Công Văn ·' },
  dateFormat,
  locales,
};
