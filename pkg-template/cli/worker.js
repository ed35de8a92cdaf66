// A thread of pool.js: a file in, undefined or what went wrong out.

import { parentPort, workerData } from 'node:worker_threads';
import { readText, writeWhole } from './files.js';
import { operator } from './operator.js';

const run = operator(workerData);

parentPort.on('message', ({ from, to, name }) => {
  try {
    writeWhole(to, run(readText(from), name));
    parentPort.postMessage(undefined);
  } catch (error) {
    parentPort.postMessage(error.message);
  }
});
