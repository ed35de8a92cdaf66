// Whatever comes in: a result that loses nothing, or a typed error. How long it takes, benches/growth.rs tells.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deidentifier, ScrubjayError, Session } from 'scrubjay';
import { MARKERS } from './helpers.mjs';

const engine = new Deidentifier();
const session = new Session({ oneWay: true });
const operations = {
  tag: (text) => engine.tag(text),
  redact: (text) => engine.redact(text),
  surrogate: (text) => engine.surrogate(text, session),
};

const times = (part, n = 100_000) => part.repeat(n / part.length);
const TEXTS = {
  empty: '',
  blank: ' \r\n\t\u00a0\ufeff',
  'lone surrogates': 'Dr. \ud83d Lee \udc00 on 3/4/2021 \ud800',
  NULs: 'MRN: 12\u0000345 Dr. \u0000Lee',
  'line ends of all kinds': 'Dr. Lee\r\n3/4/2021\rMRN: 4711882\u2028x\u0085y',
  'right to left': 'Dr. \u202eeeL\u202c \u05d0\u05d1\u05d2 3/4/2021 \u200f\u200e',
  'combining marks': 'Dr. Jose\u0301 Nu\u0301n\u0303ez\u0301\u0301\u0301\u0301 3/4/2021',
  'no space': times('a', 1 << 20),
  'no space, capitals': times('A', 1 << 20),
  'digits only': times('7', 1 << 20),
  'hyphened digits': times('1-'),
  slashes: times('1/'),
  dots: times('1.'),
  'at signs': times('a@'),
  parentheses: times('('),
  quotes: times("'"),
  colons: times('a: '),
  pipes: times('|a'),
  names: times('Smith, John A. '),
  labels: times('MRN: '),
  'line breaks': times('\n'),
  'dates in one line': times('3/4/2021 '),
  urls: times('http://'),
  'number words': times('one two '),
  'spelled digits': times('four seven oh nine '),
  ordinals: times('third '),
  'number signs': times('#'),
  'months in a row': times('March '),
  'streets in a row': times('Avenue '),
  'boxes in a row': times('PO Box '),
  'letters and digits': times('z9'),
  'groups with hyphens': times('550e8400-e29b-'),
  'labels of all kinds': times('MRN DOB phone fax SSN zip acct policy login serial '),
  emoji: times('👩‍⚕️'),
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(`${name}: a result`, () => {
    const found = operations.tag(text);
    assert.ok(found.every((e) => e.start < e.end && e.end <= text.length));
    const redacted = operations.redact(text);
    assert.equal(redacted.entities.length, found.length);
    const surrogated = operations.surrogate(text);
    if (!text.isWellFormed()) return;
    // Nothing is lost: what stands around the entities stands in the result.
    for (const { text: out, entities } of [redacted, surrogated]) {
      let [at, outAt] = [0, 0];
      for (const { start, end, outStart, outEnd } of [...entities, { start: text.length, outStart: out.length }]) {
        assert.equal(out.slice(outAt, outStart), text.slice(at, start));
        [at, outAt] = [end, outEnd];
      }
    }
  });
}

test('a lone surrogate comes out as U+FFFD, and offsets stay exact', () => {
  const text = '\ud83d Dr. Ottoline Wexcombe, 03/14/2024';
  const { start, end } = engine.tag(text).find((e) => e.category === 'Date');
  assert.equal(text.slice(start, end), '03/14/2024');
  assert.ok(engine.redact(text).text.startsWith('\ufffd Dr. '));
});

test('a text too large is refused', () => {
  for (const text of [times('a', 60 << 20), times('é', 16 << 20)]) {
    for (const operation of Object.values(operations)) {
      assert.throws(() => operation(text), { name: 'ScrubjayError', code: 'TEXT_TOO_LARGE' });
    }
  }
});

const WRONG = [
  ['INVALID_TEXT', () => engine.tag(undefined)],
  ['INVALID_TEXT', () => engine.redact(new String('a'))],
  ['INVALID_TEXT', () => engine.surrogate(null)],
  ['INVALID_OPTION', () => new Deidentifier(null), /options/],
  ['INVALID_OPTION', () => new Deidentifier([]), /options/],
  ['INVALID_OPTION', () => new Deidentifier({ treshold: 1 }), /treshold/],
  ['INVALID_OPTION', () => new Deidentifier({ threshold: '1' }), /threshold/],
  ['INVALID_OPTION', () => new Deidentifier({ threshold: 1.5 }), /threshold/],
  ['INVALID_OPTION', () => new Deidentifier({ thresholds: { Names: 1 } }), /thresholds/],
  ['INVALID_OPTION', () => new Deidentifier({ strictness: NaN }), /strictness/],
  ['INVALID_OPTION', () => new Deidentifier({ categories: ['Quackenthorpe'] }), /categories/],
  ['INVALID_OPTION', () => new Deidentifier({ allow: 'Quackenthorpe' }), /allow/],
  ['INVALID_OPTION', () => new Deidentifier({ allow: [() => 1] }), /plain data/],
  ['INVALID_OPTION', () => new Deidentifier({ known: [{ category: 'Patient', value: 8842199 }] }), /known/],
  ['INVALID_OPTION', () => new Deidentifier({ known: [{ category: 'Patient', name: 'Quackenthorpe' }] }), /known/],
  ['INVALID_OPTION', () => new Deidentifier({ rules: [{ category: 'Quackenthorpe' }] }), /rules/],
  ['INVALID_OPTION', () => new Deidentifier({ policy: 'Quackenthorpe' }), /policy/],
  ['INVALID_OPTION', () => new Deidentifier({ policy: { Date: 'Quackenthorpe' } }), /policy/],
  ['INVALID_OPTION', () => new Deidentifier({ surrogateLocale: 'xx-XX' }), /ocale/],
  ['INVALID_OPTION', () => new Deidentifier({ origins: 'none' }), /origins/],
  ['INVALID_OPTION', () => engine.redact('', { form: '' }), /form/],
  ['INVALID_OPTION', () => new Session({ secrets: 1 }), /secrets/],
  ['INVALID_OPTION', () => new Session({ oneWay: 1 }), /oneWay/],
  ['INVALID_FORMAT', () => engine.redact('', { format: 7 })],
  ['INVALID_FORMAT', () => engine.redact('', { format: '' })],
  ['INVALID_FORMAT', () => engine.redact('', { format: '{type}{type}' })],
  ['INVALID_SECRET', () => new Session({ secret: 'a' })],
  ['INVALID_SECRET', () => new Session({ secret: new Uint8Array(31) })],
  ['INVALID_SECRET', () => new Session().export({})],
  ['INVALID_SECRET', () => new Session().export({ key: new Uint8Array(32), passphrase: 'a' })],
  ['INVALID_SECRET', () => new Session().export({ passphrase: '' })],
  ['INVALID_SESSION', () => engine.surrogate('', {})],
  ['SESSION_UNREADABLE', () => Session.import(new Uint8Array(99), { key: new Uint8Array(32) })],
  ['SESSION_UNREADABLE', () => Session.import('a', { key: new Uint8Array(32) })],
  ['INVALID_SPAN', () => engine.surrogateOnly('abc', 'abc')],
  ['INVALID_SPAN', () => engine.surrogateOnly('abc', [{ category: 'Date', start: 0, end: 4 }])],
  ['INVALID_SPAN', () => engine.surrogateOnly('abc', [{ category: 'Date', start: 2, end: 1 }])],
  ['INVALID_SPAN', () => engine.surrogateOnly('abc', [{ category: 'Date', start: -1, end: 1 }])],
  ['INVALID_SPAN', () => engine.surrogateOnly('abc', [{ category: 'Date', start: 0.5, end: 1 }])],
  ['INVALID_SPAN', () => engine.surrogateOnly('a😀', [{ category: 'Date', start: 0, end: 2 }])],
  ['INVALID_SPAN', () => engine.surrogateOnly('abc', [null])],
  ['INVALID_CATEGORY', () => engine.surrogateOnly('abc', [{ category: 'Quackenthorpe', start: 0, end: 1 }])],
];

for (const [code, call, names] of WRONG) {
  test(`${code}: ${String(call).slice(6)}`, () => {
    assert.throws(call, (error) => {
      assert.ok(error instanceof ScrubjayError, String(error));
      assert.equal(error.code, code);
      if (names) assert.match(error.message, names);
      for (const marker of MARKERS) assert.ok(!error.message.includes(marker), error.message);
      return true;
    });
  });
}
