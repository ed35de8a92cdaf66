// Jobs on Cloudflare: documents in R2 under `CONTAINER/key`, work on a queue, state in Durable Objects.
import { isOver } from '../definition.js';
import { DOCUMENT_FAULTS, tooLarge } from '../faults.js';
import { containerOf } from '../location.js';

/** Marks an output as that of one document, so that a second delivery knows its own work. */
const MARK = 'scrubjay-document';

export class CloudflareStore {
  /** @param {{ DOCUMENTS: any, WORK: any, JOBS: any, INDEX: any }} env @param {{ documents: number, documentBytes: number }} limits */
  constructor(env, { documents, documentBytes }) {
    this.bucket = env.DOCUMENTS;
    this.job = (name) => env.JOBS.getByName(name);
    // Made anew each time: what one request made must not be used by another.
    this.index = () => env.INDEX.getByName('jobs');
    this.limits = { documents, documentBytes };
  }

  create = (name, definition, requestId) => this.job(name).create(name, definition, requestId, this.limits);
  get = (name) => this.job(name).get();
  documents = (name, page) => this.job(name).documents(page);
  cancel = (name) => this.job(name).cancel();
  remove = (name) => this.job(name).remove();

  async list(page) {
    const { jobs, next } = await this.index().list(page);
    return { jobs: await Promise.all(jobs.map(async (job) => (isOver(job) ? job : ((await this.get(job.name)) ?? job)))), next };
  }

  /** The queue's consumer: each message is a stretch of a job's documents. */
  async consume(batch, runner, metrics) {
    for (const message of batch.messages) {
      try {
        await this.#stretch(message.body, runner, metrics);
        message.ack();
      } catch (error) {
        console.error(`queue: ${error?.code ?? error?.name}`);
        message.retry();
      }
    }
  }

  async #stretch({ job: name, first, last }, runner, metrics) {
    const stub = this.job(name);
    const claim = await stub.claim(first, last);
    if (!claim) return;
    const session = runner.session(claim.secret);
    const results = await Promise.all(
      claim.documents.map(async (document) => {
        const result = await this.#document(claim.job, document, runner, session);
        return { ...result, id: document.id, status: result.error ? 'Failed' : 'Succeeded' };
      }),
    );
    session.free();
    const counted = new Set(await stub.settle(results.map(({ categories, ...result }) => result)));
    for (const { id, status, bytes, categories = [] } of results) {
      if (counted.has(id)) metrics.document(claim.job.operation, status, bytes, categories);
    }
  }

  async #document(job, { id, key, outputKey }, runner, session) {
    const source = await this.bucket.get(`${containerOf(job.sourceLocation.location)}/${key}`);
    if (!source) return { bytes: 0, error: DOCUMENT_FAULTS.FileNotFound };
    const { etag, size, httpMetadata } = source;
    if (size > this.limits.documentBytes) {
      await source.body.cancel();
      return { bytes: 0, etag, error: tooLarge(this.limits.documentBytes) };
    }
    const { error, output, categories } = runner.run(job, session, new Uint8Array(await source.arrayBuffer()));
    if (error) return { bytes: 0, etag, error };
    const outputEtag = await this.#write(`${containerOf(job.targetLocation.location)}/${outputKey}`, output, job, id, httpMetadata);
    if (!outputEtag) return { bytes: 0, etag, error: DOCUMENT_FAULTS.TargetExists };
    return { bytes: size, etag, outputKey, outputEtag, categories };
  }

  /** The etag of what was written; undefined if something that is not ours is there and must stay. */
  async #write(path, output, { targetLocation: { overwrite } }, id, httpMetadata) {
    const written = await this.bucket.put(path, output, {
      httpMetadata,
      customMetadata: { [MARK]: id },
      ...(!overwrite && { onlyIf: new Headers({ 'if-none-match': '*' }) }),
    });
    if (written) return written.etag;
    const there = await this.bucket.head(path);
    return there?.customMetadata?.[MARK] === id ? there.etag : undefined;
  }
}
