// The second half of the content script: everything that does something to a page (see `halves.ts`).

import { nameByPlace } from './beside';
import { execute } from './execute';
import { checkPick, endPick, pick } from './pick';

linkwright.second = { execute, nameByPlace, pick, endPick, checkPick };
