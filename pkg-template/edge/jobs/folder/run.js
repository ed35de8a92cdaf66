// One job from start, or from where a crash left it, to end.
import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { timestamp } from '../../clock.js';
import { DOCUMENT_FAULTS, JOB_FAULTS, tooManyDocuments } from '../faults.js';
import { containerOf } from '../location.js';
import { outputOf, wanted } from '../plan.js';
import { asidePath, discard, isFull, isPublished, listFiles, makeFolders, publish, syncFolder, writeAside } from './files.js';

/** Documents of a job under way at once: enough to keep the workers and the disk busy. */
const AT_ONCE = 24;

export class Run {
  #results = new Map();
  #underWay = new Set();
  #unrecorded = [];
  #recording = Promise.resolve();
  #folders = new Set();
  #abort = new AbortController();

  /** @param {{ state: any, record: import('./record.js').Record, store: import('./store.js').FolderStore }} of */
  constructor({ state, record, store }) {
    Object.assign(this, { state, record, store });
    setMaxListeners(AT_ONCE, this.#abort.signal);
    this.source = join(store.dir, containerOf(state.job.sourceLocation.location));
    this.target = join(store.dir, containerOf(state.job.targetLocation.location));
    /** @type {import('./record.js').Found[]} */
    this.found = [];
  }

  /** Starts; settles when the job is over or stopped. Never rejects. */
  start() {
    this.done = this.#whole().catch((error) => this.#failed(error)).finally(() => this.record.close());
    return this.done;
  }

  /** Stops without an end, as a crash would; the next start goes on. */
  async stop() {
    this.#abort.abort(new Error('stopped'));
    await this.done;
  }

  /** Ends the job as it stands; a job that is over stays as it is. */
  cancel() {
    return (this.canceled ??= this.stop().then(() => this.done ?? this.#end('Canceled')));
  }

  get documents() {
    return { found: this.found, results: this.#results, underWay: this.#underWay };
  }

  async #whole() {
    const { job } = this.state;
    this.found = (await this.record.documents()) ?? (await this.#list());
    if (this.found.length === 0) throw JOB_FAULTS.EmptyJob;
    if (this.found.length > this.store.limits.documents) throw tooManyDocuments(this.store.limits.documents);
    await this.#resume();
    this.#abort.signal.throwIfAborted();
    this.resumed = job.startedAt !== undefined;
    job.status = 'Running';
    job.startedAt ??= timestamp();
    await this.record.save(this.state);
    const keys = new Set(this.found.map(({ key }) => key));
    let next = 0;
    let fault;
    const lane = async () => {
      while (next < this.found.length && !fault) {
        this.#abort.signal.throwIfAborted();
        const at = next++;
        if (!this.#results.has(at)) await this.#document(at, keys);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, () => lane().catch((error) => (fault ??= error))));
    if (fault) {
      // What a full disk kept off the record has room now, perhaps.
      await this.#record().catch(() => {});
      throw fault;
    }
    const { failed, total } = job.summary;
    if (failed === total) throw JOB_FAULTS.AllDocumentsFailed;
    await this.#end('Succeeded');
  }

  async #list() {
    const { sourceLocation } = this.state.job;
    const files = await listFiles(this.source, sourceLocation.prefix, wanted(this.state.job), this.store.limits.documents).catch(() => {
      throw JOB_FAULTS.StorageAccessDenied;
    });
    const found = files.map((file) => ({ id: crypto.randomUUID(), ...file }));
    await this.record.saveDocuments(found);
    return found;
  }

  /** What is on record already, and the traces a crash left of it. */
  async #resume() {
    const { job } = this.state;
    this.#results = await this.record.results();
    job.summary = { successful: 0, failed: 0, canceled: 0, total: this.found.length, bytesProcessed: 0 };
    for (const result of this.#results.values()) await this.#count(result);
  }

  async #document(at, keys) {
    const document = this.found[at];
    this.#underWay.add(at);
    try {
      const plan = outputOf(this.state.job, document, this.store.limits.documentBytes, (key) => keys.has(key));
      const outcome = plan.error ? { error: plan.error, bytes: 0 } : await this.#process(document, plan.outputKey);
      const { error, bytes, etag, outputEtag, categories = [] } = outcome;
      const status = error ? 'Failed' : 'Succeeded';
      if (plan.outputKey && error) await discard(asidePath(this.target, plan.outputKey, document.id));
      await this.#settle({ at, status, bytes: error ? 0 : bytes, etag, ...(error ? { error } : { outputKey: plan.outputKey, outputEtag }) });
      this.store.metrics?.document(this.state.job.operation, status, bytes, categories);
    } finally {
      this.#underWay.delete(at);
    }
  }

  async #process({ key, id, size, etag }, outputKey) {
    const { overwrite } = this.state.job.targetLocation;
    const { operation, customizations } = this.state.job;
    const [aside, target] = [asidePath(this.target, outputKey, id), join(this.target, outputKey)];
    const earlier = this.resumed && (await isPublished(aside, target));
    if (earlier) return { bytes: size, etag, outputEtag: earlier };
    const answer = await this.store.pool.run({ container: this.source, key, task: { operation, customizations }, secret: this.state.secret }, this.#abort.signal);
    if (answer.error) return answer;
    try {
      await makeFolders(this.target, outputKey, this.#folders);
      const outputEtag = await writeAside(aside, answer.output);
      if (this.#abort.signal.aborted) await discard(aside);
      this.#abort.signal.throwIfAborted();
      if (await publish(aside, target, overwrite)) return { ...answer, outputEtag };
      return { ...answer, error: DOCUMENT_FAULTS.TargetExists };
    } catch (error) {
      if (isFull(error)) await discard(aside);
      if (isFull(error)) throw JOB_FAULTS.StorageFull;
      if (typeof error.code !== 'string') throw error;
      return { ...answer, error: error.code === 'ENAMETOOLONG' ? DOCUMENT_FAULTS.TargetInvalid : DOCUMENT_FAULTS.TargetAccessDenied };
    }
  }

  /** Puts a result on record, together with those that came while the last ones were being written. */
  async #settle(result) {
    this.#unrecorded.push(result);
    this.#recording = this.#recording.then(() => this.#record());
    await this.#recording;
  }

  async #record() {
    const results = this.#unrecorded.splice(0);
    if (results.length === 0) return;
    try {
      const folders = new Set(results.filter(({ outputKey }) => outputKey).map(({ outputKey }) => join(this.target, outputKey, '..')));
      await Promise.all([...folders].map(syncFolder));
      await this.record.append(results);
    } catch (error) {
      this.#unrecorded.unshift(...results);
      throw error;
    }
    for (const each of results) {
      this.#results.set(each.at, each);
      await this.#count(each);
    }
    this.state.job.lastUpdatedAt = timestamp();
  }

  /** Counts what is on record. That an output is the job's own needs no more proof. */
  async #count({ at, status, bytes, outputKey }) {
    const { summary, targetLocation } = this.state.job;
    summary[status === 'Succeeded' ? 'successful' : 'failed'] += 1;
    summary.bytesProcessed += bytes;
    if (outputKey && !targetLocation.overwrite) await discard(asidePath(this.target, outputKey, this.found[at].id));
  }

  async #failed(error) {
    if (this.canceled) return this.#end('Canceled');
    if (this.#abort.signal.aborted) return;
    const known = !(error instanceof Error);
    const fault = known ? error : isFull(error) ? JOB_FAULTS.StorageFull : JOB_FAULTS.InternalError;
    if (!known) console.error(`job: ${error.code ?? error.name}`);
    await this.#end('Failed', fault);
  }

  async #end(status, error) {
    const { job } = this.state;
    const ended = { ...job, status, lastUpdatedAt: timestamp(), ...(error && { error }) };
    if (job.summary && status !== 'Succeeded') {
      const { total, successful, failed } = job.summary;
      ended.summary = { ...job.summary, canceled: total - successful - failed };
    }
    // No further document will need it, and without it nothing links the outputs of this job to another's.
    delete this.state.secret;
    // Told only once it is on the disk, or can't be.
    await this.record.save({ ...this.state, job: ended }).catch((fault) => console.error(`job: ${fault.code ?? fault.name}`));
    Object.assign(job, ended);
  }
}
