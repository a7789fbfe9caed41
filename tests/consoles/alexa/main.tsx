import { createRoot } from 'react-dom/client';
import { exposeState } from '../shared/clicks';
import { embedded } from '../shared/embedded';
import { ALEXA_CLIENT } from './AccountLinking';
import './alexa.css';
import { App } from './App';
import type { Saved, Scenario } from './model';
import { truth } from './truth';

const scenario = embedded<Scenario>('scenario');
const saved = embedded<Saved>('saved');

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

const root = document.getElementById('tenant-content');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(<App scenario={scenario} initial={saved} />);
