// One document of a job, bytes in, bytes out. The same job, secret and bytes give the same bytes, on any worker.
import { phiEntities } from '../entities.js';
import { DOCUMENT_FAULTS, tooLarge } from './faults.js';

/**
 * @param {ReturnType<import('../operations.js').operations>} operations
 * @param {number} documentBytes the limit
 */
export function documentRunner(operations, documentBytes) {
  /**
   * @param {Pick<import('./definition.js').Definition, 'operation' | 'customizations'>} job @param {any} session of the job @param {Uint8Array} bytes
   * @returns {{ output: Uint8Array, categories: string[] } | { error: { code: string, message: string } }}
   */
  const run = ({ operation, customizations }, session, bytes) => {
    if (bytes.length > documentBytes) return { error: tooLarge(documentBytes) };
    let text;
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return { error: DOCUMENT_FAULTS.FileNotUtf8 };
    }
    try {
      const result = operations.run(text, { operation, ...customizations }, session);
      const output = result.text ?? JSON.stringify({ taggerResult: { entities: phiEntities(text, result.spans) } });
      return { output: new TextEncoder().encode(output), categories: result.spans.map(({ category }) => category) };
    } catch {
      return { error: DOCUMENT_FAULTS.ProcessingFailed };
    }
  };
  return { run, session: operations.session };
}
