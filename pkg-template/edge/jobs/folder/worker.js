// A worker thread: reads a document, has the engine work on it, hands the bytes back. It writes nothing.
import { parentPort, workerData } from 'node:worker_threads';
import { operations } from '../../operations.js';
import { documentRunner } from '../document.js';
import { DOCUMENT_FAULTS } from '../faults.js';
import { isMissing, readFile } from './files.js';

const { engine, options, documentBytes } = workerData;
const runner = documentRunner(operations(await import(engine), options), documentBytes);

/** The session of the job at hand. */
let current = { secret: '', session: undefined };

function sessionOf(secret) {
  if (current.secret !== secret) {
    current.session?.free();
    current = { secret, session: runner.session(Uint8Array.from(Buffer.from(secret, 'base64'))) };
  }
  return current.session;
}

parentPort.on('message', ({ container, key, task, secret }) => {
  let source;
  try {
    source = readFile(container, key, documentBytes);
  } catch (error) {
    const gone = isMissing(error) || error.code === 'ELOOP';
    return parentPort.postMessage({ error: gone ? DOCUMENT_FAULTS.FileNotFound : DOCUMENT_FAULTS.FileAccessDenied, bytes: 0 });
  }
  const result = runner.run(task, sessionOf(secret), source.bytes);
  parentPort.postMessage({ ...result, bytes: source.bytes.length, etag: source.etag }, result.output ? [result.output.buffer] : []);
});
