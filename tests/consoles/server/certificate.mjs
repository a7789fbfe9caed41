import { generate } from 'selfsigned';

// Browsers under test accept any certificate, but a matching name keeps error
// pages and certificate viewers quiet. Nothing is written to disk.
const NAMES = [
  'localhost',
  'developer.amazon.com',
  'bots.ixhello.com',
  'developer-amazon.com',
  'other-site.test',
  'developer.amazon.com.evil.test',
  '*.amazon.com',
  '*.ixhello.com',
  '*.test',
];

/** @returns {Promise<{ key: string, cert: string }>} a throw-away pair, held in memory only */
export async function makeCertificate() {
  const pair = await generate([{ name: 'commonName', value: 'Linkwright practice consoles' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: NAMES.map((value) => ({ type: 2, value })) },
    ],
  });
  return { key: pair.private, cert: pair.cert };
}
