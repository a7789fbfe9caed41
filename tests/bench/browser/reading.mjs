// Put into a page: the content script's reading of it.

import { collect } from '../../../extension/content/collect.ts';

window.collect = collect;
