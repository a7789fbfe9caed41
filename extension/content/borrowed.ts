// What the second half takes from the first, so that it is loaded once.

export const { isNameless, nodeOf, coreOf, roleOf, submitsForm, stateOf, parentOf, faceOf, isEnabled } =
  linkwright.first;
