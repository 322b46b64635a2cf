import { dateFormat, locales, prepare } from '../../tasklist/scripts/congvan/webapp.js';

await prepare();

export default {
  app: { name: 'Quản trị', vendor: 'Công Văn' },
  dateFormat,
  locales,
};
