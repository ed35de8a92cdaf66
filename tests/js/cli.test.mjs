// The command line.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { MARKERS, NOTE, PKG } from './helpers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'scrubjay-'));
after(() => rmSync(folder, { recursive: true }));
const path = (...names) => join(folder, ...names);
mkdirSync(path('in', 'deep'), { recursive: true });
for (let i = 0; i < 9; i++) writeFileSync(path('in', `${i}.txt`), `${NOTE}${i}`);
writeFileSync(path('in', 'deep', 'note.txt'), NOTE);
writeFileSync(path('in', '.hidden'), NOTE);
writeFileSync(path('secret'), 'ab'.repeat(32));

function scrubjay(args, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(PKG, 'cli.js'), ...args], { input, encoding: 'utf8', cwd: folder });
  for (const marker of MARKERS) assert.ok(!stderr.includes(marker), stderr);
  return { status, stdout, stderr };
}

test('standard input to standard output', () => {
  const tagged = scrubjay(['tag'], NOTE);
  assert.equal(tagged.status, 0);
  assert.ok(tagged.stdout.includes('[[Date|03/14/2024]]') && tagged.stderr === '');
  assert.equal(tagged.stdout.replace(/\[\[\w+\|(.*?)\]\]/g, '$1'), NOTE);
  assert.ok(scrubjay(['redact', '--format', '<{TYPE}>'], NOTE).stdout.includes('<DATE>'));
  assert.ok(!scrubjay(['surrogate'], NOTE).stdout.includes('Wexcombe'));
  assert.ok(scrubjay(['deidentify', '--policy', 'limited-data-set'], NOTE).stdout.includes('03/14/2024'));
});

test('JSON lines give entities, and the text unless tagging', () => {
  const tagged = JSON.parse(scrubjay(['tag', '--json', 'in/1.txt']).stdout);
  assert.deepEqual(Object.keys(tagged), ['file', 'entities']);
  const date = tagged.entities.find((e) => e.category === 'Date');
  assert.equal(NOTE.slice(date.start, date.end), '03/14/2024');
  const redacted = JSON.parse(scrubjay(['redact', '--json'], NOTE).stdout);
  assert.ok(redacted.text.includes('[date]') && redacted.entities.length > 0);
});

test('a folder goes into another, in equal shape, with one secret over all threads', () => {
  const run = (out, jobs) => scrubjay(['surrogate', 'in', '--out', out, '--secret-file', 'secret', '--jobs', jobs]);
  assert.deepEqual(run('one', '1'), { status: 0, stdout: '', stderr: '' });
  assert.equal(run('three', '3').status, 0);
  const list = (out) => readdirSync(path(out), { recursive: true }).sort();
  assert.deepEqual(list('one'), ['deep', ...Array.from({ length: 9 }, (_, i) => `${i}.txt`), join('deep', 'note.txt')].sort());
  assert.deepEqual(list('three'), list('one'));
  const texts = new Set();
  for (let i = 0; i < 9; i++) {
    const text = readFileSync(path('one', `${i}.txt`), 'utf8');
    assert.equal(readFileSync(path('three', `${i}.txt`), 'utf8'), text);
    assert.ok(!text.includes('Wexcombe'));
    texts.add(text.slice(0, -1));
  }
  assert.equal(texts.size, 1, 'the same person is the same in every file');
});

test('a file that cannot be read fails alone', () => {
  mkdirSync(path('mixed'), { recursive: true });
  writeFileSync(path('mixed', 'good.txt'), NOTE);
  writeFileSync(path('mixed', 'bad.txt'), Buffer.from([0xff, 0xfe, 0x41]));
  writeFileSync(path('mixed', 'long.txt'), Buffer.alloc((16 << 20) + 1, 'a'));
  const { status, stderr } = scrubjay(['redact', 'mixed', '--out', 'mended']);
  assert.equal(status, 1);
  assert.match(stderr, /bad\.txt: not UTF-8 text\n/);
  assert.match(stderr, /long\.txt: the text is longer than 16 MiB\n/);
  assert.deepEqual(readdirSync(path('mended')), ['good.txt']);
  assert.equal(scrubjay(['tag', 'mixed/bad.txt', 'mixed/good.txt']).status, 1);
});

test('an output folder inside the input is not input', () => {
  mkdirSync(path('nest'), { recursive: true });
  writeFileSync(path('nest', 'a.txt'), NOTE);
  for (let i = 0; i < 2; i++) assert.equal(scrubjay(['redact', 'nest', '--out', 'nest/out']).status, 0);
  assert.deepEqual(readdirSync(path('nest', 'out')), ['a.txt']);
});

const WRONG = [
  [],
  ['sing'],
  ['tag', '--colour'],
  ['tag', 'in'],
  ['tag', '--format', 'x'],
  ['tag', '--jobs', '0'],
  ['tag', '--jobs', 'many'],
  ['redact', '--format', 'longer than sixteen'],
  ['redact', '--policy', 'none'],
  ['redact', 'in', '--out', 'in'],
  ['redact', 'in/1.txt', 'in/1.txt', '--out', 'x'],
  ['surrogate', '--secret-file', 'in/1.txt'],
];
for (const args of WRONG) {
  test(`wrong use: scrubjay ${args.join(' ')}`, () => {
    const { status, stdout, stderr } = scrubjay(args, NOTE);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^scrubjay: .+\n$/);
    assert.ok(!existsSync(path('x')));
  });
}

test('a file that is not there is a failure, not a wrong use', () => {
  assert.equal(scrubjay(['tag', 'nothing.txt']).status, 1);
});

test('help, version and policies', () => {
  for (const args of [['--help'], ['help'], ['tag', '--help']]) assert.match(scrubjay(args).stdout, /scrubjay tag/);
  assert.match(scrubjay(['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
  assert.match(scrubjay(['presets']).stdout, /^safe-harbor: 45 CFR/m);
});
