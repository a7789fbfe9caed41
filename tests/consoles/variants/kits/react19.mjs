// React 19, nothing else.

import { createRoot } from 'react-dom/client';
import { start } from '../react.mjs';

start((element, root) => createRoot(root).render(element));
