// What Camunda has fixed in Cockpit without asking its configuration; said to its module last, before AngularJS starts.
import { language, dateFormat } from '../../../tasklist/scripts/congvan/webapp.js';

const APPS = language === 'vi'
  ? { tasklist: 'Việc của tôi', admin: 'Quản trị', welcome: 'Chào mừng' }
  : { tasklist: 'My work', admin: 'Administration', welcome: 'Welcome' };

/** Lets dates and names in Cockpit look as on our own pages. */
export function lookAsEverywhere() {
  const cockpit = window.angular.module('cam.cockpit');
  // It reads our formats and then sets its own: 2026-11-26T14:05:00.
  cockpit.config(['camDateFormatProvider', (formats) => {
    for (const [name, format] of Object.entries(dateFormat)) {
      formats.setDateFormat(format, name);
    }
  }]);
  // It puts a name in place of the login only where one of its own pages has been open.
  cockpit.run(['page', () => {}]);
  // The other applications are called “Tasklist” and “Admin” in every language.
  cockpit.config(['$provide', (provide) => {
    provide.decorator('camWidgetHeaderDirective', ['$delegate', (found) => {
      for (const header of found) {
        header.template = header.template.replace('{{ app.label }}', `{{ ${JSON.stringify(APPS).replaceAll('"', "'")}[appName] }}`);
      }
      return found;
    }]);
  }]);
}
