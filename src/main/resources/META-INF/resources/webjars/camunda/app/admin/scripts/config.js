import { dateFormat, locales, prepare } from '../../tasklist/scripts/congvan/webapp.js';

prepare();

export default {
  app: { name: 'Quản trị', vendor: 'Công Văn' },
  dateFormat,
  locales,
};
