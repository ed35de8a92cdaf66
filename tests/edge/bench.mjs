// Measures the service on this machine: `node tests/edge/bench.mjs [jobs|latency|kills|worker] …`, all if none is named.
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { Agent, createServer, request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Deidentifier, Session } from 'scrubjay';
import { caller, finished, jobBody, put, sleep, startServe, temporary } from './helpers.mjs';
import { startWorker } from './worker.mjs';

const TOKENS = JSON.stringify({ own: 'DeID Data Owner' });
const DOCUMENTS = 1_000;
const line = (name, value) => console.log(`${name.padEnd(58)} ${value}`);

/** An invented note of this many bytes; each differs. */
function note(n, size) {
  const names = ['Odalys Brannigan', 'Tobiah Wexcombe', 'Ilse Rademaker', 'Perrin Okonjo', 'Marit Solheim'];
  const paragraph = (k) =>
    `Patient ${names[(n + k) % 5]}, MRN ${4410000 + n * 7 + k}, ${40 + ((n + k) % 50)}-year-old, was seen on 0${1 + (k % 9)}/1${n % 9}/2023 by Dr. ${names[(n + k + 2) % 5]} at Larkmoor Clinic. ` +
    'Blood pressure 128/76, pulse 72, lisinopril 10 mg daily continued. No chest pain or dyspnea; lungs clear, abdomen soft. ' +
    `Call back at (555) 867-53${10 + (k % 80)} if symptoms return. Follow-up in two weeks.\n`;
  let text = '';
  for (let k = 0; text.length < size; k++) text += paragraph(k);
  return text.slice(0, size);
}

const documents = () => Object.fromEntries(Array.from({ length: DOCUMENTS }, (_, n) => [`notes/in/${n % 20}/${n}.txt`, note(n, 4096)]));

/** Documents a second, and CPU milliseconds of one. */
function engineSpeed() {
  const texts = Object.values(documents());
  const [deidentifier, session] = [new Deidentifier(), new Session({ oneWay: true })];
  for (const text of texts.slice(0, 100)) deidentifier.surrogate(text, session);
  const [start, busy] = [performance.now(), process.cpuUsage()];
  for (const text of texts) deidentifier.surrogate(text, session);
  const { user, system } = process.cpuUsage(busy);
  return { rate: DOCUMENTS / ((performance.now() - start) / 1000), cpu: (user + system) / 1000 / DOCUMENTS };
}

/** CPU milliseconds that processes have used. */
const cpu = async (pids) => {
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8')));
  return stats.map((stat) => stat.split(') ')[1].split(' ')).reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) * 10, 0);
};

/** The workerd processes of this one. */
async function runtimes() {
  const found = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const parent = (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).split(') ')[1]?.split(' ')[1];
    if (command.includes('workerd') && Number(parent) === process.pid) found.push(pid);
  }
  return found;
}

const seconds = ({ startedAt, lastUpdatedAt }) => (Date.parse(lastUpdatedAt) - Date.parse(startedAt)) / 1000;

async function jobs() {
  const alone = engineSpeed();
  line('engine alone, one thread', `${alone.rate.toFixed(0)} documents/s (4 KB, surrogate), CPU ${alone.cpu.toFixed(2)} ms each`);
  const run = async (name, at, pids, body) => {
    const before = await cpu(pids);
    await at.call('PUT', `/jobs/${name}`, body);
    const job = await finished(at, name, { seconds: 300, every: 100 });
    const each = ((await cpu(pids)) - before) / DOCUMENTS;
    const rate = DOCUMENTS / seconds(job);
    line(`${name}, ${DOCUMENTS} documents`, `${rate.toFixed(0)} documents/s, CPU ${each.toFixed(2)} ms each, ${(each / alone.cpu).toFixed(2)} times the engine's; ${job.status} ${job.summary.successful}`);
  };
  const dir = await temporary();
  await put(dir, documents());
  const serve = await startServe({ dir });
  for (const n of [1, 2]) await run(`folder-${n}`, serve, [serve.child.pid], jobBody({ from: 'in/', to: `out${n}/` }));
  await serve.stop();
  await rm(dir, { recursive: true });

  const worker = await startWorker({ bindings: { TOKENS } });
  for (const [key, text] of Object.entries(documents())) await worker.bucket.put(key, text);
  await run('miniflare', caller(fetch, worker.url, 'own'), await runtimes(), jobBody({ from: 'in/' }));
  await worker.close();
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const send = (url, body, headers = {}) =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', authorization: 'Bearer own', ...headers } }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    asked.on('error', reject).end(body);
  });

async function percentiles(name, url, body, count = 2_000) {
  for (let n = 0; n < 300; n++) await send(url, body);
  const times = [];
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    const status = await send(url, body);
    times.push(performance.now() - start);
    if (status !== 200) throw new Error(`status ${status}`);
  }
  times.sort((a, b) => a - b);
  line(name, `p50 ${times[count / 2].toFixed(2)} ms, p99 ${times[Math.floor(count * 0.99)].toFixed(2)} ms`);
}

async function parallel(name, url, body) {
  const start = performance.now();
  const statuses = await Promise.all(Array.from({ length: 200 }, () => send(url, body)));
  line(name, `${statuses.filter((status) => status === 200).length} answered 200, in ${(performance.now() - start).toFixed(0)} ms`);
}

const FIVE_KB = (operation) => JSON.stringify({ inputText: note(1, 5_000), operation });
const DEID = '/deid?api-version=2025-07-15-preview';

async function latency() {
  const empty = createServer((incoming, outgoing) => incoming.resume().on('end', () => outgoing.end('{}'))).listen(0, '127.0.0.1');
  await new Promise((done) => empty.once('listening', done));
  const serve = await startServe({ dir: await temporary() });
  await percentiles('5 KB to an empty handler in this process', `http://127.0.0.1:${empty.address().port}/`, FIVE_KB('Tag'));
  for (const operation of ['Tag', 'Surrogate']) await percentiles(`5 KB /deid ${operation}, serve`, serve.url + DEID, FIVE_KB(operation));
  await parallel('200 at once, serve', serve.url + DEID, FIVE_KB('Surrogate'));
  empty.close();
  await serve.stop();
}

async function worker() {
  const rounds = 1_000;
  const measure = async (name, options, path) => {
    const began = performance.now();
    const at = await startWorker({ bindings: { TOKENS }, ...options });
    const body = FIVE_KB('Surrogate');
    const ready = performance.now();
    const idle = await cpu(await runtimes());
    await send(at.url + path, body);
    const first = performance.now() - ready;
    const starting = (await cpu(await runtimes())) - idle;
    const size = at.files.reduce((sum, { contents }) => sum + contents.length, 0);
    const packed = at.files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
    line(`${name}: bundle`, `${(size / 1024).toFixed(0)} KiB, ${(packed / 1024).toFixed(0)} KiB gzip (limit of the free plan 3072)`);
    line(`${name}: ready, then first answer`, `${(ready - began).toFixed(0)} ms with bundling, then ${first.toFixed(0)} ms, CPU ${starting} ms (limit of a start 1000)`);
    await percentiles(`${name}: 5 KB Surrogate`, at.url + path, body, rounds);
    const pids = await runtimes();
    const before = await cpu(pids);
    for (let n = 0; n < rounds; n++) await send(at.url + path, body);
    const each = ((await cpu(pids)) - before) / rounds;
    line(`${name}: CPU of workerd a request`, `${each.toFixed(2)} ms`);
    await parallel(`${name}: 200 at once`, at.url + path, body);
    await at.close();
    return each;
  };
  const source = 'import { DurableObject } from "cloudflare:workers"; export class Job extends DurableObject {} export class JobIndex extends DurableObject {} export class Rate extends DurableObject {} export class Totals extends DurableObject {} export default { async fetch(request) { await request.text(); return new Response("{}"); }, queue() {} };';
  const nothing = await measure('empty worker', { entry: { source } }, '/');
  const service = await measure('worker template', {}, DEID);
  line('CPU of a 5 KB request over the empty worker', `${(service - nothing).toFixed(2)} ms (limit of the free plan 10)`);
}

const tree = async (dir) => {
  const entries = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return Object.fromEntries(await Promise.all(entries.map(async (entry) => [join(entry.parentPath, entry.name).slice(dir.length), await readFile(join(entry.parentPath, entry.name), 'latin1')])));
};

/** A job killed at a random moment, and again, against the same job (same secret) let run. */
async function kills() {
  const [dir, quiet] = [await temporary(), await temporary()];
  await put(dir, documents());
  let same = 0;
  for (let round = 1; round <= 20; round++) {
    let serve = await startServe({ dir });
    const name = `kill-${round}`;
    await serve.call('PUT', `/jobs/${name}`, jobBody({ from: 'in/', to: 'out/' }, { overwrite: round % 2 === 0 }));
    await serve.stop('SIGKILL');
    await rm(quiet, { recursive: true, force: true });
    await cp(dir, quiet, { recursive: true });
    serve = await startServe({ dir: quiet });
    const undisturbed = await finished(serve, name, { seconds: 120 });
    await serve.stop();
    let kills = 1;
    for (let job; job?.status !== 'Succeeded'; kills += 1) {
      serve = await startServe({ dir });
      if (kills > 3) job = await finished(serve, name, { seconds: 120 });
      else await sleep(Math.random() * 500);
      job ??= (await serve.call('GET', `/jobs/${name}`)).json;
      if (job.status !== 'Succeeded') await serve.stop('SIGKILL');
      else {
        const [one, other] = [await tree(join(dir, 'notes/out')), await tree(join(quiet, 'notes/out'))];
        const equal = JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
        if (equal && JSON.stringify(job.summary) === JSON.stringify(undisturbed.summary)) same += 1;
        await serve.call('DELETE', `/jobs/${name}`);
        await serve.stop();
      }
    }
    await rm(join(dir, 'notes/out'), { recursive: true });
  }
  line('jobs killed up to four times at random moments', `${same} of 20 the same as undisturbed, outputs and summary`);
  await rm(dir, { recursive: true });
  await rm(quiet, { recursive: true });
}

const PARTS = { jobs, latency, worker, kills };
const asked = process.argv.slice(2);
for (const [name, part] of Object.entries(PARTS)) if (asked.length === 0 || asked.includes(name)) await part();
process.exit();
