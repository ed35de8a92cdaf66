// Worker threads and the documents that wait for one.
import { Worker } from 'node:worker_threads';
import { DOCUMENT_FAULTS } from '../faults.js';

const TRIES = 2;

export class Pool {
  #waiting = [];
  #idle = [];
  #workers = new Set();
  #closed = false;

  /** @param {{ size: number, data: { engine: string, options?: object, documentBytes: number } }} options */
  constructor({ size, data }) {
    Object.assign(this, { size, data });
  }

  /** @param {object} message for a worker @param {AbortSignal} signal takes it back @returns {Promise<any>} its answer */
  run(message, signal) {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const drop = () => {
        task.dropped = true;
        reject(signal.reason);
      };
      const task = {
        message,
        tries: 0,
        dropped: false,
        resolve(answer) {
          signal.removeEventListener('abort', drop);
          resolve(answer);
        },
      };
      signal.addEventListener('abort', drop);
      this.#waiting.push(task);
      this.#next();
    });
  }

  #next() {
    while (this.#waiting[0]?.dropped) this.#waiting.shift();
    if (this.#waiting.length === 0 || this.#closed) return;
    const worker = this.#idle.pop() ?? (this.#workers.size < this.size ? this.#hire() : undefined);
    if (!worker) return;
    worker.task = this.#waiting.shift();
    worker.task.tries += 1;
    worker.postMessage(worker.task.message);
  }

  #hire() {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: this.data });
    worker.on('message', (answer) => {
      worker.task.resolve(answer);
      worker.task = undefined;
      this.#idle.push(worker);
      this.#next();
    });
    // A worker that dies takes its document back to the line; one that kills two of them is given up.
    worker.on('error', () => {});
    worker.on('exit', () => {
      this.#workers.delete(worker);
      this.#idle = this.#idle.filter((one) => one !== worker);
      const { task } = worker;
      if (task && task.tries < TRIES) this.#waiting.unshift(task);
      else task?.resolve({ error: DOCUMENT_FAULTS.ProcessingFailed, bytes: 0 });
      this.#next();
    });
    this.#workers.add(worker);
    return worker;
  }

  async close() {
    this.#closed = true;
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }
}
