// The demo page in Chromium, under its own policy, as someone uses it.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { Deidentifier } from 'scrubjay';
import { labelOf } from '../../www/js/categories.js';
import { reasonOf } from '../../www/js/reasons.js';
import { shifted } from '../../www/js/shift.js';
import { browser, MARKERS, NOTE, notes, ROOT, serve } from './helpers.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const file = (path) => readFileSync(join(ROOT, path), 'utf8');
const [, POLICY] = file('pkg-template/pack/src/serve.rs').match(/POLICY: &str = "(.*)"/);

let server, chromium, tab, shots;
const requests = [];
const lines = [];

before(async () => {
  shots = mkdtempSync(join(tmpdir(), 'scrubjay-demo-'));
  server = await serve((path) => {
    const page = path === '/' ? '/index.html' : path;
    const headers = { 'content-security-policy': POLICY };
    if (page.startsWith('/pkg/')) return { headers };
    if (!existsSync(join(ROOT, 'www', page))) return undefined;
    return { body: file(join('www', page)), headers: { ...headers, 'content-type': TYPES[extname(page)] } };
  });
  chromium = await browser();
  tab = await chromium.newPage({ viewport: { width: 1400, height: 900 } });
  tab.on('request', (request) => requests.push(request));
  tab.on('console', (message) => lines.push(message.text()));
  tab.on('pageerror', (error) => lines.push(String(error)));
  await tab.goto(server.url);
  await tab.waitForSelector('#result mark');
});

after(async () => {
  await chromium.close();
  server.close();
  rmSync(shots, { recursive: true });
});

const result = () => tab.textContent('#result');
const rest = () => tab.waitForSelector('#result[aria-busy=false]');
const settled = (text) => tab.waitForFunction((t) => document.querySelector('#result').textContent.includes(t), text);

async function write(text) {
  await tab.fill('#note', text);
  await rest();
}

async function choose(operation) {
  await tab.check(`[value=${operation}]`, { force: true });
  await rest();
}

test('the policy of the page is the one the demo server sends', () => {
  const [, meta] = file('www/index.html').match(/Content-Security-Policy" content="(.*)"/);
  const rules = (policy) => policy.split('; ').sort();
  assert.deepEqual(rules(meta), rules(POLICY));
});

test('a sample is marked and replaced as soon as the page is there', async () => {
  assert.ok((await tab.locator('#backdrop mark').count()) > 20);
  assert.equal(await tab.locator('#backdrop mark').count(), await tab.locator('#result mark').count());
  await tab.screenshot({ path: join(shots, 'light.png'), fullPage: true });
  assert.ok(statSync(join(shots, 'light.png')).size > 50_000);
});

test('the marks lie exactly under the words', async () => {
  await write(NOTE);
  const found = new Deidentifier().tag(NOTE).map(({ category, start, end }) => [category, NOTE.slice(start, end)]);
  const marks = await tab.locator('#backdrop mark').evaluateAll((all) => all.map((m) => [m.dataset.category, m.textContent]));
  assert.deepEqual(marks, found);
  const sizes = await tab.evaluate(() => ['note', 'backdrop'].map((id) => document.getElementById(id).scrollHeight));
  assert.equal(sizes[0], sizes[1]);
});

test('in a note longer than the pane the marks scroll with the words', async () => {
  await write(NOTE.repeat(40));
  await tab.focus('#note');
  await tab.keyboard.press('Control+End');
  const [area, backdrop] = await tab.evaluate(() => ['note', 'backdrop'].map((id) => document.getElementById(id)).map((e) => [e.scrollTop, e.offsetHeight]));
  assert.deepEqual(area, backdrop);
  assert.equal(area[0], 0);
  assert.ok(await tab.evaluate(() => document.querySelector('#sheet').scrollTop > 0));
});

test('typing moves the marks along at once, and they are right when it rests', async () => {
  await write(NOTE);
  await tab.evaluate(() => document.querySelector('#note').setSelectionRange(8, 8));
  await tab.focus('#note');
  const under = () => tab.evaluate(() => [...document.querySelector('#backdrop').children].map((line) => line.textContent).join('\n'));
  await tab.keyboard.type(' Ms.\n\n');
  const typed = await tab.inputValue('#note');
  assert.equal(await under(), typed);
  await rest();
  assert.equal(await under(), typed);
  assert.equal(await tab.locator('#backdrop mark').count(), new Deidentifier().tag(typed).length);
});

test('what, why and how sure: under the pointer, and by keyboard', async () => {
  await write(NOTE);
  const [first, second] = new Deidentifier().tag(NOTE);
  const says = async ({ category, confidence, rule }) => {
    const tip = await tab.textContent('#tip:not([hidden])');
    for (const part of [labelOf(category), reasonOf(rule), `${Math.round(confidence * 100)} %`]) assert.ok(tip.includes(part), tip);
  };
  const box = await tab.locator('#backdrop mark').first().boundingBox();
  await tab.mouse.move(box.x + 4, box.y + 4);
  await says(first);
  assert.equal(await tab.locator('mark.lit').count(), 2);
  await tab.mouse.move(2, 2);
  assert.ok(await tab.isHidden('#tip'));
  await tab.focus('#result mark');
  await tab.keyboard.press('ArrowRight');
  await says(second);
  await tab.keyboard.press('Escape');
  assert.ok(await tab.isHidden('#tip'));
});

test('the operations: tag, redact in any format, surrogate, policy', async () => {
  await write(NOTE);
  await choose('tag');
  assert.equal(await tab.locator('.findings tbody tr').count(), new Deidentifier().tag(NOTE).length);
  await choose('redact');
  assert.ok((await result()).includes('[patient]'));
  await tab.selectOption('#format', '*{len}');
  await settled('*****');
  await tab.selectOption('#format', 'own');
  await tab.fill('#own-format', '{type}{type}');
  await tab.waitForSelector('#problem:not([hidden])');
  assert.equal(await result(), '');
  await tab.fill('#own-format', '~{Type}~');
  await settled('~Patient~');
  for (const operation of ['redact', 'surrogate', 'deidentify']) {
    await choose(operation);
    const text = await result();
    for (const marker of MARKERS) assert.ok(!text.includes(marker), `${operation}: ${marker}`);
  }
});

test('a category that is off is left as it is, and still counted', async () => {
  await write(NOTE);
  await choose('redact');
  const chip = tab.locator('.chip[data-category=Date]');
  await chip.click();
  await settled('03/14/2024');
  assert.equal(await chip.getAttribute('aria-pressed'), 'false');
  assert.equal(await chip.locator('b').textContent(), '1');
  await chip.click();
  await tab.waitForFunction(() => !document.querySelector('#result').textContent.includes('03/14/2024'));
});

test('the session puts the originals back', async () => {
  await write(NOTE);
  await choose('surrogate');
  await tab.click('#use');
  await tab.waitForFunction(() => document.querySelector('#restored').textContent.includes('Quackenthorpe'));
  assert.equal(await tab.textContent('#restored'), NOTE);
  await tab.click('#renew');
  await tab.waitForFunction(() => !document.querySelector('#restored').textContent.includes('Quackenthorpe'));
});

test('the result can be taken away as a file', async () => {
  await write(NOTE);
  await choose('redact');
  const [file] = await Promise.all([tab.waitForEvent('download'), tab.click('#download')]);
  const path = join(shots, 'result.txt');
  await file.saveAs(path);
  const format = await tab.inputValue('#own-format');
  assert.equal(readFileSync(path, 'utf8'), new Deidentifier().redact(NOTE, { format }).text);
});

test('a dropped file is read here', async () => {
  await tab.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'note.txt'));
    document.querySelector('#sheet').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, NOTE);
  await tab.waitForFunction((text) => document.querySelector('#note').value === text, NOTE);
});

test('the page fits a telephone, and the dark', async () => {
  await tab.setViewportSize({ width: 390, height: 800 });
  await tab.emulateMedia({ colorScheme: 'dark' });
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await tab.screenshot({ path: join(shots, 'narrow-dark.png'), fullPage: true });
});

test('nothing was sent: every request was a file of the page, and none held text', () => {
  assert.ok(requests.length > 10);
  for (const request of requests) {
    assert.ok(request.url().startsWith(`${server.url}/`) || request.url().startsWith('data:'), request.url());
    assert.equal(request.method(), 'GET');
    assert.equal(request.postData(), null);
    assert.ok(!request.url().includes('?'));
  }
  assert.deepEqual(lines, []);
});

test('the page can tell why, whatever rule found something', () => {
  const engine = new Deidentifier();
  const names = new Set(notes().flatMap(({ text }) => engine.tag(text).map(({ rule }) => rule)));
  assert.deepEqual([...names].filter((rule) => !reasonOf(rule)), []);
});

test('marks move with the text around an edit', () => {
  const findings = [{ start: 2, end: 4 }, { start: 6, end: 8 }];
  assert.deepEqual(shifted(findings, '..AA..BB', '..AA...BB'), [{ start: 2, end: 4 }, { start: 7, end: 9 }]);
  assert.deepEqual(shifted(findings, '..AA..BB', '..A..BB'), [{ start: 5, end: 7 }]);
  assert.deepEqual(shifted(findings, '..AA..BB', ''), []);
});
