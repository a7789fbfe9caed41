// The second half of the content script: everything that does something to a page (see `halves.ts`).

import { execute } from './execute';
import { checkPick, endPick, pick } from './pick';

linkwright.second = { execute, pick, endPick, checkPick };
