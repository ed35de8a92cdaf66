// What several tests need: services over the fake engine in this process, `scrubjay serve` as a child, waiting.
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createService } from 'scrubjay/edge';
import * as fakeEngine from './fake-engine.mjs';

export const PREVIEW = '2025-07-15-preview';
export const STABLE = '2024-11-15';
export const fakeEngineUrl = new URL('./fake-engine.mjs', import.meta.url).href;
const cli = fileURLToPath(new URL('./node_modules/scrubjay/cli.js', import.meta.url));

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks until the answer is truthy. */
export async function until(ask, { seconds = 20, every = 20 } = {}) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(every)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error('waited in vain');
}

/** A folder that goes away with the test, or with all of them. @param {import('node:test').TestContext} [t] */
export async function temporary(t) {
  const folder = await mkdtemp(join(tmpdir(), 'scrubjay-test-'));
  if (t) t.after(() => rm(folder, { recursive: true, force: true }));
  else folders.add(folder);
  return folder;
}

export async function put(dir, files) {
  for (const [name, content] of Object.entries(files)) {
    const path = join(dir, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

/** A service over the fake engine; its audit records are kept. */
export function fakeService(config = {}) {
  const records = [];
  const service = createService({ engine: fakeEngine, auth: 'none', audit: (record) => records.push(record), ...config });
  return Object.assign(caller((request) => service.fetch(request), 'https://deid.example'), { service, records });
}

/** Calls a service: `call('POST', '/deid', body, { headers, version })`. */
export function caller(send, origin, token) {
  const call = async (method, path, body, { headers = {}, version = PREVIEW, raw } = {}) => {
    const url = new URL(path, origin);
    if (version && !url.searchParams.has('api-version')) url.searchParams.set('api-version', version);
    const response = await send(
      new Request(url, {
        method,
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
      }),
    );
    const text = await response.text();
    const json = response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, json, text };
  };
  return { call, origin };
}

// A test that fails must not leave a process that keeps the whole run waiting.
const children = new Set();
const folders = new Set();
if (process.env.NODE_TEST_CONTEXT) {
  after(async () => {
    children.forEach((child) => child.kill('SIGKILL'));
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
}

/** `scrubjay serve` as a child process on a free port. */
export async function startServe({ dir, args = ['--no-auth'], token, env = {} }) {
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--data', dir, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  children.add(child);
  const lines = [];
  const url = await new Promise((resolve, reject) => {
    createInterface(child.stderr).on('line', (line) => lines.push(line));
    createInterface(child.stdout).on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(Object.assign(new Error(`serve ended with ${code}`), { code, lines })));
  });
  const ended = new Promise((done) => child.once('exit', done));
  const stop = (signal = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  return { ...caller(fetch, url, token), url, child, lines, stop };
}

/** The body of a request for a job. */
export const jobBody = ({ container = 'notes', from = '', to = 'out/', ...rest } = {}, target = {}) => ({
  sourceLocation: { location: `https://account.blob.example/${container}`, prefix: from },
  targetLocation: { location: `https://account.blob.example/${container}`, prefix: to, ...target },
  ...rest,
});

/** Waits for the end of a job. */
export const finished = ({ call }, name, options) =>
  until(async () => {
    const { json } = await call('GET', `/jobs/${name}`);
    return ['Succeeded', 'Failed', 'Canceled'].includes(json.status) && json;
  }, options);

export const read = (path) => readFile(path, 'utf8');
