// The content script has two halves. The first, `main.ts`, runs on every page of a console: it describes the page and
// draws marks. The second, `act.ts`, comes when something is to be done for the first time: it carries out steps, and
// lets a person point at an element. Both run in the extension's own world, of which the page sees nothing.

import type { collect } from './collect';
import type { execute } from './execute';
import type { nodeOf } from './handles';
import type { frame, lend, see, takeBack } from './marks';
import type { checkPick, endPick, pick } from './pick';

/** What the second half needs of the first, because it remembers something. */
export interface First {
  collect: typeof collect;
  nodeOf: typeof nodeOf;
  frame: typeof frame;
  see: typeof see;
  lend: typeof lend;
  takeBack: typeof takeBack;
}

/** What the second half can do. */
export interface Second {
  execute: typeof execute;
  pick: typeof pick;
  endPick: typeof endPick;
  checkPick: typeof checkPick;
}

declare global {
  var linkwright: { first: First; second?: Second };
}
