import { dateFormat, language, locales, prepare } from '../../tasklist/scripts/congvan/webapp.js';

await prepare();

export default {
  app: { name: language === 'vi' ? 'Quản trị' : 'Administration', vendor: 'Công Văn ·' },
  dateFormat,
  locales,
};
