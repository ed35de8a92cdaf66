// Rust, Node, Chromium and workerd find the same entities and write the same surrogates, on all dev notes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Miniflare } from 'miniflare';
import * as scrubjay from 'scrubjay';
import { ROOT, browser, notes, serve, workerModules } from './helpers.mjs';
import { transcript } from './transcript.mjs';

/** Written by `cargo test`. */
const native = readFileSync(join(ROOT, 'target/tmp/transcript.txt'), 'utf8');

function assertSame(other) {
  const parts = (text) => text.split(/^(?=## )/m);
  const [want, got] = [parts(native), parts(other)];
  want.forEach((part, i) => assert.equal(got[i], part));
  assert.equal(got.length, want.length);
}

test('Node agrees with Rust', () => assertSame(transcript(scrubjay, notes())));

test('the bytes built in agree with Rust', async () => assertSame(transcript(await import('scrubjay/inline'), notes())));

test('Chromium agrees with Rust', async (t) => {
  const server = await serve((path) => (path === '/' ? { body: '<!doctype html>' } : undefined));
  t.after(server.close);
  const chromium = await browser();
  t.after(() => chromium.close());
  const page = await chromium.newPage();
  await page.goto(server.url);
  const found = await page.evaluate(async (texts) => {
    const [scrubjay, { transcript }] = await Promise.all([import('/pkg/web.js'), import('/tests/js/transcript.mjs')]);
    await scrubjay.init();
    return transcript(scrubjay, texts);
  }, notes());
  assertSame(found);
});

test('workerd agrees with Rust', async (t) => {
  const source = `
    import * as scrubjay from './pkg/workerd.js';
    import { transcript } from './transcript.mjs';
    export default { fetch: async (request) => new Response(transcript(scrubjay, await request.json())) };`;
  const contents = readFileSync(new URL('transcript.mjs', import.meta.url), 'utf8');
  const worker = new Miniflare({
    modules: workerModules(source, [{ type: 'ESModule', path: 'transcript.mjs', contents }]),
    compatibilityDate: '2026-04-01',
  });
  t.after(() => worker.dispose());
  const reply = await worker.dispatchFetch('http://localhost/', { method: 'POST', body: JSON.stringify(notes()) });
  assertSame(await reply.text());
});
