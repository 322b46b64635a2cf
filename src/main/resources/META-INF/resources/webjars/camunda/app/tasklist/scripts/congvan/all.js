// Everything that makes Tasklist an official's workplace.
import { bell } from './bell.js';
import { card } from './card.js';
import { documentTab } from './document-tab.js';
import { links } from './links.js';
import { list } from './list.js';
import { search } from './search.js';

export const plugins = [documentTab, card, search, list, links, bell];
