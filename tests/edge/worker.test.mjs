// What only the Worker can meet: messages that come twice or too late, a bucket that fails, missing tokens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { caller, finished, jobBody, until } from './helpers.mjs';
import { startWorker, wrangler } from './worker.mjs';

const TOKENS = JSON.stringify({ own: 'DeID Data Owner' });
const TEXT = 'Patient John Smith was seen on 01/02/2024.\n';
let at;
before(async () => {
  const worker = await startWorker({ bindings: { TOKENS } });
  at = { ...worker, ...caller(fetch, worker.url, 'own') };
});
after(() => at.close());

test('a message that comes often counts once and writes once', async () => {
  for (let n = 0; n < 24; n++) await at.bucket.put(`twice/in/${n}.txt`, TEXT);
  await at.call('PUT', '/jobs/twice', jobBody({ container: 'twice', from: 'in/' }));
  await until(async () => (await at.call('GET', '/jobs/twice')).json.status === 'Running');
  const message = { job: 'twice', first: 1, last: 24 };
  await Promise.all([at.deliver([message, message]), at.deliver([message]), at.deliver([{ job: 'twice', first: 5, last: 9 }])]);
  const job = await finished(at, 'twice');
  assert.deepEqual([job.status, job.summary], ['Succeeded', { successful: 24, failed: 0, canceled: 0, total: 24, bytesProcessed: 24 * TEXT.length }]);
  const written = new Map((await at.bucket.list({ prefix: 'twice/out/' })).objects.map(({ key, etag, uploaded }) => [key, etag + uploaded.getTime()]));
  assert.equal(written.size, 24);
  assert.equal(new Set([...written.values()].map((etag) => etag.slice(0, 32))).size, 1);

  const { outcome } = await at.deliver([message, { job: 'never-was', first: 1, last: 9 }]);
  assert.equal(outcome, 'ok');
  assert.deepEqual((await at.call('GET', '/jobs/twice')).json, job);
  for (const { key, etag, uploaded } of (await at.bucket.list({ prefix: 'twice/out/' })).objects) assert.equal(written.get(key), etag + uploaded.getTime());
});

test('messages of a job that was deleted, and of one that took its name, do no harm', async () => {
  for (let n = 0; n < 3; n++) await at.bucket.put(`again/in/${n}.txt`, TEXT);
  const message = { job: 'again', first: 1, last: 3 };
  for (const to of ['one/', 'two/']) {
    await at.call('PUT', '/jobs/again', jobBody({ container: 'again', from: 'in/', to }));
    await at.deliver([message]);
    assert.equal((await finished(at, 'again')).summary.successful, 3);
    assert.equal((await at.call('DELETE', '/jobs/again')).status, 204);
    await at.deliver([message]);
  }
  assert.equal((await at.bucket.list({ prefix: 'again/two/' })).objects.length, 3);
});

test('a document that vanished after the listing', async () => {
  await at.bucket.put('gone/in/a.txt', TEXT);
  await at.bucket.put('gone/in/b.txt', TEXT);
  await at.call('PUT', '/jobs/gone', jobBody({ container: 'gone', from: 'in/' }));
  await until(async () => (await at.call('GET', '/jobs/gone')).json.summary?.total === 2);
  await at.bucket.delete('gone/in/b.txt');
  const job = await finished(at, 'gone');
  assert.deepEqual([job.status, job.summary.successful, job.summary.failed], ['Succeeded', 1, 1]);
  const { value } = (await at.call('GET', '/jobs/gone/documents')).json;
  assert.equal(value[1].error.code, 'FileNotFound');
});

test('two hundred requests at once', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => at.call('POST', '/deid', { inputText: `${n} John Smith`, operation: 'Redact' })));
  for (const [n, { status, json }] of answers.entries()) assert.deepEqual([status, json.outputText.includes('John Smith')], [200, false], `${n}`);
});

test('messages that are lost are sent again, and a document that is always lost fails', async () => {
  const source = `
    import { createWorker, Job as Template, JobIndex } from 'scrubjay/edge/cloudflare';
    export { JobIndex };
    export class Job extends Template { static silence = 400; }
    const worker = createWorker();
    let lost = 0;
    const keep = ({ body }) => body.job === 'never' ? false : lost++ > 0;
    export default { ...worker, queue: ({ messages }, env) => worker.queue({ messages: messages.filter(keep) }, env) };`;
  const worker = await startWorker({ bindings: { TOKENS }, entry: { source } });
  const lossy = caller(fetch, worker.url, 'own');
  for (let n = 0; n < 20; n++) await worker.bucket.put(`lossy/in/${n}.txt`, TEXT);
  for (const name of ['late', 'never']) await lossy.call('PUT', `/jobs/${name}`, jobBody({ container: 'lossy', from: 'in/', to: `${name}/` }));
  assert.equal((await finished(lossy, 'late')).summary.successful, 20);
  const { status, summary } = await finished(lossy, 'never');
  assert.deepEqual([status, summary.failed], ['Failed', 20]);
  assert.equal((await lossy.call('GET', '/jobs/never/documents')).json.value[0].error.code, 'ProcessingFailed');
  await worker.close();
});

for (const [name, bindings] of Object.entries({ missing: {}, broken: { TOKENS: '{"own"' }, wrong: { TOKENS: '{"own":"Boss"}' } })) {
  test(`without tokens (${name}) no service`, async () => {
    const closed = await startWorker({ bindings });
    const { status, json } = await caller(fetch, closed.url, 'own').call('POST', '/deid', { inputText: 'x' });
    assert.deepEqual([status, json.error.code], [503, 'ServiceMisconfigured']);
    await closed.close();
  });
}

test('RATE_LIMIT limits', async () => {
  const limited = await startWorker({ bindings: { TOKENS, RATE_LIMIT: '2' } });
  const { call } = caller(fetch, limited.url, 'own');
  const answers = await Promise.all([1, 2, 3].map(() => call('GET', '/jobs')));
  assert.equal(answers.filter(({ status }) => status === 429).length, 1);
  await limited.close();
});

test('the template names every binding it needs', async () => {
  const config = await wrangler();
  assert.deepEqual(Object.keys(config).sort(), ['$schema', 'compatibility_date', 'durable_objects', 'main', 'migrations', 'name', 'observability', 'queues', 'r2_buckets', 'vars']);
});
