// What only the Worker can meet: messages that come twice or too late, a bucket that fails, missing tokens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { caller, finished, jobBody, sleep, until } from './helpers.mjs';
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
    import { createWorker, Job as Template } from 'scrubjay/edge/cloudflare';
    export { JobIndex, Rate, Totals } from 'scrubjay/edge/cloudflare';
    export class Job extends Template { static silence = 400; }
    const worker = createWorker();
    let lost = 0;
    const keep = ({ body }) => body.job === 'never' ? false : lost++ > 0;
    export default { ...worker, queue: ({ messages }, env, ctx) => worker.queue({ messages: messages.filter(keep) }, env, ctx) };`;
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

test('isolates count together: the rate of a caller, and the metrics', async () => {
  // Each request gets a Worker of its own, as if it came to another isolate.
  const source = `
    import { createWorker } from 'scrubjay/edge/cloudflare';
    export { Job, JobIndex, Rate, Totals } from 'scrubjay/edge/cloudflare';
    export default { fetch: (...request) => createWorker().fetch(...request), queue() {} };`;
  const limited = await startWorker({ bindings: { TOKENS: JSON.stringify({ own: 'DeID Data Owner', ops: 'DeID Data Owner' }), RATE_LIMIT: '2' }, entry: { source } });
  const [own, ops] = ['own', 'ops'].map((token) => caller(fetch, limited.url, token));
  const answers = await Promise.all([1, 2, 3].map(() => own.call('GET', '/jobs')));
  const refused = answers.filter(({ status }) => status === 429);
  assert.equal(refused.length, 1);
  assert.match(refused[0].headers.get('retry-after'), /^[1-5]$/);
  const counted = async () => (await ops.call('GET', '/metrics')).text.includes('scrubjay_requests_total{operation="ListJobs",status="429"} 1\n');
  await until(counted, { every: 6_000 });
  await limited.close();
});

/** A Worker whose jobs meet a bucket that takes its time. */
const slowly = (binding, method) => `
  import { createWorker, Job as Template } from 'scrubjay/edge/cloudflare';
  export { JobIndex, Rate, Totals } from 'scrubjay/edge/cloudflare';
  const late = (of) => ({ ...of, ${method}: async (...all) => { const answer = await of.${method}(...all); await scheduler.wait(1000); return answer; } });
  export class Job extends Template { constructor(ctx, env) { super(ctx, { ...env, ${binding}: late(env.${binding}) }); } }
  export default createWorker();`;
for (const [binding, method] of [['DOCUMENTS', 'list'], ['WORK', 'sendBatch']]) {
  test(`canceled or deleted while the job waits for ${method}, it does not go on`, async () => {
    const slow = await startWorker({ bindings: { TOKENS }, entry: { source: slowly(binding, method) } });
    const { call } = caller(fetch, slow.url, 'own');
    for (let n = 0; n < 3; n++) await slow.bucket.put(`slow/in/${n}.txt`, TEXT);
    for (const name of ['stop', 'gone', 'anew']) await call('PUT', `/jobs/${name}`, jobBody({ container: 'slow', from: 'in/', to: `${name}/` }));
    await sleep(300);
    const stopped = (await call('POST', '/jobs/stop:cancel')).json;
    assert.equal(stopped.status, 'Canceled');
    for (const name of ['gone', 'anew']) assert.equal((await call('DELETE', `/jobs/${name}`)).status, 204);
    assert.equal((await call('PUT', '/jobs/anew', jobBody({ container: 'slow', from: 'in/', to: 'again/' }))).status, 200);
    assert.equal((await finished({ call }, 'anew')).summary.successful, 3);
    await sleep(1_000);
    assert.deepEqual((await call('GET', '/jobs/stop')).json, stopped);
    assert.equal((await call('GET', '/jobs/gone')).status, 404);
    assert.deepEqual((await call('GET', '/jobs')).json.value.map(({ name }) => name), ['anew', 'stop']);
    assert.deepEqual((await slow.bucket.list({ prefix: 'slow/again/' })).objects.length, 3);
    assert.deepEqual((await slow.bucket.list({ prefix: 'slow/anew/' })).objects.length, 0);
    await slow.close();
  });
}

test('what is worked on at a cancel is not written', async () => {
  const source = `
    import { createWorker } from 'scrubjay/edge/cloudflare';
    export { Job, JobIndex, Rate, Totals } from 'scrubjay/edge/cloudflare';
    const slow = (bucket) => new Proxy(bucket, { get: (of, name) => name === 'get' ? async (...all) => { const found = await of.get(...all); await scheduler.wait(1500); return found; } : of[name].bind(of) });
    const worker = createWorker();
    export default { fetch: worker.fetch, queue: (batch, env, ctx) => createWorker().queue(batch, { ...env, DOCUMENTS: slow(env.DOCUMENTS) }, ctx) };`;
  const late = await startWorker({ bindings: { TOKENS }, entry: { source } });
  const { call } = caller(fetch, late.url, 'own');
  for (let n = 0; n < 3; n++) await late.bucket.put(`late/in/${n}.txt`, TEXT);
  await call('PUT', '/jobs/late', jobBody({ container: 'late', from: 'in/' }));
  const delivered = late.deliver([{ job: 'late', first: 1, last: 3 }]);
  await until(async () => (await call('GET', '/jobs/late')).json.status === 'Running');
  await sleep(500);
  await call('POST', '/jobs/late:cancel');
  await delivered;
  await sleep(2_000);
  assert.deepEqual((await call('GET', '/jobs/late')).json.summary, { successful: 0, failed: 0, canceled: 3, total: 3, bytesProcessed: 0 });
  assert.equal((await late.bucket.list({ prefix: 'late/out/' })).objects.length, 0);
  await late.close();
});

test('limits are raised and lowered by configuration, and the reply names them', async () => {
  const source = `
    import { createWorker } from 'scrubjay/edge/cloudflare';
    export { Job, JobIndex, Rate, Totals } from 'scrubjay/edge/cloudflare';
    export default createWorker(() => ({ limits: { documents: 2, documentBytes: 50, textLength: 1e6, requestBytes: 1e6 } }));`;
  const narrow = await startWorker({ bindings: { TOKENS }, entry: { source } });
  const here = caller(fetch, narrow.url, 'own');
  for (let n = 0; n < 3; n++) await narrow.bucket.put(`few/in/${n}.txt`, TEXT.repeat(n + 1));
  await here.call('PUT', '/jobs/few', jobBody({ container: 'few', from: 'in/' }));
  const { status, error } = await finished(here, 'few');
  assert.deepEqual([status, error.code, /2 documents/.test(error.message)], ['Failed', 'TooManyDocuments', true]);
  await here.call('PUT', '/jobs/large', jobBody({ container: 'few', from: 'in/1' }));
  await finished(here, 'large');
  assert.match((await here.call('GET', '/jobs/large/documents')).json.value[0].error.message, /50 bytes/);
  assert.equal((await here.call('POST', '/deid', { inputText: 'x '.repeat(100_000) })).status, 200);
  await narrow.close();
});

test('an output whose key is too long for the bucket fails alone', async () => {
  await at.bucket.put(`long/in/${'x'.repeat(600)}.txt`, TEXT);
  await at.bucket.put('long/in/short.txt', TEXT);
  await at.call('PUT', '/jobs/long', jobBody({ container: 'long', from: 'in/', to: `${'y'.repeat(600)}/` }));
  assert.deepEqual((await finished(at, 'long')).summary, { successful: 1, failed: 1, canceled: 0, total: 2, bytesProcessed: TEXT.length });
  const failed = (await at.call('GET', '/jobs/long/documents')).json.value.find(({ error }) => error);
  assert.equal(failed.error.code, 'TargetInvalid');
});

test('the template names every binding it needs', async () => {
  const config = await wrangler();
  assert.deepEqual(Object.keys(config).sort(), ['$schema', 'compatibility_date', 'durable_objects', 'main', 'migrations', 'name', 'observability', 'queues', 'r2_buckets', 'vars']);
});
