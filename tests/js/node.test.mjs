// The JavaScript API as a user of the package writes it.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Deidentifier, ScrubjayError, Session, categories, init, policies, rules, version } from 'scrubjay';
import * as lite from 'scrubjay/lite';
import { NOTE } from './helpers.mjs';

const secret = new Uint8Array(32).fill(1);
const code = (want) => (error) => error instanceof ScrubjayError && error.code === want;
const spans = [
  { category: 'Doctor', start: NOTE.indexOf('Ottoline'), end: NOTE.indexOf('. Call') },
  { category: 'Date', start: NOTE.indexOf('03/14'), end: NOTE.indexOf(' by Dr') },
];

test('entities are sorted, disjoint and exact in UTF-16 units', () => {
  const text = `😀 José 👩‍⚕️ ${NOTE}`;
  const found = new Deidentifier().tag(text);
  assert.ok(found.length > 5);
  let end = 0;
  for (const entity of found) {
    assert.ok(entity.start >= end && entity.end > entity.start);
    assert.ok(entity.confidence > 0 && entity.confidence <= 1 && entity.rule.length > 0);
    end = entity.end;
  }
  const slices = found.map(({ start, end }) => text.slice(start, end));
  for (const whole of ['03/14/2024', '8842-19937-55', '(415) 555-0173']) assert.ok(slices.includes(whole), whole);
});

test('redaction writes the format, and says where', () => {
  const { text, entities } = new Deidentifier().redact(NOTE, { format: '<{TYPE}>' });
  assert.ok(text.includes('Seen on <DATE> by Dr. <DOCTOR>') && !text.includes('Wexcombe'));
  for (const { category, outStart, outEnd } of entities) {
    assert.equal(text.slice(outStart, outEnd), `<${category.toUpperCase()}>`);
  }
  assert.throws(() => new Deidentifier().redact(NOTE, { format: 'longer than sixteen' }), code('INVALID_FORMAT'));
  assert.throws(() => new Deidentifier().redact(NOTE, { formt: 'x' }), code('INVALID_OPTION'));
});

test('a secret makes surrogates consistent, its absence makes them fresh', () => {
  const engine = new Deidentifier();
  const by = (session) => engine.surrogate(NOTE, session).text;
  assert.equal(by(new Session({ secret })), by(new Session({ secret, oneWay: true })));
  assert.notEqual(by(undefined), by(undefined));
  assert.notEqual(by(new Session({ secret })), by(new Session({ secret }).patient('a')));
  assert.equal(by(new Session({ secret }).patient('a')), by(new Session({ secret }).patient('a')));
});

test('surrogates of the given spans come back through the session', () => {
  const session = new Session();
  const { text, entities } = new Deidentifier().surrogateOnly(NOTE, spans, session);
  assert.ok(!text.includes('Wexcombe') && !text.includes('03/14/2024') && text.includes('Quackenthorpe'));
  assert.deepEqual(entities.map((e) => e.category), ['Date', 'Doctor']);
  assert.equal(session.reidentify(text), NOTE);
  for (const lock of [{ passphrase: 'correct horse' }, { key: new Uint8Array(32).fill(2) }]) {
    assert.equal(Session.import(session.export(lock), lock).reidentify(text), NOTE);
  }
  assert.throws(() => Session.import(session.export({ key: secret }), { key: new Uint8Array(32) }), code('SESSION_UNREADABLE'));
  assert.throws(() => new Session({ oneWay: true }).reidentify(text), code('ONE_WAY_SESSION'));
});

test('a policy decides by category', () => {
  const engine = new Deidentifier({ policy: { default: 'redact', Date: 'keep' } });
  const { text } = engine.deidentify(NOTE);
  assert.ok(text.includes('03/14/2024') && !text.includes('Wexcombe'));
});

test('a text that a user holds is not changed where nothing was found', () => {
  const { text, entities } = new Deidentifier().redact('no phi here\r\n\tindented');
  assert.deepEqual([text, entities.length], ['no phi here\r\n\tindented', 0]);
});

test('what is freed says so', () => {
  const [engine, session] = [new Deidentifier(), new Session()];
  engine.free();
  engine.free();
  session[Symbol.dispose]();
  assert.throws(() => engine.tag(NOTE), code('DISPOSED'));
  assert.throws(() => session.reidentify(NOTE), code('DISPOSED'));
  assert.throws(() => session.patient('a'), code('DISPOSED'));
  assert.throws(() => new Deidentifier().surrogate(NOTE, session), code('DISPOSED'));
});

test('the lists of categories, rules and policies are whole', () => {
  assert.equal(categories().length, 29);
  const names = new Set(categories().map((c) => c.name));
  assert.ok(rules().every((r) => r.about && r.categories.every((c) => names.has(c))));
  for (const { name } of policies()) new Deidentifier({ policy: name });
  assert.match(version(), /^\d+\.\d+\.\d+$/);
});

test('init does nothing here, and require works', async () => {
  await Promise.all([init(), init()]);
  assert.equal(createRequire(import.meta.url)('scrubjay').Deidentifier, Deidentifier);
});

test('the lite engine has the same API', () => {
  assert.ok(new lite.Deidentifier().tag(NOTE).some((e) => e.category === 'Date'));
  assert.throws(() => new lite.Deidentifier({ surrogateLocale: 'fr-CA' }), { code: 'INVALID_OPTION' });
  const rule = { category: 'Unknown', words: ['kestrel'] };
  const engine = new lite.Deidentifier({ rules: [rule] });
  assert.ok(engine.tag('Project Kestrel').some((e) => e.rule === 'custom'));
  assert.throws(() => new lite.Deidentifier({ rules: [{ ...rule, pattern: 'k.*' }] }), { code: 'INVALID_RULE' });
});
