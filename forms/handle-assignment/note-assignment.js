export { showBrief as load } from '/forms/brief.js';
