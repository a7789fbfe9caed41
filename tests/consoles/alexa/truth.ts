import type { Values } from './model';

/**
 * A mirror of React's state, written after every commit and read by
 * `window.__state`. Nothing in here is read back from the document.
 */
export interface Truth {
  route: string;
  /** The skill that the page is about, or null on the list. */
  skillId: string | null;
  ready: boolean;
  values: Values | null;
  dirty: boolean;
  secretSaved: boolean;
  twins: Record<string, string>;
  decoys: Record<string, unknown>;
}

export const truth: Truth = {
  route: '',
  skillId: null,
  ready: false,
  values: null,
  dirty: false,
  secretSaved: false,
  twins: {},
  decoys: {},
};
