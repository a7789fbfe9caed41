// The content script has two halves. The first, `main.ts`, runs on every page of a console: it describes the page and
// draws marks. The second, `act.ts`, comes when something is to be done for the first time: it carries out steps, lets a
// person point at an element, and finds names by their place where the markup has none. Both run in the extension's own world, of which the page sees nothing.

import type { nameByPlace } from './beside';
import type { collect, isNameless } from './collect';
import type { coreOf, roleOf, submitsForm } from './controls';
import type { execute } from './execute';
import type { nodeOf } from './handles';
import type { frame, lend, see, takeBack } from './marks';
import type { checkPick, endPick, pick } from './pick';
import type { stateOf } from './toggles';
import type { parentOf } from './tree';
import type { faceOf, isEnabled } from './visible';

/** What the second half takes from the first, because it remembers something or is large. */
export interface First {
  collect: typeof collect;
  isNameless: typeof isNameless;
  nodeOf: typeof nodeOf;
  frame: typeof frame;
  see: typeof see;
  lend: typeof lend;
  takeBack: typeof takeBack;
  coreOf: typeof coreOf;
  roleOf: typeof roleOf;
  submitsForm: typeof submitsForm;
  stateOf: typeof stateOf;
  parentOf: typeof parentOf;
  faceOf: typeof faceOf;
  isEnabled: typeof isEnabled;
}

/** What the second half can do. */
export interface Second {
  execute: typeof execute;
  nameByPlace: typeof nameByPlace;
  pick: typeof pick;
  endPick: typeof endPick;
  checkPick: typeof checkPick;
}

declare global {
  var linkwright: { first: First; second?: Second };
}
