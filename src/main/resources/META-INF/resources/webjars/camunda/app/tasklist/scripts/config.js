import { dateFormat, language, locales, prepare } from './congvan/webapp.js';

await prepare();

// What is due first stands first, and the list says so; Tasklist alone would begin with what came last.
if (!location.hash.includes('sorting=')) {
  const order = encodeURIComponent(JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]));
  const place = location.hash || '#/';
  history.replaceState(null, '', `${place}${place.includes('?') ? '&' : '?'}sorting=${order}`);
}

const vietnamese = language === 'vi';

export default {
  app: { name: vietnamese ? 'Việc của tôi' : 'My work', vendor: 'Công Văn ·' },
  dateFormat,
  locales,
  customScripts: ['scripts/congvan/plugins'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: vietnamese ? 'nhận việc đang chọn' : 'claims the selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: vietnamese ? 'đến bộ lọc đầu tiên' : 'goes to the first filter' },
    focusList: { key: 'ctrl+alt+l', description: vietnamese ? 'đến việc đầu tiên trong danh sách' : 'goes to the first task' },
    focusForm: { key: 'ctrl+alt+f', description: vietnamese ? 'đến ô đầu tiên của biểu mẫu' : 'goes to the first field of the form' },
    startProcess: { key: 'ctrl+alt+p', description: vietnamese ? 'mở hộp bắt đầu quy trình' : 'opens the dialog that starts a process' },
  },
};
