// What is on disk of one job: `job.json` (the job, its secret), `documents.json` (what was found, once) and
// `results.jsonl` (one line a finished document; a torn last line counts as not written).
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing, replaceFile, syncFolder } from './files.js';

/** @typedef {{ id: string, key: string, size: number, etag: string }} Found */
/** @typedef {{ at: number, status: 'Succeeded' | 'Failed', bytes: number, etag?: string, outputKey?: string, outputEtag?: string, error?: object }} Result */

export class Record {
  #results;
  #torn = true;
  /** @param {string} folder of the job */
  constructor(folder) {
    this.folder = folder;
  }

  async create(state) {
    await mkdir(this.folder, { mode: 0o700 });
    await this.save(state);
    await syncFolder(dirname(this.folder));
  }

  save = (state) => replaceFile(join(this.folder, 'job.json'), JSON.stringify(state));

  /** Undefined if the job was never wholly created. */
  load = () => readJson(join(this.folder, 'job.json'));

  /** @returns {Promise<Found[] | undefined>} */
  documents = () => readJson(join(this.folder, 'documents.json'));

  /** @param {Found[]} found */
  saveDocuments = (found) => replaceFile(join(this.folder, 'documents.json'), JSON.stringify(found));

  /** The first result of each document. @returns {Promise<Map<number, Result>>} */
  async results() {
    const text = await readFile(this.#path, 'utf8').catch(missing('')) ;
    const results = new Map();
    for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
      const result = line.startsWith('{') ? parsed(line) : undefined;
      if (result && !results.has(result.at)) results.set(result.at, result);
    }
    return results;
  }

  /** @param {Result[]} results */
  async append(results) {
    this.#results ??= await open(this.#path, 'a', 0o600);
    // The blank line ends whatever a crash or a full disk left unfinished.
    const blank = this.#torn ? '\n' : '';
    this.#torn = true;
    await this.#results.appendFile(blank + results.map((result) => `${JSON.stringify(result)}\n`).join(''));
    await this.#results.datasync();
    this.#torn = false;
  }

  async close() {
    await this.#results?.close();
    this.#results = undefined;
  }

  async remove() {
    await this.close();
    // Gone at once, then gone from the disk; what a crash leaves begins with a dot and is swept at the next start.
    const gone = join(dirname(this.folder), `.${crypto.randomUUID()}`);
    await rename(this.folder, gone);
    await syncFolder(dirname(this.folder));
    await rm(gone, { recursive: true, force: true });
  }

  get #path() {
    return join(this.folder, 'results.jsonl');
  }
}

const missing = (instead) => (error) => {
  if (isMissing(error)) return instead;
  throw error;
};

const readJson = async (path) => parsed(await readFile(path, 'utf8').catch(missing('')));

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
