/**
 * The only way out of a browser: a proxy that lets requests for this machine through, refuses all others, and keeps a
 * list of both.
 */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WayOut {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** Addresses that were asked for; of encrypted ones, host and port. */
  readonly asked: string[];
  close(): Promise<void>;
}

export function startProxy(): Promise<WayOut> {
  const asked: string[] = [];
  const server = createServer((incoming, answer) => {
    const url = incoming.url ?? '';
    asked.push(url);
    if (!/^http:\/\/(?:localhost|127\.0\.0\.1):/.test(url)) {
      answer.writeHead(403).end();
      return;
    }
    const { host: _host, ...headers } = incoming.headers;
    const outgoing = request(
      url.replace('//localhost:', '//127.0.0.1:'),
      { method: incoming.method ?? 'GET', headers: { ...headers, host: new URL(url).host } },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  server.on('connect', ({ url }, socket) => {
    asked.push(url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () =>
      done({
        address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
        asked,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      }),
    );
  });
}
