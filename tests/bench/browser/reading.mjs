// Put into a page: the content script's reading of it.

import { collect } from '../../../extension/content/collect.ts';

// As on a page of which the markup names every field: the second half of the content script is not asked for.
window.linkwright = {};
window.collect = collect;
