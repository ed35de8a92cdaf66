// Where things are, and the runtimes the package is tested in.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const PKG = fileURLToPath(new URL('node_modules/scrubjay/', import.meta.url));

if (!existsSync(PKG)) throw new Error('cargo verify unpacks the package; run that first');

/** Every dev note without its marks, by file name. */
export const notes = () => {
  const folder = join(ROOT, 'tests/corpora/dev');
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const marked = readFileSync(join(folder, name), 'utf8');
      return { name, text: marked.replace(/\[\[[A-Za-z]+\|([^\]]*)\]\]/g, '$1') };
    });
};

/** A note with PHI that occurs nowhere else, for tests that look for leaks. */
export const NOTE = `Patient: Zebulonia Quackenthorpe   MRN: 8842-19937-55
Seen on 03/14/2024 by Dr. Ottoline Wexcombe. Call (415) 555-0173.
Zebulonia Quackenthorpe, 93 y/o, lives at 4471 Zanzabuck Terrace, Decorah, IA 52101. zq.thorpe@quackmail.example
`;

/** What must never be seen where it does not belong, in the forms the engine may make of it. */
export const MARKERS = ['Quackenthorpe', 'quackenthorpe', 'Wexcombe', 'wexcombe', '8842-19937', '19937', 'Zanzabuck', 'zanzabuck', 'quackmail'];

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/**
 * A web server on loopback.
 * @param {(path: string) => { body?: string | Buffer, headers?: Record<string, string> } | undefined} pages what to answer; files of the package below /pkg/ are added
 */
export async function serve(pages) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://localhost').pathname);
    const page = pages(path) ?? {};
    const file = path.startsWith('/pkg/') ? join(PKG, path.slice(5)) : path.startsWith('/tests/') ? join(ROOT, path) : '';
    const body = page.body ?? (existsSync(file) ? readFileSync(file) : undefined);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': TYPES[extname(path)] ?? 'text/html', ...page.headers });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

export const browser = () =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

/** The package's files for miniflare, with a worker's source as the main module. */
export function workerModules(source, more = []) {
  const esm = ['index.js', 'workerd.js', 'deid.js'];
  return [
    { type: 'ESModule', path: 'main.mjs', contents: source },
    ...[...esm, ...esm.map((file) => `lite/${file}`)].map((file) => ({
      type: 'ESModule',
      path: `pkg/${file}`,
      contents: readFileSync(join(PKG, file), 'utf8'),
    })),
    ...['deid.wasm', 'lite/deid.wasm'].map((file) => ({
      type: 'CompiledWasm',
      path: `pkg/${file}`,
      contents: readFileSync(join(PKG, file)),
    })),
    ...more,
  ];
}
