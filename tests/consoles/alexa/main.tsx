import { createRoot } from 'react-dom/client';
import { exposeState } from '../shared/clicks';
import { exposeFieldElement, fieldElement, type Part } from '../shared/elements';
import { embedded } from '../shared/embedded';
import { ALEXA_CLIENT } from './AccountLinking';
import './alexa.css';
import { App } from './App';
import type { Field, Saved, Scenario } from './model';
import { truth } from './truth';

const scenario = embedded<Scenario>('scenario');
const skills = embedded<Saved[]>('skills');

exposeState(() => {
  const { values, decoys, twins, ...rest } = truth;
  return {
    console: 'alexa',
    ...rest,
    ...values,
    decoys: {
      ...decoys,
      alexaClientId: ALEXA_CLIENT.id,
      alexaClientSecret: ALEXA_CLIENT.secret,
      yourRedirectUrls: values?.redirectUrls ?? [],
      twins,
    },
  };
});

/** Shown for reading, and no part of the values. */
const READ_ONLY = ['alexaRedirectUrls', 'alexaClientId', 'alexaClientSecret'];

/** The part that is meant when none is given: the first row of a list, the chosen one of some radios. */
function usualPart(name: string): Part {
  const value = truth.values?.[name as Field];
  if (name === 'alexaRedirectUrls' || Array.isArray(value)) return 0;
  return name === 'type' || (name === 'pkce' && scenario.pkce === true) ? (value ?? null) : '';
}

exposeFieldElement([...Object.keys(skills[0]?.values ?? {}), ...READ_ONLY], (name, part = usualPart(name)) =>
  fieldElement(name, part),
);

const root = document.getElementById('tenant-content');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(<App scenario={scenario} initial={skills} />);
