// Usage: node tests/consoles/serve.mjs [port] ['{"alexa":{"start":"half"}}']
// Prints the proxy port and keeps running until it is interrupted.
import { startConsoles } from './server/index.mjs';

const [port = '0', scenario = '{}'] = process.argv.slice(2);
const consoles = await startConsoles({ port: Number(port), scenario: JSON.parse(scenario) });
console.log(consoles.proxyPort);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await consoles.close();
    process.exit(0);
  });
}
