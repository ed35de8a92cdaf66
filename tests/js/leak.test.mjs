// No error, panic or console line holds input text; after a trap the next call runs on a fresh engine.

import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { beforeEach, test } from 'node:test';
import { Deidentifier, ScrubjayError, Session } from 'scrubjay';
import * as glue from './node_modules/scrubjay/deid.js';
import { MARKERS, NOTE } from './helpers.mjs';

const printed = [];
for (const method of ['debug', 'error', 'info', 'log', 'trace', 'warn']) {
  console[method] = (...words) => printed.push(inspect(words));
}
beforeEach(() => {
  printed.length = 0;
});

function assertSilent(...also) {
  const seen = [...printed, ...also.map((error) => inspect(error, { depth: 9, showHidden: true }) + error.stack)].join('\n');
  for (const marker of MARKERS) assert.ok(!seen.includes(marker), seen);
}

function caught(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
}

/** Makes the next call of a glue method run on an object that lies outside memory: a real trap. */
function trapNext(prototype, method) {
  const real = prototype[method];
  prototype[method] = function (...args) {
    prototype[method] = real;
    const lost = Object.create(prototype, { __wbg_ptr: { value: 0xfffffff0 } });
    return real.apply(lost, args);
  };
}

for (const method of ['tag', 'redact', 'surrogate', 'deidentify']) {
  test(`a trap in ${method} is INTERNAL, tells nothing, and the next call works`, () => {
    const engine = new Deidentifier({ known: [{ category: 'Patient', value: 'Zebulonia Quackenthorpe' }] });
    const before = engine.tag(NOTE);
    const old = glue.initSync().memory;
    trapNext(glue.Deidentifier.prototype, method);
    const error = caught(() => engine[method](NOTE));
    assert.ok(error instanceof ScrubjayError);
    assert.equal(error.code, 'INTERNAL');
    assertSilent(error);
    assert.deepEqual(engine.tag(NOTE), before);
    assert.notEqual(glue.initSync().memory, old);
    assert.ok(new Uint8Array(old.buffer).every((byte) => byte === 0), 'the old memory is wiped');
  });
}

test('after a trap surrogates stay the same, and a lost way back says so', () => {
  const engine = new Deidentifier();
  const secret = new Uint8Array(32).fill(3);
  const [used, unused] = [new Session({ secret }), new Session({ secret })];
  const patient = used.patient('a');
  const { text } = engine.surrogate(NOTE, used);
  const ofPatient = engine.surrogate(NOTE, patient).text;
  const lock = { key: secret };
  const imported = Session.import(used.export(lock), lock);
  trapNext(glue.Deidentifier.prototype, 'tag');
  assert.equal(caught(() => engine.tag(NOTE)).code, 'INTERNAL');
  assert.equal(engine.surrogate(NOTE, used).text, text);
  assert.equal(engine.surrogate(NOTE, patient).text, ofPatient);
  assert.equal(caught(() => used.reidentify(text)).code, 'SESSION_LOST');
  assert.equal(caught(() => used.export(lock)).code, 'SESSION_LOST');
  assert.equal(imported.reidentify(text), NOTE);
  assert.equal(unused.reidentify('as it was'), 'as it was');
  assertSilent();
});

test('whatever the glue throws is INTERNAL', () => {
  const engine = new Deidentifier();
  const real = glue.Deidentifier.prototype.tag;
  for (const thrown of [new Error(NOTE), NOTE, undefined, null, new RangeError(NOTE), new WebAssembly.RuntimeError(NOTE)]) {
    glue.Deidentifier.prototype.tag = () => {
      throw thrown;
    };
    const error = caught(() => engine.tag(NOTE));
    assert.equal(error.code, 'INTERNAL');
    assertSilent(error);
  }
  glue.Deidentifier.prototype.tag = real;
  assert.ok(engine.tag(NOTE).length > 0);
});

test('work and mistakes print nothing and quote nothing', () => {
  const engine = new Deidentifier();
  engine.tag(NOTE);
  engine.surrogate(NOTE);
  const errors = [
    () => engine.redact(NOTE, { format: NOTE }),
    () => engine.surrogateOnly(NOTE, [{ category: NOTE, start: 0, end: 1 }]),
    () => engine.surrogateOnly(NOTE, [{ category: 'Date', start: 3, end: 1 }]),
    () => new Deidentifier({ known: NOTE }),
    () => new Deidentifier({ allow: [NOTE, 4] }),
    () => new Deidentifier({ rules: [{ category: 'Date', words: NOTE }] }),
    () => new Deidentifier({ policy: NOTE }),
    () => new Session({ secret: NOTE }),
    () => Session.import(new TextEncoder().encode(NOTE), { passphrase: NOTE }),
  ].map(caught);
  assert.ok(errors.every((error) => error instanceof ScrubjayError));
  assertSilent(...errors);
  assert.deepEqual(printed, []);
});
