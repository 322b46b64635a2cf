import { dateFormat, locales, prepare } from '../../tasklist/scripts/congvan/webapp.js';

await prepare();

export default {
  app: { name: 'Chào mừng', vendor: 'Công Văn' },
  dateFormat,
  locales,
};
