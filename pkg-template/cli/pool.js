// Many files over worker threads.

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { complain } from './main.js';
import { Progress } from './progress.js';

/** Answers the exit code. */
export async function runAll(files, settings, jobs) {
  const queue = files.values();
  const progress = new Progress(files.length);
  let failed = 0;

  /** One thread after another takes files until none is left; one that dies fails its file only. */
  async function lane() {
    let worker;
    for (const file of queue) {
      worker ??= new Worker(new URL('./worker.js', import.meta.url), { workerData: settings });
      worker.postMessage(file);
      const [problem] = await once(worker, 'message').catch(() => {
        worker = undefined;
        return ['the worker thread stopped'];
      });
      if (problem !== undefined) {
        failed = 1;
        progress.clear();
        complain({ message: problem }, file.from);
      }
      progress.step();
    }
    await worker?.terminate();
  }

  await Promise.all(Array.from({ length: Math.min(jobs, files.length) }, lane));
  progress.clear();
  return failed;
}
