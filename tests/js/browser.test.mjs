// The package in Chromium, under a strict policy, on pages that are not cross-origin isolated.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browser, NOTE, serve } from './helpers.mjs';

const FETCHING = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
const SILENT = FETCHING.replace("connect-src 'self'", "connect-src 'none'");

const page = (module) => ({
  body: `<!doctype html><script type="module" src="/${module}"></script>`,
  headers: { 'content-security-policy': module === 'inline.mjs' || module === 'thread.mjs' ? SILENT : FETCHING },
});

const SCRIPTS = {
  '/fetched.mjs': `
    import * as scrubjay from '/pkg/web.js';
    const early = (() => { try { new scrubjay.Deidentifier(); } catch (e) { return e.code; } })();
    await Promise.all([scrubjay.init(), scrubjay.init(), scrubjay.init()]);
    await scrubjay.init();
    globalThis.early = early;
    globalThis.scrubjay = scrubjay;`,
  '/lite.mjs': `
    import * as scrubjay from '/pkg/lite/web.js';
    await scrubjay.init();
    globalThis.scrubjay = scrubjay;`,
  '/missing.mjs': `
    import * as scrubjay from '/pkg/web.js';
    globalThis.problem = await scrubjay.init('/nothing.wasm').catch((e) => e.code);
    await scrubjay.init(fetch('/pkg/deid.wasm'));
    globalThis.scrubjay = scrubjay;`,
  '/inline.mjs': `
    import * as scrubjay from '/pkg/inline.js';
    globalThis.sent = await fetch('/').then(() => 'sent', () => 'refused');
    globalThis.scrubjay = scrubjay;`,
  '/thread.mjs': `
    const worker = new Worker('/worker.mjs', { type: 'module' });
    worker.onmessage = ({ data }) => { globalThis.scrubjay = data; };`,
  '/worker.mjs': `
    import { Deidentifier } from '/pkg/inline.js';
    postMessage(new Deidentifier().redact(${JSON.stringify(NOTE)}).text);`,
};

let server, chromium;
before(async () => {
  server = await serve((path) => {
    if (SCRIPTS[path]) return { body: SCRIPTS[path] };
    return path.endsWith('.html') ? page(path.slice(1).replace('html', 'mjs')) : undefined;
  });
  chromium = await browser();
});
after(async () => {
  await chromium.close();
  server.close();
});

async function open(name) {
  const tab = await chromium.newPage();
  const lines = [];
  tab.on('console', (message) => lines.push(message.text()));
  tab.on('pageerror', (error) => lines.push(String(error)));
  await tab.goto(`${server.url}/${name}.html`);
  await tab.waitForFunction(() => globalThis.scrubjay, undefined, { timeout: 10_000 }).catch((cause) => {
    throw new Error(lines.join('\n'), { cause });
  });
  return { tab, lines };
}

const redact = (text) => new globalThis.scrubjay.Deidentifier().redact(text).text;

for (const name of ['fetched', 'lite', 'missing', 'inline']) {
  test(`${name}: works under a strict policy`, async () => {
    const { tab } = await open(name);
    const out = await tab.evaluate(redact, NOTE);
    assert.ok(out.includes('[date]') && !out.includes('03/14/2024'), out);
    assert.equal(await tab.evaluate(() => globalThis.crossOriginIsolated), false);
  });
}

test('before init a call says what is missing; init can be called at any time', async () => {
  const { tab, lines } = await open('fetched');
  assert.equal(await tab.evaluate(() => globalThis.early), 'NOT_READY');
  assert.deepEqual(lines, []);
});

test('a module that does not load is a typed error, and another source can follow', async () => {
  const { tab } = await open('missing');
  assert.equal(await tab.evaluate(() => globalThis.problem), 'NOT_READY');
});

test('with the bytes built in, the page needs no connection and can make none', async () => {
  const { tab } = await open('inline');
  assert.equal(await tab.evaluate(() => globalThis.sent), 'refused');
});

test('the engine runs in a module worker', async () => {
  const { tab } = await open('thread');
  const out = await tab.evaluate(() => globalThis.scrubjay);
  assert.ok(out.includes('[date]'), out);
});
