// What is in the tarball, and what is not.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PKG, ROOT } from './helpers.mjs';

const manifest = JSON.parse(readFileSync(join(PKG, 'package.json'), 'utf8'));
const files = readdirSync(PKG, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(PKG.length));

test('every entry of the exports map is there, types first', () => {
  for (const [name, entry] of Object.entries(manifest.exports)) {
    const targets = typeof entry === 'string' ? [entry] : Object.values(entry);
    for (const target of targets) assert.ok(existsSync(join(PKG, target)), `${name}: ${target}`);
    if (typeof entry === 'object') assert.equal(Object.keys(entry)[0], 'types');
  }
  assert.ok(existsSync(join(PKG, manifest.bin.scrubjay)));
});

test('the version is the one of the crate', () => {
  const [, version] = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8').match(/^version = "(.+)"/m);
  assert.equal(manifest.version, version);
});

test('the tarball holds the package and nothing else', () => {
  const own = files.filter((file) => !/^(edge|worker-template)\//.test(file)).sort();
  assert.deepEqual(own, [
    'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'bytes.js',
    'cli.js', 'cli/arguments.js', 'cli/files.js', 'cli/main.js', 'cli/operator.js', 'cli/pool.js', 'cli/progress.js', 'cli/worker.js',
    'deid.js', 'deid.wasm', 'index.d.ts', 'index.js', 'inline.js',
    'lite/deid.js', 'lite/deid.wasm', 'lite/index.js', 'lite/node.js', 'lite/web.js', 'lite/workerd.js',
    'node.js', 'package.json', 'web.js', 'workerd.js',
  ]);
});

test('no file names this machine', () => {
  for (const file of files) {
    const bytes = readFileSync(join(PKG, file));
    for (const path of [ROOT, homedir(), '/.cargo/', 'registry/src/']) {
      if (path !== '/') assert.ok(!bytes.includes(path), `${file} holds ${path}`);
    }
  }
});

test('only the glue touches the network, and only when init is called', () => {
  for (const file of files.filter((name) => name.endsWith('.js') && !/^(edge|worker-template)\//.test(name))) {
    const text = readFileSync(join(PKG, file), 'utf8');
    const calls = /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|localStorage|indexedDB)\b/;
    assert.ok(/(^|\/)deid\.js$/.test(file) || !calls.test(text), file);
  }
});

test('the lock file names no registry', () => {
  const lock = readFileSync(new URL('package-lock.json', import.meta.url), 'utf8');
  assert.ok(!/"resolved"|registry/.test(lock));
});

test('only src/wasm names wasm-bindgen', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true });
  for (const entry of sources) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.name.endsWith('.rs') || path.includes(join('src', 'wasm'))) continue;
    assert.ok(!/wasm_bindgen|js_sys/.test(readFileSync(path, 'utf8')), path);
  }
});
