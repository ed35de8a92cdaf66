// The engine's side of the page: a worker, so that typing never waits for it.

/** Asks the worker; it answers in order. A worker that dies takes its session along; the next question starts another. */
export class Engine {
  #worker;
  #waiting = new Map();
  #last = 0;

  #start() {
    const worker = new Worker('js/worker.js', { type: 'module' });
    worker.onmessage = ({ data: { id, answer, problem } }) => {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (problem) reject(problem);
      else resolve(answer);
    };
    worker.onerror = () => {
      const waiting = [...this.#waiting.values()];
      this.#waiting.clear();
      worker.terminate();
      this.#worker = undefined;
      for (const { reject } of waiting) reject({ code: 'INTERNAL', message: 'the engine stopped; the next change starts it again' });
    };
    return worker;
  }

  /** `task` names a function of worker.js. Rejects with `{code, message}`. */
  ask(task, input) {
    const id = ++this.#last;
    this.#worker ??= this.#start();
    this.#worker.postMessage({ id, task, input });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }
}

/**
 * Calls `work` a moment after the last request, never twice at once, and always once after the last request. The moment
 * is `delay` ms, or half of what the last call took: in a long note nothing but the keys is attended to while someone types.
 */
export function latest(work, delay) {
  let timer;
  let took = 0;
  let busy = false;
  let again = false;
  const start = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const began = performance.now();
    await work();
    took = performance.now() - began;
    busy = false;
    if (again) {
      again = false;
      start();
    }
  };
  return (now = false) => {
    clearTimeout(timer);
    if (now) start();
    else timer = setTimeout(start, Math.max(delay, took / 2));
  };
}
