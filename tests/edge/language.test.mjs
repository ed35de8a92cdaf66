// POST /language/:analyze-text: units, policies, filters and refusals.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeService } from './helpers.mjs';

const { call } = fakeService();
const VERSION = '2026-05-01';
const TEXT = 'Jane Doe called John Smith at 555-867-5309; John Smith was out on 1/2/2024';

async function analyze(text, parameters, version = VERSION) {
  const { status, json } = await call('POST', '/language/:analyze-text', { kind: 'PiiEntityRecognition', parameters, analysisInput: { documents: [{ id: '1', language: 'en', text }] } }, { version });
  assert.equal(status, 200, JSON.stringify(json));
  return json.results.documents[0];
}

test('the default policy keeps offsets in the unit of the request', async () => {
  const text = '👩‍⚕️ John Smith 😀 1/2/2024';
  for (const [stringIndexType, offset, second] of [[undefined, 2, 15], ['UnicodeCodePoint', 5, 18], ['Utf16CodeUnit', 6, 20]]) {
    const { entities, redactedText } = await analyze(text, stringIndexType && { stringIndexType });
    assert.deepEqual(entities.map((entity) => entity.offset), [offset, second], stringIndexType);
    assert.deepEqual(entities[0], { text: 'John Smith', category: 'Person', confidenceScore: 0.875, offset, length: 10 });
    assert.equal(redactedText, '👩‍⚕️ ********** 😀 ********');
  }
});

test('the four policies, alone and combined', async () => {
  const under = async (...redactionPolicies) => analyze(TEXT, { redactionPolicies });
  assert.equal((await under({ policyKind: 'characterMask', redactionCharacter: '-', unmaskLength: 4 })).redactedText, '---- Doe called ------mith at --------5309; ------mith was out on ----2024');
  assert.match((await under({ policyKind: 'characterMask', unmaskLength: 2, unmaskFromEnd: false })).redactedText, /^Ja\*{6} called Jo\*{8} /);
  const masked = await under({ policyKind: 'entityMask' });
  assert.equal(masked.redactedText, '[PERSON_1] called [PERSON_2] at [PHONENUMBER_1]; [PERSON_2] was out on [DATE_1]');
  for (const { mask, maskOffset, maskLength } of masked.entities) assert.equal(masked.redactedText.slice(maskOffset, maskOffset + maskLength), mask);
  const synthetic = await under({ policyKind: 'syntheticReplacement' });
  assert.match(synthetic.redactedText, /^X\w+ called (X\w+) at X\w+; \1 was out on D\w+$/);
  const open = await under({ policyKind: 'noMask' });
  assert.deepEqual(['redactedText' in open, open.entities.length], [false, 5]);
  const both = await under({ policyKind: 'entityMask', entityTypes: ['Person'] }, { policyKind: 'syntheticReplacement', entityTypes: ['Date'] }, { policyKind: 'characterMask', isDefaultPolicy: true, redactionCharacter: '#' });
  assert.match(both.redactedText, /^\[PERSON_1\] called \[PERSON_2\] at #{12}; \[PERSON_2\] was out on D\w+$/);
  assert.match((await analyze(TEXT, { redactionPolicy: { policyKind: 'MaskWithEntityType' } }, '2024-11-15-preview')).redactedText, /^\[PERSON_1\]/);
});

test('filters: categories in and out, values, thresholds', async () => {
  const found = async (parameters) => (await analyze(TEXT, parameters)).entities.map(({ category, text }) => `${category}:${text}`);
  assert.deepEqual(await found({ piiCategories: ['phonenumber'] }), ['PhoneNumber:555-867-5309']);
  assert.equal((await found({ piiCategories: ['All'] })).length, 5);
  assert.equal((await found({ excludePiiCategories: ['Person'] })).length, 2);
  assert.deepEqual(await found({ valueExclusionPolicy: { excludedValues: ['john smith', 'Jane'] }, piiCategories: ['Person'] }), ['Person:Jane Doe']);
  assert.equal((await found({ valueExclusionPolicy: { caseSensitive: true, excludedValues: ['john smith'] } })).length, 5);
  assert.deepEqual(await found({ confidenceScoreThreshold: { default: 0.9, overrides: [{ entity: 'Date', value: 0.5 }] } }), ['Date:1/2/2024']);
});

test('synonyms: a word of the caller announces an entity', async () => {
  const account = [{ entityType: 'USBankAccountNumber', synonyms: [{ synonym: 'FAN', language: 'en' }, { synonym: 'R.A.N', language: 'en' }, { synonym: 'KTO', language: 'de' }] }];
  const found = async (text, entitySynonyms = account) => (await analyze(text, { entitySynonyms })).entities.map(({ category, text, offset }) => [category, text, offset]);
  assert.deepEqual(await found('My FAN is 281314478878.'), [['USBankAccountNumber', '281314478878', 10]]);
  assert.deepEqual(await found('My bank account number is 281314478873.'), [['USBankAccountNumber', '281314478873', 26]]);
  const two = "👩‍⚕️ My fan is 281314478878 and John Smith's R.A.N is 281314478879 ";
  assert.deepEqual(await found(two), [['USBankAccountNumber', '281314478878', 12], ['Person', 'John Smith', 29], ['USBankAccountNumber', '281314478879', 51]]);
  assert.match((await analyze(two, { entitySynonyms: account, redactionPolicies: [{ policyKind: 'entityMask' }] })).redactedText, /My fan is \[USBANKACCOUNTNUMBER_1\] and \[PERSON_1\]'s R\.A\.N is \[USBANKACCOUNTNUMBER_2\] $/);
  // The label is no part of what it announces; the words of another language, or inside a word, announce nothing.
  assert.deepEqual(await found('at klinik  Larkmoor on 1/2/2024', [{ entityType: 'hospital', synonyms: [{ synonym: 'Klinik' }] }]), [['Organization', 'Larkmoor', 11], ['Date', '1/2/2024', 23]]);
  assert.deepEqual(await found('My KTO is 281314478878, my FANS is 1.'), []);
  assert.equal((await call('POST', '/language/:analyze-text', { kind: 'PiiEntityRecognition', parameters: { entitySynonyms: [{ entityType: 'x' }] }, analysisInput: { documents: [{ id: '1', text: 'x' }] } }, { version: VERSION })).status, 400);
});

test('refusals', async () => {
  const ask = (body, options = { version: VERSION }) => call('POST', '/language/:analyze-text', body, options);
  const of = (documents, more) => ({ kind: 'PiiEntityRecognition', analysisInput: { documents }, ...more });
  const one = { id: '1', text: 'x' };
  assert.equal((await ask({ ...of([one]), kind: 'SentimentAnalysis' })).json.error.code, 'InvalidRequest');
  assert.equal((await ask(of([]))).status, 400);
  assert.match((await ask(of(Array.from({ length: 6 }, (_, n) => ({ ...one, id: `${n}` }))))).json.error.details[0].message, /at most 5/);
  assert.equal((await ask(of([one], { parameters: { redactionPolicies: [{ policyKind: 'shred' }] } }))).status, 400);
  assert.equal((await ask(of([one], { parameters: { redactionPolicies: [{ policyKind: 'characterMask', redactionCharacter: 'x' }] } }))).status, 400);
  assert.equal((await ask(of([one]), { version: '' })).json.error.code, 'MissingApiVersionParameter');
  assert.equal((await ask(of([one]), { version: 'latest' })).json.error.code, 'ApiVersionUnsupported');
  assert.match((await ask(of([{ id: '1', text: 'x'.repeat(1024 * 1024) }]))).json.error.message, /1048576 bytes/);
  const { json } = await ask(of([one, one, { id: '2', text: '' }, { id: '3', text: 'x'.repeat(5_121) }, { id: '4', text: 'x', language: 'tlh' }]));
  assert.deepEqual(json.results.errors.map(({ id, error }) => [id, error.innererror.code]), [['1', 'InvalidDocument'], ['2', 'InvalidDocument'], ['3', 'InvalidDocument'], ['4', 'UnsupportedLanguageCode']]);
  assert.equal(json.results.documents.length, 1);
});
