// Jobs on a folder: containers are its folders, the service's own state lies under `.scrubjay/`.
import { mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { timestamp } from '../../clock.js';
import { ServiceError } from '../../errors.js';
import { DEFAULTS } from '../../limits.js';
import { isOver, isRetry } from '../definition.js';
import { isFull } from './files.js';
import { lock } from './lock.js';
import { Pool } from './pool.js';
import { Record } from './record.js';
import { Run } from './run.js';

/** Jobs that run at once; the others wait their turn. */
const AT_ONCE = 4;

export class FolderStore {
  /** @type {Map<string, { state: any, record: Record, run?: Run, ready?: Promise<void>, leaves?: boolean }>} `ready`: when it is on the disk as it should be */
  #jobs = new Map();
  #waiting = [];
  #running = new Set();
  #order = 0;
  #past = new Map();

  /**
   * Opens the folder and goes on with the jobs that a stop or a crash left.
   * @param {{ dir: string, engine?: string | URL, options?: object, limits?: object, workers?: number }} options
   *   `engine` is the address of the engine's module, for the worker threads; this package if absent
   */
  static async open({ dir, engine = import.meta.resolve('scrubjay'), options, limits, workers = availableParallelism() }) {
    const store = new FolderStore();
    store.limits = { ...DEFAULTS, ...limits };
    await mkdir(dir, { recursive: true });
    store.dir = await realpath(dir);
    store.unlock = await lock(store.dir);
    store.folder = join(store.dir, '.scrubjay', 'jobs');
    await mkdir(store.folder, { recursive: true, mode: 0o700 });
    store.pool = new Pool({ size: workers, data: { engine: String(engine), options, documentBytes: store.limits.documentBytes } });
    await store.#load();
    return store;
  }

  async #load() {
    const left = [];
    for (const name of await readdir(this.folder)) {
      const record = new Record(join(this.folder, name));
      const state = name.startsWith('.') ? undefined : await record.load();
      if (state) left.push({ state, record });
      else await rm(record.folder, { recursive: true, force: true });
    }
    left.sort((a, b) => a.state.order - b.state.order);
    for (const entry of left) {
      this.#order = entry.state.order;
      this.#jobs.set(entry.state.job.name, entry);
      if (!isOver(entry.state.job)) this.#enqueue(entry);
    }
  }

  #enqueue(entry) {
    entry.run = new Run({ ...entry, store: this });
    this.#waiting.push(entry);
    this.#next();
  }

  #next() {
    while (this.#running.size < AT_ONCE && this.#waiting.length > 0) {
      const entry = this.#waiting.shift();
      const { run } = entry;
      if (run.canceled) continue;
      this.#running.add(run);
      run.start().then(() => {
        this.#running.delete(run);
        // Its documents are on the disk; in memory they would stay for as long as the service runs.
        if (isOver(run.state.job)) entry.run = undefined;
        this.#next();
      });
    }
  }

  /** @param {string} name @param {import('../definition.js').Definition} definition @param {string} [requestId] */
  async create(name, definition, requestId) {
    const there = this.#jobs.get(name);
    if (there) return isRetry(there.state, definition, requestId) ? (await there.ready, there.state.job) : undefined;
    const now = timestamp();
    const job = { name, status: 'NotStarted', ...definition, createdAt: now, lastUpdatedAt: now };
    const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');
    const entry = { state: { order: (this.#order += 1), requestId, secret, job }, record: new Record(join(this.folder, name)) };
    this.#jobs.set(name, entry);
    entry.ready = entry.record.create(entry.state);
    try {
      await entry.ready;
    } catch (error) {
      this.#jobs.delete(name);
      await rm(entry.record.folder, { recursive: true, force: true });
      throw isFull(error) ? new ServiceError('StorageUnavailable') : error;
    }
    const made = structuredClone(job);
    this.#enqueue(entry);
    return made;
  }

  async get(name) {
    return this.#jobs.get(name)?.state.job;
  }

  async list({ size, after = Infinity }) {
    const older = [...this.#jobs.values()].reverse().filter(({ state }) => state.order < after);
    const page = older.slice(0, size);
    return { jobs: page.map(({ state }) => state.job), next: older.length > size ? String(page[size - 1].state.order) : undefined };
  }

  async documents(name, { size, after = 0 }) {
    const entry = this.#jobs.get(name);
    if (!entry) return undefined;
    const { found, results, underWay } = await this.#documentsOf(entry);
    const { job } = entry.state;
    const documents = found.slice(after, after + size).map(({ id, key, etag }, at) => {
      const result = results.get(after + at);
      const waiting = isOver(job) ? 'Canceled' : underWay.has(after + at) ? 'Running' : 'NotStarted';
      return { id, key, status: waiting, ...result, etag: result?.etag ?? etag };
    });
    return { job, documents, next: after + size < found.length ? String(after + size) : undefined };
  }

  /** Those of a finished job come from the disk; the last few asked for are kept. */
  async #documentsOf({ state, record, run }) {
    if (run && !isOver(state.job)) return run.documents;
    const past = this.#past.get(record) ?? { found: (await record.documents()) ?? [], results: await record.results(), underWay: new Set() };
    this.#past.delete(record);
    this.#past.set(record, past);
    if (this.#past.size > 4) this.#past.delete(this.#past.keys().next().value);
    return past;
  }

  async cancel(name) {
    await this.#jobs.get(name)?.ready?.catch(() => {});
    const entry = this.#jobs.get(name);
    if (entry && !isOver(entry.state.job)) await entry.run.cancel();
    return entry?.state.job;
  }

  async remove(name) {
    await this.cancel(name);
    const entry = this.#jobs.get(name);
    if (!entry || entry.leaves) return false;
    // Until it is gone the name is taken.
    entry.leaves = true;
    await (entry.ready = entry.record.remove());
    this.#jobs.delete(name);
    this.#past.delete(entry.record);
    return true;
  }

  /** Stops at once. What is under way is done again at the next start. */
  async close() {
    this.#waiting.length = 0;
    await Promise.all([...this.#running].map((run) => run.stop()));
    await this.pool.close();
    await this.unlock();
  }
}
