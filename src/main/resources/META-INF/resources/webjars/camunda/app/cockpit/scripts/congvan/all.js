// Everything that Cockpit shows to those who follow agencies.
import { boxes } from './boxes.js';
import { card } from './card.js';
import { documentTab } from './document-tab.js';
import { lookAsEverywhere } from './own-way.js';
import { navigation, page } from './page.js';

lookAsEverywhere();

export const plugins = [page, navigation, card, boxes, documentTab];
