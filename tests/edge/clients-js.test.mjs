// The JavaScript SDKs against both deployments: the engine of @azure-rest/health-deidentification (that package is a thin
// layer of types over it, rebuilt here), and @azure/ai-language-text.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { getClient } from '@azure-rest/core-client';
import { AzureKeyCredential, TextAnalysisClient } from '@azure/ai-language-text';
import { createHttpPoller } from '@azure/core-lro';
import { jobBody } from './helpers.mjs';
import { DOCUMENTS, TARGETS } from './targets.mjs';

function createClient(url, token, version) {
  const client = getClient(url, undefined, { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } });
  client.pipeline.removePolicy({ name: 'ApiVersionPolicy' });
  client.pipeline.addPolicy({
    name: 'ClientApiVersionPolicy',
    sendRequest(request, next) {
      const url = new URL(request.url);
      if (!url.searchParams.get('api-version')) request.url = `${request.url}${url.search ? '&' : '?'}api-version=${version}`;
      request.headers.set('authorization', `Bearer ${token}`);
      return next(request);
    },
  });
  return client;
}

const lroResponse = (response) => ({ flatResponse: response, rawResponse: { ...response, statusCode: Number(response.status), body: response.body } });

/** As `getLongRunningPoller` of the SDK. */
const poller = (client, initial) =>
  createHttpPoller(
    {
      sendInitialRequest: async () => lroResponse(initial),
      sendPollRequest: async (path) => lroResponse(await client.pathUnchecked(path ?? initial.request.url).get()),
    },
    { intervalInMs: 50, resolveOnUnsuccessful: true },
  );

for (const [name, open] of Object.entries(TARGETS)) {
  describe(`JavaScript clients, ${name}`, () => {
    let at;
    before(async () => (at = await open()));
    after(() => at.close());

    for (const version of ['2024-11-15', '2025-07-15-preview']) {
      test(`every operation on a text, ${version}`, async () => {
        const client = createClient(at.url, 'own', version);
        const deid = async (body) => client.path('/deid').post({ body });
        const inputText = 'Hello, my name is John Smith.';
        const tag = await deid({ inputText, operation: 'Tag' });
        assert.equal(tag.status, '200');
        assert.equal(tag.body.outputText, undefined);
        assert.match(tag.body.taggerResult.entities[0].category, /^(Doctor|Patient)$/);
        assert.deepEqual([tag.body.taggerResult.entities[0].offset.utf16, tag.body.taggerResult.entities[0].length.codePoint, tag.body.taggerResult.entities[0].text], [18, 10, 'John Smith']);
        const redact = await deid({ inputText, operation: 'Redact', customizations: { redactionFormat: '*{len}' } });
        assert.equal(redact.body.outputText, 'Hello, my name is **********.');
        for (const operation of ['Surrogate', undefined]) {
          const { body } = await deid({ inputText, operation });
          assert.match(body.outputText, /^Hello, my name is (?!John Smith)[^[]+\.$/);
          assert.equal(body.taggerResult, undefined);
        }
        const entities = [{ category: 'Patient', offset: 18, length: 10 }];
        const only = await deid({ inputText, operation: 'SurrogateOnly', taggedEntities: { encoding: 'utf8', entities } });
        assert.equal(only.status, version === '2024-11-15' ? '400' : '200');
        if (only.status === '200') assert.match(only.body.outputText, /^Hello, my name is (?!John Smith)[^[]+\.$/);
      });

      test(`the whole life of a job, ${version}`, async () => {
        const client = createClient(at.url, 'own', version);
        const job = `js-${version}`;
        const path = client.path('/jobs/{name}', job);
        const body = jobBody({ container: 'patients', from: 'example_patient_1', to: `_js${version}` }, { overwrite: true });
        const initial = await path.put({ body });
        assert.equal(initial.status, '200');
        const { body: list } = await client.path('/jobs').get({ queryParameters: { maxpagesize: 10 } });
        assert.ok(list.value.some((each) => each.name === job));
        const done = await poller(client, initial).pollUntilDone();
        assert.equal(done.body.status, 'Succeeded');
        const bytesProcessed = Object.values(DOCUMENTS).reduce((sum, text) => sum + text.length, 0);
        assert.deepEqual(done.body.summary, { successful: 3, failed: 0, canceled: 0, total: 3, bytesProcessed });
        assert.ok(done.body.startedAt > done.body.createdAt && done.body.lastUpdatedAt > done.body.startedAt);
        assert.equal(done.body.customizations.surrogateLocale, 'en-US');

        const documents = [];
        let page = await client.path('/jobs/{name}/documents', job).get({ queryParameters: { maxpagesize: 2 } });
        const sizes = [page.body.value.length];
        for (documents.push(...page.body.value); page.body.nextLink; documents.push(...page.body.value)) {
          page = await client.pathUnchecked(page.body.nextLink).get();
          sizes.push(page.body.value.length);
        }
        assert.deepEqual(sizes, [2, 1]);
        assert.equal(new Set(documents.map(({ id }) => id)).size, 3);
        for (const { id, input, output, status } of documents) {
          assert.equal(id.length, 36);
          assert.ok(input.location.includes('example_patient_1') && output.location.includes(`_js${version}`));
          assert.equal(status, 'Succeeded');
        }
        assert.equal((await client.path('/jobs/{name}:cancel', job).post()).body.status, 'Succeeded');
        assert.equal((await path.delete()).status, '204');
        assert.equal((await path.get()).status, '404');
      });
    }

    test('a job without documents resolves as failed; a false location and a false token are refused', async () => {
      const client = createClient(at.url, 'own', '2025-07-15-preview');
      const body = jobBody({ container: 'patients', from: 'no_files_in_this_folder', to: '_none' });
      const done = await poller(client, await client.path('/jobs/{name}', 'js-empty').put({ body })).pollUntilDone();
      assert.deepEqual([done.body.status, done.body.error.code], ['Failed', 'EmptyJob']);
      const refused = await client.path('/jobs/{name}', 'js-false').put({ body: { ...body, sourceLocation: { location: 'FakeStorageLocation', prefix: 'x' } } });
      assert.equal(refused.status, '400');
      assert.equal((await createClient(at.url, 'false', '2025-07-15-preview').path('/jobs').get()).status, '401');
    });

    test('Azure AI Language', async () => {
      const client = new TextAnalysisClient(at.url, new AzureKeyCredential('own'), { allowInsecureConnection: true });
      const text = '👩‍⚕️ I am John Smith, call 555-867-5309.';
      const [one, two] = await client.analyze('PiiEntityRecognition', [{ id: '1', language: 'en', text }, { id: '2', language: 'en', text: '' }], { domainFilter: 'phi', stringIndexType: 'Utf16CodeUnit' });
      const [person] = one.entities;
      assert.deepEqual([person.category, person.text, text.slice(person.offset, person.offset + person.length)], ['Person', 'John Smith', 'John Smith']);
      assert.equal(one.redactedText, '👩‍⚕️ I am **********, call ************.');
      assert.equal(two.error.code, 'InvalidDocument');
    });
  });
}
