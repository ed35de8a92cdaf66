// From the keys found in the source to the documents of a job: which belong to it and where each output goes.
import { DOCUMENT_FAULTS, tooLarge } from './faults.js';
import { containerOf, extensionFilter, outputKey, staysInside } from './location.js';

/** Whether a key belongs to the job. @param {import('./definition.js').Definition} definition */
export function wanted({ sourceLocation: { prefix, extensions } }) {
  const hasExtension = extensionFilter(extensions);
  return (/** @type {string} */ key) => key.startsWith(prefix) && hasExtension(key);
}

/**
 * The output key of a document, or why it can have none.
 * @param {import('./definition.js').Definition} definition
 * @param {{ key: string, size: number }} document
 * @param {number} documentBytes the limit
 * @param {(key: string) => boolean} isSource whether a key is one of this job's documents
 * @returns {{ outputKey: string, error?: undefined } | { outputKey?: undefined, error: { code: string, message: string } }}
 */
export function outputOf({ sourceLocation: source, targetLocation: target }, { key, size }, documentBytes, isSource) {
  if (size > documentBytes) return { error: tooLarge(documentBytes) };
  const to = outputKey(key, source.prefix, target.prefix);
  if (!to || to.endsWith('/') || !staysInside(to)) return { error: DOCUMENT_FAULTS.TargetInvalid };
  // An output over a source would be read as a source by another document, or by a retry of this one.
  if (containerOf(source.location) === containerOf(target.location) && isSource(to)) return { error: DOCUMENT_FAULTS.TargetIsSource };
  return { outputKey: to };
}
