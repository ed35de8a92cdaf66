// After a call nothing of the text is left in linear memory.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deidentifier, Session } from 'scrubjay';
import * as glue from './node_modules/scrubjay/deid.js';
import { MARKERS, NOTE } from './helpers.mjs';

/** The memory of the engine that `scrubjay` uses: the glue is one module. */
const memory = () => Buffer.from(glue.initSync().memory.buffer);

const left = () => MARKERS.filter((marker) => memory().includes(marker));

/** A text long enough to make every buffer grow on the way. */
const TEXT = `${NOTE}é😀 `.repeat(40);

test('the search finds what is there', () => {
  const engine = new Deidentifier({ allow: ['Quackenthorpe'] });
  assert.deepEqual(left().slice(0, 1), ['Quackenthorpe']);
  engine.free();
  assert.deepEqual(left(), []);
});

const engine = new Deidentifier();
const spans = [{ category: 'Patient', start: 9, end: 32 }];
const calls = {
  tag: () => engine.tag(TEXT),
  redact: () => engine.redact(TEXT),
  surrogate: () => engine.surrogate(TEXT),
  surrogateOnly: () => engine.surrogateOnly(TEXT, spans),
  deidentify: () => engine.deidentify(TEXT),
  'a two-way session that is freed': () => {
    const session = new Session();
    const { text } = engine.surrogate(TEXT, session);
    assert.equal(session.reidentify(text), TEXT);
    const lock = { key: new Uint8Array(32) };
    Session.import(session.export(lock), lock).free();
    session.free();
  },
  'a refused call': () => {
    assert.throws(() => engine.surrogateOnly(TEXT, [{ category: 'Date', start: 0, end: 0xffffffff }]));
    assert.throws(() => engine.redact(TEXT, { format: 'longer than sixteen' }));
    assert.throws(() => new Deidentifier({ known: [{ category: 'Patient', value: 'Quackenthorpe' }], locale: 5 }));
  },
};

for (const [name, call] of Object.entries(calls)) {
  test(`nothing is left after ${name}`, () => {
    call();
    assert.deepEqual(left(), []);
  });
}
