// What only the folder store can meet: kills, links, full disks, dying workers, a second service.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { link, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { FolderStore } from 'scrubjay/edge/node';
import { fakeEngineUrl, fakeService, finished, jobBody, put, read, sleep, startServe, temporary, until } from './helpers.mjs';

const TEXT = 'Patient John Smith was seen on 01/02/2024.\n';
const many = (count, text = TEXT) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`notes/in/${n % 7}/${n}.txt`, `${n} ${text}`]));

/** A service over a folder with the fake engine, in this process. */
async function open(t, dir, limits) {
  const store = await FolderStore.open({ dir, engine: fakeEngineUrl, limits });
  let closed;
  const close = () => (closed ??= store.close());
  t.after(close);
  return { ...fakeService({ store, limits }), close };
}

const files = async (dir) => (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();

async function outputs(dir) {
  const all = {};
  for (const path of await files(join(dir, 'notes/out'))) all[path.slice(dir.length)] = await read(path);
  return all;
}

test('killed at any moment, a job ends as if nothing had been', async (t) => {
  const dir = await temporary(t);
  await put(dir, many(300));
  for (const overwrite of [false, true]) {
    await rm(join(dir, 'notes/out'), { recursive: true, force: true });
    let serve = await startServe({ dir });
    await serve.call('PUT', '/jobs/kill', jobBody({ from: 'in/' }, { overwrite }));
    // What is there at the first kill must be there unchanged at the end: one secret, one session.
    let early;
    for (const pause of [25, 60, 90, 20]) {
      await sleep(pause);
      await serve.stop('SIGKILL');
      early ??= await outputs(dir).catch(() => ({}));
      serve = await startServe({ dir });
    }
    const job = await finished(serve, 'kill');
    const bytes = Object.values(many(300)).reduce((sum, text) => sum + text.length, 0);
    assert.deepEqual([job.status, job.summary], ['Succeeded', { successful: 300, failed: 0, canceled: 0, total: 300, bytesProcessed: bytes }]);
    const there = await outputs(dir);
    assert.equal(Object.keys(there).length, 300);
    const [surrogates] = new Set(Object.values(there).map((text) => text.replace(/^\d+ /, '')));
    for (const [path, text] of Object.entries(there)) assert.equal(text, `${path.match(/(\d+)\.txt/)[1]} ${surrogates}`);
    for (const [path, text] of Object.entries(early).filter(([path]) => path.endsWith('.txt'))) assert.equal(there[path], text);
    await serve.call('DELETE', '/jobs/kill');
    await serve.stop();
  }
});

test('what was published before a crash is not done again, and a line torn by it is none', async (t) => {
  const dir = await temporary(t);
  const [id, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const now = new Date().toISOString();
  const definition = { ...jobBody({ from: 'in/' }, { overwrite: false }), operation: 'Redact', customizations: { redactionFormat: 'x', surrogateLocale: null, inputLocale: 'en-US' } };
  const job = { name: 'half', status: 'Running', createdAt: now, startedAt: now, lastUpdatedAt: now, ...definition };
  const found = [{ id, key: 'in/gone.txt', size: 7, etag: '0x1' }, { id: other, key: 'in/here.txt', size: TEXT.length, etag: '0x2' }];
  await put(dir, {
    '.scrubjay/jobs/half/job.json': JSON.stringify({ order: 1, secret: Buffer.alloc(32).toString('base64'), job }),
    '.scrubjay/jobs/half/documents.json': JSON.stringify(found),
    '.scrubjay/jobs/half/results.jsonl': '\n{"at":1,"status":"Suc',
    [`notes/out/.scrubjay-${id}.tmp`]: 'done',
    [`notes/out/.scrubjay-${other}.tmp`]: 'half',
    'notes/in/here.txt': TEXT,
  });
  await link(join(dir, `notes/out/.scrubjay-${id}.tmp`), join(dir, 'notes/out/gone.txt'));
  const service = await open(t, dir);
  assert.deepEqual((await finished(service, 'half')).summary, { successful: 2, failed: 0, canceled: 0, total: 2, bytesProcessed: 7 + TEXT.length });
  assert.deepEqual(await outputs(dir), { '/notes/out/gone.txt': 'done', '/notes/out/here.txt': 'Patient x was seen on x.\n' });
});

test('links lead nowhere', async (t) => {
  const [dir, outside] = [await temporary(t), await temporary(t)];
  await put(outside, { 'secret.txt': 'John Smith', 'in/secret.txt': 'John Smith' });
  await put(dir, { 'notes/in/real.txt': TEXT, 'notes/other/real.txt': TEXT });
  await symlink(join(outside, 'secret.txt'), join(dir, 'notes/in/link.txt'));
  await symlink(outside, join(dir, 'notes/in/folder'));
  await symlink(outside, join(dir, 'linked'));
  await mkdir(join(dir, 'notes/out'));
  await symlink(join(outside, 'real.txt'), join(dir, 'notes/out/real.txt'));
  await symlink(outside, join(dir, 'notes/away'));
  const service = await open(t, dir);

  await service.call('PUT', '/jobs/link-1', jobBody({ from: 'in/' }, { overwrite: true }));
  assert.equal((await finished(service, 'link-1')).summary.total, 1);
  assert.match(await read(join(dir, 'notes/out/real.txt')), /^Patient X/);
  await service.call('PUT', '/jobs/link-2', jobBody({ from: 'other/', to: 'away/' }));
  await finished(service, 'link-2');
  assert.equal((await service.call('GET', '/jobs/link-2/documents')).json.value[0].error.code, 'TargetAccessDenied');
  await service.call('PUT', '/jobs/link-3', jobBody({ container: 'linked' }));
  assert.equal((await finished(service, 'link-3')).error.code, 'StorageAccessDenied');
  await service.call('PUT', '/jobs/link-4', jobBody({ container: 'missing' }));
  assert.equal((await finished(service, 'link-4')).error.code, 'StorageAccessDenied');
  assert.deepEqual((await files(outside)).map((path) => path.slice(outside.length)), ['/in/secret.txt', '/secret.txt']);
});

test('a document that vanishes or turns into a link after the listing', async (t) => {
  const dir = await temporary(t);
  await put(dir, { 'notes/in/0.txt': '<<slow>>', 'notes/in/1.txt': '<<slow>>', ...many(60, '<<slow>>') });
  await put(dir, { 'notes/in/z/gone.txt': TEXT, 'notes/in/z/link.txt': TEXT, 'notes/in/z/real.txt': TEXT });
  const service = await open(t, dir);
  await service.call('PUT', '/jobs/vanish', jobBody({ from: 'in/' }));
  await until(async () => (await service.call('GET', '/jobs/vanish')).json.status === 'Running');
  await rm(join(dir, 'notes/in/z/gone.txt'));
  await rm(join(dir, 'notes/in/z/link.txt'));
  await symlink('/etc/hostname', join(dir, 'notes/in/z/link.txt'));
  const job = await finished(service, 'vanish');
  assert.deepEqual([job.status, job.summary.failed], ['Succeeded', 2]);
  const failed = (await service.call('GET', '/jobs/vanish/documents')).json.value.filter(({ error }) => error);
  assert.deepEqual(failed.map(({ error }) => error.code), ['FileNotFound', 'FileNotFound']);
});

test('a name that is not UTF-8 is a document that fails', async (t) => {
  const dir = await temporary(t);
  await put(dir, { 'notes/in/a.txt': TEXT });
  try {
    await writeFile(Buffer.concat([Buffer.from(join(dir, 'notes/in/')), Buffer.from([0xff, 0x2e, 0x74])]), TEXT);
  } catch {
    return t.skip('this file system has no such names');
  }
  const service = await open(t, dir);
  await service.call('PUT', '/jobs/names', jobBody({ from: 'in/' }));
  const { status, summary } = await finished(service, 'names');
  assert.deepEqual([status, summary.successful, summary.failed], ['Succeeded', 1, 1]);
  const failed = (await service.call('GET', '/jobs/names/documents')).json.value.find(({ error }) => error);
  assert.equal(failed.error.code, 'FileNotFound');
});

test('a worker that dies takes one document with it', async (t) => {
  const dir = await temporary(t);
  await put(dir, { ...many(20), 'notes/in/die.txt': '<<die>>', 'notes/in/break.txt': '<<break>> John Smith' });
  const service = await open(t, dir);
  const log = t.mock.method(console, 'error', () => {});
  await service.call('PUT', '/jobs/die', jobBody({ from: 'in/' }));
  const job = await finished(service, 'die');
  assert.deepEqual([job.status, job.summary.successful, job.summary.failed], ['Succeeded', 20, 2]);
  const metrics = (await service.call('GET', '/metrics')).text;
  for (const counted of ['Succeeded"} 20', 'Failed"} 2']) assert.ok(metrics.includes(`scrubjay_documents_total{operation="Surrogate",status="${counted}\n`));
  assert.doesNotMatch(JSON.stringify(log.mock.calls.map((call) => call.arguments.map(String))), /Smith/);
  assert.ok(!(await files(dir)).some((path) => path.endsWith('.tmp')));
});

test('a job of too many documents fails whole', async (t) => {
  const dir = await temporary(t);
  await put(dir, many(11));
  const service = await open(t, dir, { documents: 10 });
  await service.call('PUT', '/jobs/many', jobBody({ from: 'in/' }));
  const { status, error } = await finished(service, 'many');
  assert.deepEqual([status, error.code], ['Failed', 'TooManyDocuments']);
  assert.match(error.message, /10 documents/);
});

test('a full disk fails the job cleanly, and the service goes on', async (t) => {
  const dir = await temporary();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    return t.skip('can not mount a small file system here');
  }
  await put(dir, Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`notes/in/${n}.txt`, `${TEXT}${'x'.repeat(250_000)}`])));
  const service = await open(t, dir);
  t.after(() => execFileSync('umount', [dir]));
  await service.call('PUT', '/jobs/full', jobBody({ from: 'in/' }));
  const job = await finished(service, 'full');
  assert.deepEqual([job.status, job.error.code], ['Failed', 'StorageFull']);
  assert.equal(job.summary.successful + job.summary.failed + job.summary.canceled, 6);
  const written = await files(join(dir, 'notes/out'));
  assert.equal(written.length, job.summary.successful);
  for (const path of written) assert.equal((await read(path)).length > 250_000, true);
  assert.equal((await service.call('POST', '/deid', { inputText: 'John Smith' })).status, 200);
  await writeFile(join(dir, 'rest'), Buffer.alloc(4_000_000)).catch(() => {});
  const refused = await service.call('PUT', '/jobs/later', jobBody({ from: 'in/' }));
  assert.deepEqual([refused.status, refused.json.error.code], [503, 'StorageUnavailable']);
  assert.equal((await service.call('GET', '/jobs/later')).status, 404);
  for (const path of ['rest', 'notes/out']) await rm(join(dir, path), { recursive: true });
  assert.equal((await service.call('PUT', '/jobs/later', jobBody({ from: 'in/0' }))).status, 200);
  assert.equal((await finished(service, 'later')).status, 'Succeeded');
});

test('the secret of a job is gone when the job is over', async (t) => {
  const dir = await temporary(t);
  await put(dir, many(3));
  const service = await open(t, dir);
  await service.call('PUT', '/jobs/secret', jobBody({ from: 'in/' }));
  await finished(service, 'secret');
  assert.ok(!(await read(join(dir, '.scrubjay/jobs/secret/job.json'))).includes('"secret":'));
});

test('jobs outlive the service; one service a folder', async (t) => {
  const dir = await temporary(t);
  await put(dir, many(5));
  const first = await open(t, dir);
  await first.call('PUT', '/jobs/stay-1', jobBody({ from: 'in/' }));
  const before = await finished(first, 'stay-1');
  await assert.rejects(FolderStore.open({ dir, engine: fakeEngineUrl }), /Another scrubjay/);
  await first.close();
  // What a crash in the middle of a creation or of a removal leaves.
  await mkdir(join(dir, '.scrubjay/jobs/half'));
  await mkdir(join(dir, '.scrubjay/jobs/.gone'));
  const second = await open(t, dir);
  assert.deepEqual((await second.call('GET', '/jobs/stay-1')).json, before);
  assert.equal((await second.call('GET', '/jobs/stay-1/documents')).json.value.length, 5);
  assert.deepEqual(await readdir(join(dir, '.scrubjay/jobs')), ['stay-1']);
  await second.call('PUT', '/jobs/stay-2', jobBody({ from: 'in/', to: 'out2/' }));
  assert.deepEqual((await second.call('GET', '/jobs')).json.value.map(({ name }) => name), ['stay-2', 'stay-1']);
  await finished(second, 'stay-2');
});
