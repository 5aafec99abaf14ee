/**
 * A web server for files and made-up pages, on this machine only. It keeps a list of what was asked of it. The same
 * server is another site under `http://127.0.0.1`.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** A page that exists in a test only. */
export interface MadeUpPage {
  body: string;
  headers?: Record<string, string>;
  status?: number;
}

export interface Server {
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** The same server as another site: `http://127.0.0.1:PORT` */
  readonly otherOrigin: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  /** Serves a page at a path that begins with "/", and returns its address. A string is an HTML document's body. */
  put(path: string, page: string | MadeUpPage): string;
  close(): Promise<void>;
}

/** Serves the files of `folder`, if one is given. */
export function serve(folder?: string): Promise<Server> {
  const pages = new Map<string, MadeUpPage>();
  const asked: string[] = [];

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    const page = pages.get(pathname);
    if (page) {
      response.writeHead(page.status ?? 200, { 'content-type': TYPES['.html'], ...page.headers });
      response.end(page.body);
    } else {
      sendFile(folder, pathname, response);
    }
  });

  return new Promise((done, fail) => {
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const origin = `http://localhost:${port}`;
      done({
        origin,
        otherOrigin: `http://127.0.0.1:${port}`,
        asked,
        put(path, page) {
          pages.set(path, typeof page === 'string' ? { body: documentOf(page) } : page);
          return origin + path;
        },
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

const documentOf = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>${body}</body></html>`;

function sendFile(folder: string | undefined, pathname: string, response: ServerResponse): void {
  const file = folder && fileIn(folder, pathname);
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
  });
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** The file a path stands for, or null; never one outside the folder. */
function fileIn(folder: string, pathname: string): string | null {
  let path: string;
  try {
    path = normalize(decodeURIComponent(pathname));
  } catch {
    return null;
  }
  const file = join(folder, path.endsWith(sep) ? `${path}index.html` : path);
  const isInside = file.startsWith(folder.endsWith(sep) ? folder : folder + sep) && !path.includes('\0');
  return isInside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}
