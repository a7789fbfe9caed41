import http from 'node:http';
import https from 'node:https';

/**
 * A forward proxy that never forwards: CONNECT tunnels end here, in a TLS
 * server of our own, and plain `GET http://…` requests are answered directly.
 *
 * @param {{ key: string, cert: string }} certificate
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse,
 *   url: Pick<URL, 'protocol' | 'host' | 'hostname' | 'pathname' | 'search' | 'searchParams'>) => Promise<void>} answer
 */
export function createProxy(certificate, answer) {
  const sockets = new Set();
  const options = { keepAliveTimeout: 30_000, requestTimeout: 0 };

  // This server listens nowhere; tunnelled sockets are handed to it.
  const inner = https.createServer({ ...certificate, ...options, ALPNProtocols: ['http/1.1'] });
  inner.on('request', (request, response) => respond(request, response, secureUrl(request)));
  inner.on('tlsClientError', (_error, socket) => socket.destroy());
  inner.on('clientError', (_error, socket) => socket.destroy());

  const outer = http.createServer(options, (request, response) => respond(request, response, absoluteUrl(request)));
  outer.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  outer.on('clientError', (_error, socket) => socket.destroy());
  outer.on('connect', (_request, socket, head) => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    inner.emit('connection', socket);
  });

  async function respond(request, response, url) {
    try {
      if (url === null) {
        response.writeHead(400, { 'content-type': 'text/plain' });
        response.end('The practice consoles are reached through a proxy setting only.\n');
        return;
      }
      await answer(request, response, url);
    } catch (error) {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`Practice console error: ${error instanceof Error ? error.stack : error}\n`);
    }
  }

  return {
    /** @returns {Promise<number>} the port on the loopback interface */
    listen: (port = 0) =>
      new Promise((resolve, reject) => {
        outer.once('error', reject);
        outer.listen(port, '127.0.0.1', () => resolve(outer.address().port));
      }),
    close: () =>
      new Promise((resolve) => {
        outer.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const secureUrl = (request) => parseAddress('https:', request.headers.host ?? '', request.url);

function absoluteUrl(request) {
  const [, host, rest] = /^http:\/\/([^/?]+)(.*)$/i.exec(request.url) ?? [];
  return host === undefined ? null : parseAddress('http:', host, rest.startsWith('/') ? rest : `/${rest}`);
}

/**
 * Like `URL`, but without its check of the host name: a browser may send an
 * `xn--` name that is not valid Punycode, and a look-alike test may want one.
 */
function parseAddress(protocol, host, target) {
  const [, name] = /^([^:\s/@]+)(?::\d+)?$/.exec(host) ?? [];
  if (name === undefined || !target.startsWith('/')) return null;
  const { pathname, search, searchParams } = new URL(`http://unused${target}`);
  return { protocol, host: host.toLowerCase(), hostname: name.toLowerCase(), pathname, search, searchParams };
}
