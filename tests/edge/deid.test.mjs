// POST /deid: the wire format, the operations, and what is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeService, PREVIEW, STABLE } from './helpers.mjs';

const { call } = fakeService();
const deid = async (body, options) => (await call('POST', '/deid', body, options)).json;
const HELLO = 'Hello, my name is John Smith.';

test('tag answers entities with three offsets, and nothing else', async () => {
  const { status, json, headers } = await call('POST', '/deid', { inputText: HELLO, operation: 'Tag' });
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
  assert.equal(headers.get('api-supported-versions'), `${STABLE}, ${PREVIEW}`);
  const at = (n) => ({ utf8: n, utf16: n, codePoint: n });
  assert.deepEqual(json, { taggerResult: { entities: [{ category: 'Patient', offset: at(18), length: at(10), text: 'John Smith', confidenceScore: 0.875 }] } });
});

test('offsets are right after astral, combining, CRLF and lone halves', async () => {
  const text = 'é\r\n👩‍⚕️ \ud800 Jose\u0301 Gómez';
  const [entity] = (await deid({ inputText: text, operation: 'Tag' })).taggerResult.entities;
  const before = text.slice(0, text.indexOf('Jose'));
  assert.deepEqual(entity.offset, { utf8: Buffer.byteLength(before), utf16: before.length, codePoint: [...before].length });
  assert.deepEqual(entity.length, { utf8: 13, utf16: 11, codePoint: 11 });
});

test('redact: formats, and the title goes with a doctor', async () => {
  const redact = async (inputText, redactionFormat) => (await deid({ inputText, operation: 'Redact', customizations: { redactionFormat } })).outputText;
  assert.equal(await redact(HELLO), 'Hello, my name is [patient].');
  assert.equal(await redact(HELLO, '*{len}'), 'Hello, my name is **********.');
  assert.equal(await redact(HELLO, '<{TYPE}>'), 'Hello, my name is <PATIENT>.');
  assert.equal(await redact(HELLO, '$&{Type}'), 'Hello, my name is $&Patient.');
  assert.equal(await redact('seen by Dr. Emily Carter on 1/2/2024', undefined), 'seen by [doctor] on [date]');
  assert.equal(await redact('AlexDr. Emily Carter', undefined), 'AlexDr. [doctor]');
  assert.equal(await redact('SSN 123-45-6789', '[{type}]'), 'SSN [socialsecurity]');
});

test('surrogate is the default, differs from call to call, and keeps the title', async () => {
  const [one, two] = [await deid({ inputText: HELLO }), await deid({ inputText: HELLO })];
  assert.match(one.outputText, /^Hello, my name is X\w+\.$/);
  assert.notEqual(one.outputText, two.outputText);
  assert.deepEqual(Object.keys(one), ['outputText']);
  assert.match((await deid({ inputText: 'by Dr. Emily Carter' })).outputText, /^by Dr\. X\w+$/);
});

test('surrogateOnly takes three encodings, unsorted spans and unknown categories', async () => {
  const text = '👩‍⚕️ John Doe was seen by Dr. Smith on 2024-01-15';
  const spans = [['Date', '2024-01-15'], ['Patient', 'John Doe'], ['Doctor', 'Dr. Smith'], ['Nonsense', 'seen']];
  for (const [encoding, count] of [['Utf8', (s) => Buffer.byteLength(s)], ['utf16', (s) => s.length], ['CodePoint', (s) => [...s].length]]) {
    const entities = spans.map(([category, value]) => ({ category, offset: count(text.slice(0, text.indexOf(value))), length: count(value) }));
    const { outputText } = await deid({ inputText: text, operation: 'SurrogateOnly', taggedEntities: { encoding, entities } });
    assert.match(outputText, /^👩‍⚕️ X\w+ was X\w+ by Dr\. X\w+ on D\w+$/, encoding);
  }
});

test('spans that overlap become one, of the longest one\'s category', async () => {
  const inputText = 'mail john@mail.example on 2024-01-15 to me';
  const entities = [['Url', 'mail.example'], ['Email', 'john@mail.example'], ['Date', '2024-01-15'], ['Phone', '2024-01'], ['Patient', '-15 to']].map(([category, value]) => ({ category, offset: inputText.indexOf(value), length: value.length }));
  const { outputText } = await deid({ inputText, operation: 'SurrogateOnly', taggedEntities: { encoding: 'CodePoint', entities } });
  assert.match(outputText, /^mail X\w+ on D\w+ me$/);
});

test('names of properties and values may have any case; the alias of the version too', async () => {
  assert.ok((await deid({ InputText: HELLO, Operation: 'tag', customizations: null, other: 1 }, { version: '2024-12-15-preview' })).taggerResult);
  assert.equal((await deid({ INPUTTEXT: HELLO, OPERATION: 'REDACT', Customizations: { RedactionFormat: 'x', INPUTLOCALE: 'FR-ca' } })).outputText, 'Hello, my name is x.');
});

test('an empty text gives an empty text', async () => {
  assert.deepEqual(await deid({ inputText: '' }), { outputText: '' });
  assert.deepEqual(await deid({ inputText: '', operation: 'Tag' }), { taggerResult: { entities: [] } });
});

const only = (entity, encoding = 'Utf16') => ({ inputText: '👩 John', operation: 'SurrogateOnly', taggedEntities: { encoding, entities: [entity].flat() } });
const span = (offset, length, text) => ({ category: 'Patient', offset, length, text });
const redactWith = (redactionFormat) => ({ inputText: HELLO, operation: 'Redact', customizations: { redactionFormat } });
const REFUSED = [
  ['no text', {}, 'InputText'],
  ['text of a wrong type', { inputText: 7 }, 'InputText'],
  ['an array', [], 'Body'],
  ['null', null, 'Body'],
  ['an unknown operation', { inputText: HELLO, operation: 'Encrypt' }, 'Operation'],
  ['an unknown locale', { inputText: HELLO, customizations: { surrogateLocale: 'xx-XX' } }, 'Customizations.SurrogateLocale'],
  ['customizations of a wrong type', { inputText: HELLO, customizations: 'x' }, 'Customizations'],
  ['a text in a prototype', JSON.parse('{"__proto__": {"inputText": "x"}}'), 'InputText'],
  ['an offset that is no integer', only(span(1.5, 2)), 'TaggedEntities.Entities[0].Offset'],
  ['an unknown encoding', only(span(0, 2), 'Utf32'), 'TaggedEntities.Encoding'],
  ['an empty format', redactWith(''), 'Customizations.RedactionFormat'],
  ['a format of 17', redactWith('x'.repeat(17)), 'Customizations.RedactionFormat'],
  ['a variable twice', redactWith('{type}{type}'), 'Customizations.RedactionFormat'],
  ['a length of nothing', redactWith('{len}'), 'Customizations.RedactionFormat'],
  ['a format without Redact', { inputText: HELLO, customizations: { redactionFormat: '[{type}]' } }, 'Customizations.RedactionFormat'],
  ['spans without entities', { inputText: HELLO, operation: 'SurrogateOnly', taggedEntities: { encoding: 'Utf8' } }, 'TaggedEntities.Entities'],
  ['SurrogateOnly without spans', { inputText: HELLO, operation: 'SurrogateOnly' }, 'TaggedEntities'],
  ['a span outside', only(span(3, 40)), 'TaggedEntities.Entities[0]'],
  ['a span inside a character', only(span(1, 3)), 'TaggedEntities.Entities[0]'],
  ['a span inside bytes', only(span(2, 3), 'Utf8'), 'TaggedEntities.Entities[0]'],
  ['an empty span', only(span(3, 0)), 'TaggedEntities.Entities[0].Length'],
  ['a negative span', only(span(-1, 2)), 'TaggedEntities.Entities[0].Offset'],
  ['a span of another text', only(span(3, 4, 'Jane')), 'TaggedEntities.Entities[0].Text'],
];
for (const [name, body, target] of REFUSED) {
  test(`refuses ${name}`, async () => {
    const { status, json, headers } = await call('POST', '/deid', body);
    assert.equal(status, 400);
    assert.equal(json.error.code, 'RequestValidationFailed');
    assert.equal(json.error.message, 'Model validation for request failed.');
    assert.deepEqual([json.error.details[0].code, json.error.details[0].target], ['FieldInvalid', target]);
    assert.deepEqual(['x-ms-error-code', 'api-supported-versions'].map((header) => headers.get(header)), [null, null]);
    assert.doesNotMatch(JSON.stringify(json), /John|Encrypt|xx-XX/);
  });
}

test('the older version knows no SurrogateOnly', async () => {
  const { status, json } = await call('POST', '/deid', only(span(3, 4)), { version: STABLE });
  assert.equal(status, 400);
  assert.equal(json.error.details[0].target, 'Operation');
});

test('refusals by the platform have their codes', async () => {
  const cases = [
    ['POST', '/deid', { raw: '{"inputText": "John' }, 400, 'InvalidJson'],
    ['POST', '/deid', { raw: new Uint8Array([0x22, 0xff, 0x22]) }, 400, 'InvalidJson'],
    ['POST', '/deid', { raw: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'UnsupportedMediaType'],
    ['POST', '/deid', { raw: '{}', headers: { 'content-encoding': 'gzip' } }, 415, 'UnsupportedMediaType'],
    ['POST', '/deid?api-version=2020-01-01', { raw: '{}' }, 400, 'ApiVersionUnsupported'],
    ['POST', '/deid', { raw: '{}', version: '' }, 400, 'MissingApiVersionParameter'],
    ['PATCH', '/deid', { raw: '{}' }, 405, 'MethodNotAllowed'],
    ['GET', '/deid/John', {}, 404, 'NotFound'],
    ['GET', '/%2e%2e/etc', {}, 404, 'NotFound'],
    ['GET', '/jobs', {}, 501, 'JobsUnavailable'],
    ['POST', '/deid', { raw: JSON.stringify({ inputText: 'x'.repeat(51_300) }) }, 413, 'RequestTooLarge'],
  ];
  for (const [method, path, options, status, code] of cases) {
    const answer = await call(method, path, method === 'GET' ? undefined : {}, options);
    assert.deepEqual([answer.status, answer.json.error.code, answer.headers.get('x-ms-error-code')], [status, code, code], `${method} ${path} ${code}`);
    assert.doesNotMatch(answer.text, /John/);
  }
});

test('the reply names the limit that was hit', async () => {
  assert.match((await call('POST', '/deid', { inputText: 'x'.repeat(60_000) })).json.error.message, /51200 bytes/);
  assert.match((await call('POST', '/deid', { inputText: 'x'.repeat(48_001) })).json.error.details[0].message, /48000/);
  const wide = fakeService({ limits: { requestBytes: 1e6, textLength: 1e6 } });
  assert.equal((await wide.call('POST', '/deid', { inputText: 'x'.repeat(60_000) })).status, 200);
});

test('a body full of faults is told some of them', async () => {
  const { status, json } = await call('POST', '/deid', only(Array.from({ length: 2_000 }, () => 7)));
  assert.deepEqual([status, json.error.details.length], [400, 50]);
});

test('an engine that fails gives no text, neither in the reply nor in the log', async (t) => {
  const log = t.mock.method(console, 'error', () => {});
  const { status, text } = await call('POST', '/deid', { inputText: '<<break>> John Smith' });
  assert.equal(status, 500);
  assert.doesNotMatch(text + JSON.stringify(log.mock.calls.map((one) => one.arguments.map(String))), /John|break/);
});
