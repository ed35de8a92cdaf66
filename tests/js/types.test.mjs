// The declarations hold for consumers, and name what the engine has.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as scrubjay from 'scrubjay';
import { PKG } from './helpers.mjs';

// Libraries are checked too: what a consumer's `lib` lacks is an error in ours.
for (const lib of ['es2022', 'es2023', 'es2024', 'esnext']) {
  for (const [module, resolution] of [['esnext', 'bundler'], ['nodenext', 'nodenext']]) {
    test(`a consumer compiles under ${resolution} with ${lib}`, () => {
      const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', `${lib},dom`, '--skipLibCheck', 'false'];
      const args = [...options, '--module', module, '--moduleResolution', resolution, 'types/consumer.ts'];
      execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...args], { cwd: import.meta.dirname, stdio: 'pipe' });
    });
  }
}

const declarations = readFileSync(join(PKG, 'index.d.ts'), 'utf8');
const union = (name) => {
  const [, body] = declarations.match(new RegExp(`export type ${name} =([^;]+);`));
  return [...body.matchAll(/'([\w-]+)'/g)].map(([, word]) => word);
};

test('the declared names are those of the engine', () => {
  assert.deepEqual(union('Category'), scrubjay.categories().map((c) => c.name));
  assert.deepEqual(union('PolicyName'), scrubjay.policies().map((p) => p.name));
  const declared = [...declarations.matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(declared.sort(), Object.keys(scrubjay).sort());
});

test('every error code of the engine is declared', () => {
  const codes = readFileSync(new URL('../../src/error.rs', import.meta.url), 'utf8').matchAll(/=> "([A-Z_]+)"/g);
  const declared = new Set(union('ErrorCode'));
  for (const [, code] of codes) assert.ok(declared.has(code), code);
});
