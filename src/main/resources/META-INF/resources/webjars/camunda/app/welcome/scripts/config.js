import { dateFormat, language, locales, prepare } from '../../tasklist/scripts/congvan/webapp.js';

await prepare();

export default {
  app: { name: language === 'vi' ? 'Chào mừng' : 'Welcome', vendor: 'Công Văn ·' },
  dateFormat,
  locales,
};
