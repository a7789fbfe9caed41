import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { type Field, type Saved, type Scenario, sameValues, type Values } from './model';
import type { Texts } from './texts';

const REVERT_AFTER_MS = 120;
const CHURN_EVERY_MS = 700;
/** With `awayMs`, after how many edits the form is away for a while. */
const AWAY_EVERY = 3;

export interface Form {
  scenario: Scenario;
  texts: Texts;
  values: Values;
  dirty: boolean;
  secretSaved: boolean;
  savedOnce: boolean;
  /** Raised when the page replaces its input elements; part of their keys. */
  generation: number;
  /** The page shows "Loading…" in the form's place. */
  away: boolean;
  /** A change by typing, pressing or choosing; subject to the scenario's reverts. */
  edit<K extends Field>(field: K, value: Values[K]): void;
  /** A change of a list's rows; never reverted. */
  arrange<K extends Field>(field: K, value: Values[K]): void;
  save(): Promise<void>;
}

export function useForm(scenario: Scenario, texts: Texts, saved: Saved, onSaved: (saved: Saved) => void): Form {
  const [values, setValues] = useState(saved.values);
  // What counts as clean, the secret included: it stays typed in after a save until the page is loaded again.
  const [clean, setClean] = useState(saved.values);
  const held = useRef(new Map<Field, { value: Values[Field]; timer: number }>());
  const latest = useRef(values);
  latest.current = values;

  const [edits, setEdits] = useState(0);

  const put = (field: Field, value: Values[Field]) => {
    setValues((before) => ({ ...before, [field]: value }));
    setEdits((before) => before + 1);
  };

  const edit: Form['edit'] = (field, value) => {
    // React puts the old text back by itself when the state of a controlled input stays as it was.
    if (scenario.revertNow.includes(field)) return;
    if (scenario.revert.includes(field)) {
      const pending = held.current.get(field);
      const old = pending?.value ?? latest.current[field];
      window.clearTimeout(pending?.timer);
      const timer = window.setTimeout(() => {
        held.current.delete(field);
        put(field, old);
      }, REVERT_AFTER_MS);
      held.current.set(field, { value: old, timer });
    }
    put(field, value);
  };

  const save = async () => {
    const sent = latest.current;
    const body = JSON.stringify({ console: 'alexa', skillId: saved.skillId, values: sent });
    const response = await fetch('/practice/save', { method: 'POST', body });
    if (!response.ok) return;
    setClean(sent);
    onSaved({
      ...saved,
      values: { ...sent, clientSecret: '' },
      secretSaved: saved.secretSaved || sent.clientSecret !== '',
      savedOnce: true,
    });
  };

  return {
    scenario,
    texts,
    values,
    dirty: !sameValues(values, clean),
    secretSaved: saved.secretSaved,
    savedOnce: saved.savedOnce,
    generation: useChurn(scenario.churn === true) + (scenario.churn === 'edit' ? edits : 0),
    away: useAway(edits, scenario.awayMs),
    edit,
    arrange: put,
    save,
  };
}

function useChurn(on: boolean): number {
  const [generation, setGeneration] = useState(0);
  useEffect(() => {
    if (!on) return undefined;
    const timer = window.setInterval(() => setGeneration((before) => before + 1), CHURN_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [on]);
  return generation;
}

/** True for a while after every third edit. */
function useAway(edits: number, ms: number): boolean {
  const [back, setBack] = useState(0);
  const due = ms > 0 && edits > 0 && edits % AWAY_EVERY === 0 && back !== edits;
  useEffect(() => {
    if (!due) return undefined;
    const timer = window.setTimeout(() => setBack(edits), ms);
    return () => window.clearTimeout(timer);
  }, [due, edits, ms]);
  return due;
}

export const FormContext = createContext<Form | null>(null);

export function useFormContext(): Form {
  const form = useContext(FormContext);
  if (form === null) throw new Error('a field outside the form');
  return form;
}
