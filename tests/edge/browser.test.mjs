// The service as a service worker in Chromium, and the JavaScript SDK's engine in a page of another origin than `serve`.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { jobBody, temporary } from './helpers.mjs';
import { TARGETS } from './targets.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

async function bundle(contents) {
  const { outputFiles } = await build({ stdin: { contents, resolveDir: here }, bundle: true, format: 'esm', platform: 'browser', conditions: ['browser'], write: false });
  return outputFiles[0].text;
}

const SERVICE_WORKER = `
  import * as engine from 'scrubjay';
  import { createService } from 'scrubjay/edge';
  const service = engine.init('/deid.wasm').then(() => createService({ engine, auth: 'none', audit: () => {} }));
  self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener('fetch', (event) => {
    if (new URL(event.request.url).pathname === '/deid') event.respondWith(service.then(({ fetch }) => fetch(event.request)));
  });`;

const PAGE = (url) => `
  import { getClient } from '@azure-rest/core-client';
  import { createHttpPoller } from '@azure/core-lro';
  const client = getClient(${JSON.stringify(url)}, undefined, { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } });
  client.pipeline.addPolicy({ name: 'token', sendRequest(request, next) { request.headers.set('authorization', 'Bearer own'); return next(request); } });
  const queryParameters = { 'api-version': '2025-07-15-preview' };
  const lro = (response) => ({ flatResponse: response, rawResponse: { ...response, statusCode: Number(response.status), body: response.body } });
  async function all() {
    const body = { inputText: 'Hello, my name is John Smith.', operation: 'Redact' };
    const controlled = new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done));
    await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
    await controlled;
    const local = await fetch('/deid?api-version=2025-07-15-preview', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const away = await client.path('/deid').post({ body, queryParameters });
    const job = client.path('/jobs/{name}', 'from-browser');
    const initial = await job.put({ body: ${JSON.stringify(jobBody({ container: 'patients', from: 'example_patient_1', to: '_page' }))}, queryParameters });
    const poller = createHttpPoller({ sendInitialRequest: async () => lro(initial), sendPollRequest: async (path) => lro(await client.pathUnchecked(path).get()) }, { intervalInMs: 50 });
    const done = await poller.pollUntilDone();
    const missing = await client.path('/jobs/{name}', 'none').get({ queryParameters });
    return { local: await local.json(), away: away.body, done: done.body, missing: missing.headers['x-ms-error-code'] };
  }
  all().catch((error) => ({ error: String(error) })).then((found) => navigator.sendBeacon('/found', JSON.stringify(found)));`;

test('a service worker answers; a page of another origin runs a job', { timeout: 60_000 }, async (t) => {
  const at = await TARGETS.serve();
  t.after(() => at.close());
  const files = {
    '/': ['text/html', '<!doctype html><script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', await bundle(PAGE(at.url))],
    '/service-worker.js': ['text/javascript', await bundle(SERVICE_WORKER)],
    '/deid.wasm': ['application/wasm', await readFile(`${here}node_modules/scrubjay/deid.wasm`)],
  };
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close().closeAllConnections());
  const found = new Promise((done) => {
    server.on('request', async (incoming, outgoing) => {
      if (incoming.url === '/found') done(JSON.parse(Buffer.concat(await incoming.toArray()).toString()));
      const [type, body] = files[incoming.url] ?? [];
      outgoing.writeHead(body ? 200 : 404, type && { 'content-type': type }).end(body);
    });
  });
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--user-data-dir=${await temporary(t)}`];
  const chromium = spawn('/usr/bin/chromium', [...flags, `http://127.0.0.1:${server.address().port}/`], { stdio: 'ignore' });
  const { local, away, done, missing, error } = await found;
  const ended = new Promise((end) => chromium.once('exit', end));
  chromium.kill();
  await ended;
  assert.equal(error, undefined);
  for (const answer of [local, away]) assert.match(answer.outputText, /^Hello, my name is \[(patient|doctor)\]\.$/);
  assert.deepEqual([done.status, done.summary.successful, missing], ['Succeeded', 3, 'JobNotFound']);
});
