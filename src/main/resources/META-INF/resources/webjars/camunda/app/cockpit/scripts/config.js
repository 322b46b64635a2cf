import { dateFormat, locales, prepare } from '../../tasklist/scripts/congvan/webapp.js';

await prepare();

export default {
  app: { name: 'Giám sát', vendor: 'Công Văn' },
  dateFormat,
  locales,
};
