// Jobs on Cloudflare: documents in R2 under `CONTAINER/key`, work on a queue, state in Durable Objects.
import { isOver } from '../definition.js';
import { DOCUMENT_FAULTS, tooLarge } from '../faults.js';
import { containerOf } from '../location.js';

/** Marks an output as that of one document, so that a second delivery knows its own work. */
const MARK = 'scrubjay-document';
/** Bytes of a key in R2. */
const LONGEST_KEY = 1_024;
/** Messages of a batch worked on at once, since most of the time goes into waiting for the bucket; few, since each may hold a large document. */
const AT_ONCE = 4;

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
    // The platform allows only so many calls a request: what can't be asked any more shows as it was made.
    const now = async (job) => (isOver(job) ? job : ((await this.get(job.name).catch(() => undefined)) ?? job));
    return { jobs: await Promise.all(jobs.map(now)), next };
  }

  /** The queue's consumer: each message is a stretch of a job's documents. */
  async consume(batch, runner) {
    const messages = batch.messages.values();
    const lane = async () => {
      for (const message of messages) {
        try {
          await this.#stretch(message.body, runner);
          message.ack();
        } catch (error) {
          console.error(`queue: ${error?.code ?? error?.name}`);
          message.retry();
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  async #stretch({ job: name, first, last }, runner) {
    const stub = this.job(name);
    const claim = await stub.claim(first, last);
    if (!claim) return;
    const session = runner.session(claim.secret);
    const done = await Promise.all(claim.documents.map((document) => this.#read(claim.job, document, runner, session)));
    session.free();
    // Canceled while it was worked on, or finished by another delivery: then nothing is written.
    const wanted = new Set(await stub.wanted(done.map(({ id }) => id)));
    const written = await Promise.all(done.filter(({ id }) => wanted.has(id)).map((result) => (result.error ? result : this.#write(claim.job, result))));
    const results = written.map(({ output, httpMetadata, categories, ...result }) => ({ ...result, status: result.error ? 'Failed' : 'Succeeded' }));
    const counted = new Set(await stub.settle(results));
    for (const [at, { id, status, bytes }] of results.entries()) {
      if (counted.has(id)) this.metrics.document(claim.job.operation, status, bytes, written[at].categories ?? []);
    }
  }

  /** A document and its output, or why there is none. */
  async #read(job, { id, key, outputKey }, runner, session) {
    const source = await this.bucket.get(`${containerOf(job.sourceLocation.location)}/${key}`);
    if (!source) return { id, bytes: 0, error: DOCUMENT_FAULTS.FileNotFound };
    const { etag, size, httpMetadata } = source;
    if (size > this.limits.documentBytes) {
      await source.body.cancel();
      return { id, bytes: 0, etag, error: tooLarge(this.limits.documentBytes) };
    }
    const { error, output, categories } = runner.run(job, session, new Uint8Array(await source.arrayBuffer()));
    return error ? { id, bytes: 0, etag, error } : { id, bytes: size, etag, outputKey, output, httpMetadata, categories };
  }

  /** The result with the etag of what was written, or why it could not be. */
  async #write({ targetLocation: { location, overwrite } }, { output, httpMetadata, ...result }) {
    const { id, etag, outputKey } = result;
    const failed = (error) => ({ id, bytes: 0, etag, error });
    const path = `${containerOf(location)}/${outputKey}`;
    if (new TextEncoder().encode(path).length > LONGEST_KEY) return failed(DOCUMENT_FAULTS.TargetInvalid);
    const written = await this.bucket.put(path, output, {
      httpMetadata,
      customMetadata: { [MARK]: id },
      ...(!overwrite && { onlyIf: new Headers({ 'if-none-match': '*' }) }),
    });
    if (written) return { ...result, outputEtag: written.etag };
    // Something is there: ours from an earlier delivery, or another's that must stay.
    const there = await this.bucket.head(path);
    return there?.customMetadata?.[MARK] === id ? { ...result, outputEtag: there.etag } : failed(DOCUMENT_FAULTS.TargetExists);
  }
}
