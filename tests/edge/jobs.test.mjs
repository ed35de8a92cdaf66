// The life of a job, the same on both stores: a folder under `scrubjay serve`, and R2, a queue and Durable Objects in workerd.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { join } from 'node:path';
import { readdir, writeFile } from 'node:fs/promises';
import { caller, finished, jobBody, put, read, sleep, STABLE, startServe, temporary, until } from './helpers.mjs';
import { startWorker } from './worker.mjs';

const TOKENS = JSON.stringify({ own: 'DeID Data Owner' });

const folder = {
  name: 'folder',
  async open() {
    const dir = await temporary();
    const tokens = join(await temporary(), 'tokens.json');
    await writeFile(tokens, TOKENS);
    const serve = await startServe({ dir, args: ['--tokens', tokens], token: 'own' });
    return {
      call: serve.call,
      put: (files) => put(dir, files),
      get: (key) => read(join(dir, key)).catch(() => undefined),
      keys: async (prefix) => (await readdir(join(dir, prefix), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length,
      close: () => serve.stop(),
    };
  },
};

const worker = {
  name: 'worker',
  async open() {
    const { url, bucket, log, close } = await startWorker({ bindings: { TOKENS } });
    return {
      ...caller(fetch, url, 'own'),
      put: async (files) => {
        for (const [key, content] of Object.entries(files)) await bucket.put(key, typeof content === 'string' ? content : Uint8Array.from(content).buffer);
      },
      get: async (key) => (await bucket.get(key))?.text(),
      keys: async (prefix) => (await bucket.list({ prefix: `${prefix}/` })).objects.length,
      async close() {
        await close();
        assert.match(log(), /AHDSDeidAuditLogs/);
        assert.doesNotMatch(log(), /Smith|note%20|\/in\//);
      },
    };
  },
};

const TEXT = 'Patient John Smith was seen on 01/02/2024.\r\n';
const notes = (container, count) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`${container}/in/note ${String(n).padStart(3, '0')}.txt`, `${TEXT}Note ${n}\n`]));

for (const store of [folder, worker]) {
  describe(store.name, { concurrency: 4 }, () => {
    /** @type {Awaited<ReturnType<typeof folder.open>>} */
    let at;
    before(async () => (at = await store.open()));
    after(() => at.close());
    const documentsOf = async (name) => (await at.call('GET', `/jobs/${name}/documents`)).json.value;

    test('from its creation to its deletion', async () => {
      await at.put(notes('life', 3));
      const made = await at.call('PUT', '/jobs/life-1', jobBody({ container: 'life', from: 'in/' }));
      assert.equal(made.status, 200);
      assert.equal(made.headers.get('operation-id'), 'life-1');
      assert.match(made.headers.get('operation-location'), /^http:.*\/jobs\/life-1\?api-version=2025-07-15-preview$/);
      assert.ok(made.headers.get('retry-after'));
      assert.equal(made.json.status, 'NotStarted');
      assert.deepEqual(made.json.customizations, { surrogateLocale: 'en-US', inputLocale: 'en-US' });
      assert.deepEqual(made.json.sourceLocation, { location: 'https://account.blob.example/life', prefix: 'in/', extensions: ['*'] });
      assert.equal(made.json.targetLocation.overwrite, false);
      assert.match(made.json.createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
      assert.equal((await at.call('GET', '/jobs?maxpagesize=10')).json.value[0].name !== undefined, true);

      const job = await finished(at, 'life-1');
      assert.equal(job.status, 'Succeeded');
      const bytes = Object.values(notes('life', 3)).reduce((sum, text) => sum + text.length, 0);
      assert.deepEqual(job.summary, { successful: 3, failed: 0, canceled: 0, total: 3, bytesProcessed: bytes });
      assert.ok(job.createdAt < job.startedAt && job.startedAt < job.lastUpdatedAt);

      const page = (await at.call('GET', '/jobs/life-1/documents?maxpagesize=2')).json;
      assert.equal(page.value.length, 2);
      const link = new URL(page.nextLink);
      assert.match(page.nextLink, /^http:\/\/127\.0\.0\.1:\d+\//);
      const rest = (await at.call('GET', link.pathname + link.search)).json;
      assert.equal(rest.value.length, 1);
      assert.equal(rest.nextLink, undefined);
      assert.equal(new Set([...page.value, ...rest.value].map(({ id }) => id)).size, 3);
      const [first] = page.value;
      assert.match(first.id, /^[0-9a-f-]{36}$/);
      assert.equal(first.input.location, 'https://account.blob.example/life/in/note%20000.txt');
      assert.equal(first.output.location, 'https://account.blob.example/life/out/note%20000.txt');
      for (const { eTag, etag } of [first.input, first.output]) assert.ok(eTag && eTag === etag);
      assert.equal(first.status, 'Succeeded');

      const output = await at.get('life/out/note 000.txt');
      assert.doesNotMatch(output, /John Smith|01\/02\/2024/);
      assert.match(output, /^Patient .+ was seen on .+\.\r\nNote 0\n$/);
      // One session a job: the same person and date are the same in every document.
      assert.equal((await at.get('life/out/note 001.txt')).split('\n')[0], output.split('\n')[0]);

      assert.equal((await at.call('POST', '/jobs/life-1:cancel')).json.status, 'Succeeded');
      const gone = await at.call('DELETE', '/jobs/life-1');
      assert.deepEqual([gone.status, gone.text], [204, '']);
      const missing = await at.call('GET', '/jobs/life-1');
      assert.deepEqual([missing.status, missing.json], [404, { error: { code: 'JobNotFound', message: 'Job not found.' } }]);
      assert.equal(missing.headers.get('x-ms-error-code'), 'JobNotFound');
      for (const [method, path] of [['DELETE', '/jobs/life-1'], ['POST', '/jobs/life-1:cancel'], ['GET', '/jobs/life-1/documents']]) {
        assert.equal((await at.call(method, path)).json.error.code, 'JobNotFound');
      }
      assert.equal(await at.keys('life/out'), 3);
    });

    test('another job gives other surrogates; the older version shows no inputLocale', async () => {
      await at.put(notes('other', 1));
      for (const n of [1, 2]) {
        const body = jobBody({ container: 'other', from: 'in/', to: `out${n}/` });
        const { json } = await at.call('PUT', `/jobs/other-${n}`, body, { version: STABLE });
        assert.deepEqual(json.customizations, { surrogateLocale: 'en-US' });
        await finished(at, `other-${n}`);
      }
      assert.notEqual(await at.get('other/out1/note 000.txt'), await at.get('other/out2/note 000.txt'));
    });

    test('redact and tag; prefix by plain replacement; extensions', async () => {
      await at.put({ 'mix/patient_1/a.txt': TEXT, 'mix/patient_1/deep/b.TXT': TEXT, 'mix/patient_1/c.md': TEXT, 'mix/patient_2/d.txt': TEXT });
      const body = jobBody({ container: 'mix', from: 'patient_1', to: '_output', operation: 'Redact' });
      body.sourceLocation.extensions = ['.txt'];
      assert.deepEqual((await at.call('PUT', '/jobs/mix-1', body)).json.customizations, { redactionFormat: '[{type}]', surrogateLocale: null, inputLocale: 'en-US' });
      assert.equal((await finished(at, 'mix-1')).summary.total, 2);
      assert.equal(await at.get('mix/_output/a.txt'), 'Patient [patient] was seen on [date].\r\n');
      assert.equal(await at.get('mix/_output/deep/b.TXT'), 'Patient [patient] was seen on [date].\r\n');
      await at.call('PUT', '/jobs/mix-2', jobBody({ container: 'mix', from: 'patient_2', to: 'tags', operation: 'tag' }));
      await finished(at, 'mix-2');
      assert.equal(JSON.parse(await at.get('mix/tags/d.txt')).taggerResult.entities[0].text, 'John Smith');
    });

    test('a document that can not be processed fails alone', async () => {
      await at.put({ 'bad/in/latin.txt': Buffer.from([0x4a, 0xe9]), 'bad/in/large.txt': Buffer.alloc(2 * 1024 * 1024 + 1, 65), 'bad/in/good.txt': TEXT, 'bad/in/taken.txt': TEXT, 'bad/out/taken.txt': 'mine' });
      await at.call('PUT', '/jobs/bad-1', jobBody({ container: 'bad', from: 'in/' }));
      const job = await finished(at, 'bad-1');
      assert.deepEqual([job.status, job.summary], ['Succeeded', { successful: 1, failed: 3, canceled: 0, total: 4, bytesProcessed: TEXT.length }]);
      const faults = Object.fromEntries((await documentsOf('bad-1')).map(({ input, error, output }) => [input.location.split('/').at(-1), [error?.code, Boolean(output)]]));
      assert.deepEqual(faults, { 'latin.txt': ['FileNotUtf8', false], 'large.txt': ['FileTooLarge', false], 'good.txt': [undefined, true], 'taken.txt': ['TargetExists', false] });
      assert.equal(await at.get('bad/out/taken.txt'), 'mine');
      assert.equal(await at.get('bad/out/latin.txt'), undefined);

      await at.call('PUT', '/jobs/bad-2', jobBody({ container: 'bad', from: 'in/taken' , to: 'out/taken' }, { overwrite: true }));
      await finished(at, 'bad-2');
      assert.match(await at.get('bad/out/taken.txt'), /^Patient/);
      await at.call('PUT', '/jobs/bad-3', jobBody({ container: 'bad', from: 'in/latin' }));
      const failed = await finished(at, 'bad-3');
      assert.deepEqual([failed.status, failed.error.code], ['Failed', 'AllDocumentsFailed']);
    });

    test('an output never takes the place of a source, nor leaves the container', async () => {
      await at.put({ 'over/in/a.txt': TEXT, 'over/in/x/a.txt': TEXT, 'over/dots./a.txt': TEXT });
      await at.call('PUT', '/jobs/over-1', jobBody({ container: 'over', from: 'in/', to: 'in/' }, { overwrite: true }));
      assert.equal((await finished(at, 'over-1')).status, 'Failed');
      await at.call('PUT', '/jobs/over-2', jobBody({ container: 'over', from: 'in/', to: 'in/x/' }, { overwrite: true }));
      assert.deepEqual((await finished(at, 'over-2')).summary.failed, 1);
      assert.equal((await documentsOf('over-2'))[0].error.code, 'TargetIsSource');
      assert.equal(await at.get('over/in/a.txt'), TEXT);
      await at.call('PUT', '/jobs/over-3', jobBody({ container: 'over', from: 'dots', to: '' }));
      await finished(at, 'over-3');
      assert.equal((await documentsOf('over-3'))[0].error.code, 'TargetInvalid');
    });

    test('no documents: EmptyJob', async () => {
      await at.put(notes('empty', 1));
      await at.call('PUT', '/jobs/empty-1', jobBody({ container: 'empty', from: 'no_files_in_this_folder' }));
      const job = await finished(at, 'empty-1');
      assert.deepEqual([job.status, job.error], ['Failed', { code: 'EmptyJob', message: 'No files found in the source location with specified prefix.' }]);
    });

    test('a name is taken once; the same request sent again is no second job', async () => {
      await at.put(notes('name', 1));
      const body = jobBody({ container: 'name', from: 'in/' });
      const headers = { 'x-ms-client-request-id': crypto.randomUUID() };
      const first = await at.call('PUT', '/jobs/name-1', body, { headers });
      const again = await at.call('PUT', '/jobs/name-1', body, { headers });
      assert.deepEqual([again.status, again.json.createdAt], [200, first.json.createdAt]);
      const taken = await at.call('PUT', '/jobs/name-1', body);
      assert.deepEqual([taken.status, taken.json.error.code], [409, 'JobAlreadyExists']);
      const changed = await at.call('PUT', '/jobs/name-1', { ...body, operation: 'Tag' }, { headers });
      assert.equal(changed.status, 409);
      await finished(at, 'name-1');
    });

    test('cancel stops a job, and what was done is counted', async () => {
      await at.put(notes('cancel', 400));
      await at.call('PUT', '/jobs/cancel-1', jobBody({ container: 'cancel', from: 'in/' }));
      const { status, json } = await at.call('POST', '/jobs/cancel-1:cancel', undefined, { headers: { 'content-length': '0' } });
      assert.deepEqual([status, json.status], [200, 'Canceled']);
      await sleep(1500);
      const job = (await at.call('GET', '/jobs/cancel-1')).json;
      assert.equal(job.status, 'Canceled');
      const { successful = 0, failed = 0, canceled = 0, total = 0 } = job.summary ?? {};
      assert.equal(successful + failed + canceled, total);
      assert.equal(await at.keys('cancel/out').catch(() => 0), successful);
      assert.equal((await at.call('DELETE', '/jobs/cancel-1')).status, 204);
    });

    test('the list is newest first, in pages', async () => {
      await at.put(notes('list', 1));
      for (const n of [1, 2, 3]) await at.call('PUT', `/jobs/list-${n}`, jobBody({ container: 'list', from: 'in/', to: `out${n}/` }));
      const names = [];
      for (let path = '/jobs?maxpagesize=2'; path; ) {
        const { json } = await at.call('GET', path);
        assert.ok(json.value.length <= 2);
        names.push(...json.value.map(({ name }) => name));
        path = json.nextLink && new URL(json.nextLink).pathname + new URL(json.nextLink).search;
      }
      const mine = names.filter((name) => name.startsWith('list-'));
      assert.deepEqual(mine, ['list-3', 'list-2', 'list-1']);
      assert.equal(new Set(names).size, names.length);
    });

    test('many ask for the same name at once: one gets it', async () => {
      await at.put(notes('race', 1));
      const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => at.call('PUT', '/jobs/race-1', jobBody({ container: 'race', from: 'in/', to: `out${n}/` }))));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409, 409, 409, 409]);
      const { targetLocation } = answers.find(({ status }) => status === 200).json;
      await finished(at, 'race-1');
      assert.deepEqual((await at.call('GET', '/jobs/race-1')).json.targetLocation, targetLocation);
      assert.equal(await at.keys(`race/${targetLocation.prefix.slice(0, -1)}`), 1);
    });

    test('deleted and made at once: one of each, and no fault', async () => {
      await at.put(notes('anew', 1));
      const body = jobBody({ container: 'anew', from: 'in/' }, { overwrite: true });
      await at.call('PUT', '/jobs/anew-1', body);
      for (let n = 0; n < 5; n++) {
        const answers = await Promise.all([['DELETE'], ['PUT', body], ['DELETE'], ['GET']].map(([method, content]) => at.call(method, '/jobs/anew-1', content)));
        assert.ok(answers.every(({ status }) => status < 500), answers.map(({ status }) => status).join());
        await at.call('PUT', '/jobs/anew-1', body);
        assert.equal((await finished(at, 'anew-1')).status, 'Succeeded');
        assert.equal((await at.call('GET', '/jobs')).json.value.filter(({ name }) => name === 'anew-1').length, 1);
      }
    });

    test('names of documents are taken as they are, and written so that they are addresses', async () => {
      const names = ['ä b#1?.txt', '100%.txt', '%2e%2e.txt', "a'b&c+d.txt", '日本/メモ.txt'];
      await at.put({ ...Object.fromEntries(names.map((name) => [`odd/in/${name}`, TEXT])), 'odd/secret.txt': TEXT });
      await at.call('PUT', '/jobs/odd-1', jobBody({ container: 'odd', from: 'in/' }));
      assert.equal((await finished(at, 'odd-1')).summary.successful, names.length);
      for (const { input, output } of await documentsOf('odd-1')) {
        const [from, to] = [input, output].map(({ location }) => decodeURIComponent(new URL(location).pathname));
        assert.ok(names.includes(from.replace('/odd/in/', '')) && to === from.replace('/in/', '/out/'), from);
        assert.match(await at.get(to.slice(1)), /^Patient /);
      }
      await at.call('PUT', '/jobs/odd-2', jobBody({ container: 'odd', from: 'in/%2e%2e%2f' }));
      assert.equal((await finished(at, 'odd-2')).error.code, 'EmptyJob');
    });

    test('properties in any letter case; extensions as patterns; empty texts and byte order marks', async () => {
      await at.put({ 'case/in/empty.txt': '', 'case/in/mark.txt': `\ufeff${TEXT}`, 'case/in/none': TEXT });
      const location = 'https://account.blob.example/case';
      const body = { Operation: 'redact', SOURCELOCATION: { Location: location, Prefix: 'in/', Extensions: ['*.*'] }, targetlocation: { LOCATION: location, PREFIX: 'out/', Overwrite: null }, Customizations: { RedactionFormat: 'x' } };
      assert.equal((await at.call('PUT', '/jobs/case-1', body)).status, 200);
      assert.deepEqual((await finished(at, 'case-1')).summary, { successful: 3, failed: 0, canceled: 0, total: 3, bytesProcessed: 2 * TEXT.length + 3 });
      assert.equal(await at.get('case/out/empty.txt'), '');
      assert.equal(await at.get('case/out/mark.txt'), '\ufeffPatient x was seen on x.\r\n');
    });

    test('a job that is over stays as it is: canceled and failed too', async () => {
      await at.put(notes('over-too', 60));
      await at.call('PUT', '/jobs/stays-1', jobBody({ container: 'over-too', from: 'in/' }));
      await at.call('POST', '/jobs/stays-1:cancel');
      await at.call('PUT', '/jobs/stays-2', jobBody({ container: 'over-too', from: 'none' }));
      await finished(at, 'stays-2');
      for (const name of ['stays-1', 'stays-2']) {
        const { json } = await at.call('GET', `/jobs/${name}`);
        const again = await at.call('POST', `/jobs/${name}:cancel`);
        assert.deepEqual([again.status, again.json], [200, json]);
      }
      const { summary } = (await at.call('GET', '/jobs/stays-1')).json;
      const canceled = (await documentsOf('stays-1')).filter(({ status }) => status === 'Canceled');
      assert.equal(canceled.length, summary?.canceled ?? 0);
      assert.ok(canceled.every(({ output, error }) => !output && !error));
    });

    test('what a job may not be', async () => {
      const body = jobBody();
      const source = (change) => ({ ...body, sourceLocation: { ...body.sourceLocation, ...change } });
      const target = (change) => ({ ...body, targetLocation: { ...body.targetLocation, ...change } });
      const cases = [
        [source({ location: 'FakeStorageLocation' }), 'SourceLocation.Location'],
        [source({ location: 'ftp://host/container' }), 'SourceLocation.Location'],
        [source({ location: 'https://host/' }), 'SourceLocation.Location'],
        [source({ location: 'https://host/a/b' }), 'SourceLocation.Location'],
        [source({ location: 'https://host/..' }), 'SourceLocation.Location'],
        [source({ location: 'https://host/%2e%2e' }), 'SourceLocation.Location'],
        [source({ location: 'https://host/a%2Fb' }), 'SourceLocation.Location'],
        [source({ location: 'https://host/a%00' }), 'SourceLocation.Location'],
        [source({ location: 'https://host/.scrubjay' }), 'SourceLocation.Location'],
        [source({ location: 'https://host/a?sig=secret' }), 'SourceLocation.Location'],
        [source({ prefix: '../other/' }), 'SourceLocation.Prefix'],
        [source({ prefix: '/etc' }), 'SourceLocation.Prefix'],
        [source({ prefix: 'a/../../b' }), 'SourceLocation.Prefix'],
        [source({ prefix: 'a\\..\\b' }), 'SourceLocation.Prefix'],
        [source({ prefix: 'a\0b' }), 'SourceLocation.Prefix'],
        [source({ prefix: 'x'.repeat(1025) }), 'SourceLocation.Prefix'],
        [source({ prefix: undefined }), 'SourceLocation.Prefix'],
        [source({ extensions: [] }), 'SourceLocation.Extensions'],
        [target({ prefix: '..' }), 'TargetLocation.Prefix'],
        [target({ overwrite: 'yes' }), 'TargetLocation.Overwrite'],
        [{ ...body, operation: 'SurrogateOnly' }, 'Operation'],
        [{ ...body, operation: 'Redact', customizations: { redactionFormat: '{len}' } }, 'Customizations.RedactionFormat'],
        [{ targetLocation: body.targetLocation }, 'SourceLocation'],
      ];
      for (const [each, field] of cases) {
        const { status, json } = await at.call('PUT', '/jobs/never', each);
        assert.deepEqual([status, json.error.code, json.error.details?.[0].target], [400, 'RequestValidationFailed', field], JSON.stringify(each));
      }
      assert.equal((await at.call('PUT', '/jobs/never', source({ location: 'x' }), { version: STABLE })).json.error.details[0].message, 'Location must be a valid URI.');
      for (const name of ['ab', '-ab', 'ab-', 'a'.repeat(37), 'a%2Fb', '..%2F..%2Fetc', 'a%00b', 'a.b', '%zz']) {
        assert.equal((await at.call('PUT', `/jobs/${name}`, body)).status, 400, name);
      }
      for (const query of ['maxpagesize=0', 'maxpagesize=x', 'maxpagesize=-1', 'maxpagesize=1.5', 'continuationToken=%25', 'continuationToken=Li4%3D']) {
        assert.equal((await at.call('GET', `/jobs?${query}`)).status, 400, query);
      }
      assert.equal((await at.call('GET', '/jobs/never')).status, 404);
      // A token that points beyond the end, and a page larger than any.
      const beyond = btoa('9'.repeat(20)).replaceAll('=', '%3D');
      assert.deepEqual((await at.call('GET', `/jobs?maxpagesize=99999999&continuationToken=${btoa('0')}`)).json, { value: [] });
      await at.put(notes('beyond', 1));
      await at.call('PUT', '/jobs/beyond', jobBody({ container: 'beyond', from: 'in/' }));
      await finished(at, 'beyond');
      assert.deepEqual((await at.call('GET', `/jobs/beyond/documents?continuationToken=${beyond}`)).json, { value: [] });
    });
  });
}
