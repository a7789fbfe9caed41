// React 17, nothing else.

import { render } from 'react-dom';
import { start } from '../react.mjs';

start(render);
