import { buildIfStale } from '../build.mjs';
import { makeCertificate } from './certificate.mjs';
import { createProxy } from './proxy.mjs';
import { createRouter } from './router.mjs';
import { Store } from './store.mjs';

/**
 * Starts the practice consoles.
 *
 * @param {{ scenario?: object, port?: number }} [options]
 * @returns {Promise<{
 *   proxyPort: number,
 *   setScenario(scenario?: object): void,
 *   state(): object,
 *   log: { method: string, scheme: string, host: string, path: string }[],
 *   close(): Promise<void>,
 * }>}
 */
export async function startConsoles({ scenario = {}, port = 0 } = {}) {
  const store = new Store(scenario);
  const [certificate] = await Promise.all([makeCertificate(), buildIfStale()]);
  const proxy = createProxy(certificate, createRouter(store));
  return {
    proxyPort: await proxy.listen(port),
    setScenario: (next = {}) => store.setScenario(next),
    state: () => store.snapshot(),
    log: store.requests,
    close: () => proxy.close(),
  };
}
