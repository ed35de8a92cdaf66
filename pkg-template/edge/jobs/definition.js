// What a job is: the shape a caller may send, the defaults, and how a job and its documents look on the wire.
import { checkCustomizations, customizations, OPERATIONS, shown } from '../customizations.js';
import { invalid, validationFailed } from '../errors.js';
import * as shape from '../schema.js';
import { addressOf, containerOf, staysInside } from './location.js';

const PREFIX = 1_024;

const job = shape.object({
  operation: shape.choice(OPERATIONS),
  'sourceLocation!': shape.object({
    'location!': shape.string(),
    'prefix!': shape.string({ max: PREFIX }),
    extensions: shape.list(shape.string({ min: 1 }), { min: 1 }),
  }),
  'targetLocation!': shape.object({
    'location!': shape.string(),
    'prefix!': shape.string({ max: PREFIX }),
    overwrite: shape.boolean,
  }),
  customizations,
});

/**
 * The writable part of a job, checked, with the defaults filled in.
 * @param {unknown} json @param {ReturnType<import('../versions.js').apiVersion>} version
 */
export function define(json, version) {
  const faults = [];
  const given = job(json, '', faults);
  if (faults.length > 0) throw validationFailed(faults);
  const { operation = 'Surrogate', sourceLocation, targetLocation } = given;
  if (operation === 'SurrogateOnly') faults.push(invalid('Operation', 'Is not an operation of a job.'));
  for (const [name, { location, prefix }] of [['SourceLocation', sourceLocation], ['TargetLocation', targetLocation]]) {
    if (containerOf(location) === undefined) {
      faults.push(invalid(`${name}.Location`, `Location must be a valid ${version.inputLocale ? 'Absolute ' : ''}URI.`));
    }
    if (!staysInside(prefix)) faults.push(invalid(`${name}.Prefix`, 'Prefix must be a plain path inside the container.'));
  }
  const settled = checkCustomizations(given.customizations ?? {}, operation, version, faults);
  if (faults.length > 0) throw validationFailed(faults);
  return {
    operation,
    sourceLocation: { ...sourceLocation, extensions: sourceLocation.extensions ?? ['*'] },
    targetLocation: { ...targetLocation, overwrite: targetLocation.overwrite ?? false },
    customizations: settled,
  };
}

/** @typedef {ReturnType<typeof define>} Definition */

/**
 * What a store keeps of a job.
 * @typedef {Definition & {
 *   name: string, status: 'NotStarted' | 'Running' | 'Succeeded' | 'Failed' | 'Canceled', error?: { code: string, message: string },
 *   createdAt: string, lastUpdatedAt: string, startedAt?: string, summary?: Summary }} Job
 * @typedef {{ successful: number, failed: number, canceled: number, total: number, bytesProcessed: number }} Summary
 * @typedef {{ id: string, key: string, etag: string, outputKey?: string, outputEtag?: string,
 *   status: Job['status'], error?: { code: string, message: string, target?: string } }} Document
 */

export const isOver = ({ status }) => status === 'Succeeded' || status === 'Failed' || status === 'Canceled';

/** @param {Job} job @param {ReturnType<import('../versions.js').apiVersion>} version */
export const wireJob = (job, version) => ({
  name: job.name,
  status: job.status,
  operation: job.operation,
  sourceLocation: job.sourceLocation,
  targetLocation: job.targetLocation,
  customizations: shown(job.customizations, version),
  ...(job.error && { error: job.error }),
  createdAt: job.createdAt,
  ...(job.startedAt && { startedAt: job.startedAt }),
  lastUpdatedAt: job.lastUpdatedAt,
  ...(job.summary && { summary: job.summary }),
});

// The real service writes eTag; its Python client reads etag.
const place = (location, key, etag) => ({ location: addressOf(location, key), eTag: etag, etag });

/** @param {Job} job @param {Document} document */
export const wireDocument = (job, document) => ({
  id: document.id,
  input: place(job.sourceLocation.location, document.key, document.etag),
  ...(document.outputKey && { output: place(job.targetLocation.location, document.outputKey, document.outputEtag) }),
  status: document.status,
  ...(document.error && { error: document.error }),
});

/** Whether a request to create a job is the one that created it, sent again. @param {{ job: Job, requestId?: string }} state */
export const isRetry = ({ job, requestId: first }, definition, requestId) =>
  requestId !== undefined && requestId === first && Object.entries(definition).every(([name, value]) => JSON.stringify(value) === JSON.stringify(job[name]));
