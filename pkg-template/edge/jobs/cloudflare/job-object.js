// One Durable Object a job: its state, its secret, its documents and what became of each. It finds the documents and
// puts them on the queue; the consumers ask it what to do and tell it what they did.
import { DurableObject } from 'cloudflare:workers';
import { timestamp } from '../../clock.js';
import { isOver, isRetry } from '../definition.js';
import { DOCUMENT_FAULTS, JOB_FAULTS, tooManyDocuments } from '../faults.js';
import { containerOf } from '../location.js';
import { outputOf, wanted } from '../plan.js';
import { Documents } from './documents.js';

/** How often the documents that are left are sent again. */
const ROUNDS = 3;
/** A failing bucket or queue is tried again by the platform; this often before the job is given up. */
const TRIES = 5;

export class Job extends DurableObject {
  /** Milliseconds without news after which messages count as lost. */
  static silence = 5 * 60_000;
  #state;

  constructor(ctx, env) {
    super(ctx, env);
    this.documentsTable = new Documents(ctx.storage.sql);
    ctx.blockConcurrencyWhile(async () => {
      this.#state = await ctx.storage.get('state');
    });
  }

  /** @param {string} name @param {import('../definition.js').Definition} definition @param {string} [requestId] @param {{ documents: number, documentBytes: number }} limits */
  async create(name, definition, requestId, limits) {
    if (this.#state && !isRetry(this.#state, definition, requestId)) return undefined;
    if (!this.#state) {
      const now = timestamp();
      const job = { name, status: 'NotStarted', ...definition, createdAt: now, lastUpdatedAt: now };
      this.documentsTable.create();
      this.#save({ job, requestId, limits, secret: crypto.getRandomValues(new Uint8Array(32)), step: 'list', sent: 0, rounds: 0 });
      await this.ctx.storage.setAlarm(Date.now());
    }
    await this.#index().add(name, this.#state.job);
    return this.#state.job;
  }

  get() {
    return this.#state?.job;
  }

  documents({ size, after = 0 }) {
    if (!this.#state) return undefined;
    const waiting = isOver(this.#state.job) ? 'Canceled' : 'NotStarted';
    return { job: this.#state.job, ...this.documentsTable.page(size, after, waiting) };
  }

  async cancel() {
    if (this.#state && !isOver(this.#state.job)) await this.#end('Canceled');
    return this.#state?.job;
  }

  /** With nothing between: a job of the same name may be on its way. */
  remove() {
    return this.ctx.blockConcurrencyWhile(async () => {
      if (!this.#state) return false;
      await this.#index().remove(this.#state.job.name);
      this.#state = undefined;
      await this.ctx.storage.deleteAlarm();
      await this.ctx.storage.deleteAll();
      return true;
    });
  }

  /** What a consumer is to do of a stretch of documents; nothing if the job is over or gone. */
  async claim(first, last) {
    if (!this.#state || isOver(this.#state.job)) return undefined;
    const { job, limits, secret } = this.#state;
    const planned = this.documentsTable
      .waiting(first, last)
      .map((document) => ({ ...document, ...outputOf(job, document, limits.documentBytes, (key) => this.documentsTable.has(key)) }));
    const hopeless = planned.filter(({ error }) => error);
    if (hopeless.length > 0) await this.settle(hopeless.map(({ id, error }) => ({ id, status: 'Failed', bytes: 0, error })));
    const { sourceLocation, targetLocation, operation, customizations } = job;
    return { secret, job: { sourceLocation, targetLocation, operation, customizations }, documents: planned.filter(({ error }) => !error) };
  }

  /** Which of these outputs are still wanted: asked when they are ready to be written. @param {string[]} ids of documents */
  wanted(ids) {
    return !this.#state || isOver(this.#state.job) ? [] : ids.filter((id) => this.documentsTable.isWaiting(id));
  }

  /** Takes down results; the first of a document counts. Answers which those were. @param {{ id: string, status: string, bytes: number, etag?: string, outputKey?: string, outputEtag?: string, error?: object }[]} results */
  async settle(results) {
    if (!this.#state) return [];
    const { job } = this.#state;
    // An output that was written while the job was being canceled is there, and is counted as such.
    const canceled = isOver(job);
    const first = results.filter((result) => this.documentsTable.settle(result));
    for (const result of first) {
      job.summary[result.status === 'Succeeded' ? 'successful' : 'failed'] += 1;
      job.summary.bytesProcessed += result.bytes;
      if (canceled) job.summary.canceled -= 1;
    }
    job.lastUpdatedAt = timestamp();
    this.#save({ heard: Date.now() });
    const { successful, failed, total } = job.summary;
    if (canceled) await this.#index().add(job.name, job);
    else if (successful + failed === total) {
      await (failed === total ? this.#end('Failed', JOB_FAULTS.AllDocumentsFailed) : this.#end('Succeeded'));
    }
    return first.map(({ id }) => id);
  }

  async alarm(info) {
    if (!this.#state || isOver(this.#state.job)) return;
    const { job } = this.#state;
    // A step waits for others; meanwhile the job may be canceled or gone.
    const goesOn = () => this.#state?.job === job && !isOver(job);
    try {
      await this.#steps[this.#state.step](goesOn);
    } catch (error) {
      if (!goesOn()) return;
      if ((info?.retryCount ?? 0) < TRIES) throw error;
      await this.#end('Failed', this.#state.step === 'list' ? JOB_FAULTS.StorageAccessDenied : JOB_FAULTS.InternalError);
    }
  }

  #steps = {
    /** One page of the bucket an alarm. */
    list: async (goesOn) => {
      const { job, cursor, limits } = this.#state;
      const container = `${containerOf(job.sourceLocation.location)}/`;
      const page = await this.env.DOCUMENTS.list({ prefix: container + job.sourceLocation.prefix, cursor });
      if (!goesOn()) return undefined;
      const isWanted = wanted(job);
      for (const { key: path, size, etag } of page.objects) {
        const key = path.slice(container.length);
        if (!key.endsWith('/') && isWanted(key)) this.documentsTable.add(key, size, etag);
      }
      const total = this.documentsTable.count();
      if (total > limits.documents) return this.#end('Failed', tooManyDocuments(limits.documents));
      if (page.truncated) return this.#then({ cursor: page.cursor });
      if (total === 0) return this.#end('Failed', JOB_FAULTS.EmptyJob);
      Object.assign(job, { status: 'Running', startedAt: timestamp(), lastUpdatedAt: timestamp() });
      job.summary = { successful: 0, failed: 0, canceled: 0, total, bytesProcessed: 0 };
      return this.#then({ step: 'send' });
    },

    /** As many documents on the queue as one call takes. */
    send: async (goesOn) => {
      const { job, sent, rounds } = this.#state;
      // Sent again, each goes alone: the one that stops its consumer takes no other with it.
      const stretches = this.documentsTable.stretches(sent, rounds > 0 ? 1 : undefined);
      if (stretches.length > 0) {
        await this.env.WORK.sendBatch(stretches.map(({ first, last }) => ({ body: { job: job.name, first, last } })));
        if (!goesOn()) return undefined;
        return this.#then({ sent: stretches.at(-1).last });
      }
      return this.#then({ step: 'watch', heard: Date.now() }, this.constructor.silence);
    },

    watch: async () => {
      const { heard, rounds } = this.#state;
      const { silence } = this.constructor;
      if (Date.now() - heard < silence) return this.#then({}, silence);
      if (rounds < ROUNDS) return this.#then({ step: 'send', sent: 0, rounds: rounds + 1 });
      const left = this.documentsTable.waiting(0, Number.MAX_SAFE_INTEGER);
      return this.settle(left.map(({ id }) => ({ id, status: 'Failed', bytes: 0, error: DOCUMENT_FAULTS.ProcessingFailed })));
    },
  };

  #then(changes, delay = 1) {
    this.#save(changes);
    // Never this very millisecond: an alarm at the time of the one that runs would end with it.
    return this.ctx.storage.setAlarm(Date.now() + delay);
  }

  async #end(status, error) {
    const { job } = this.#state;
    Object.assign(job, { status, lastUpdatedAt: timestamp(), ...(error && { error }) });
    const { summary } = job;
    if (summary) summary.canceled = summary.total - summary.successful - summary.failed;
    // No further document will need it, and without it nothing links the outputs of this job to another's.
    this.#save({ secret: undefined });
    await this.ctx.storage.deleteAlarm();
    await this.#index().add(job.name, job);
  }

  #save(changes) {
    this.#state = { ...this.#state, ...changes };
    this.ctx.storage.put('state', this.#state);
  }

  #index() {
    return this.env.INDEX.getByName('jobs');
  }
}
