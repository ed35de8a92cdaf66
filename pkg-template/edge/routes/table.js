// Every route: its operation, what the caller must be allowed, and its handler.
import { deidentifyText } from './deid.js';
import { cancelJob, createJob, deleteJob, getJob, listDocuments, listJobs } from './jobs.js';
import { analyzeText } from '../language/analyze.js';

/**
 * @typedef {object} Route
 * @property {string} operation name in the audit log and the metrics
 * @property {string} [action] what the caller's role must allow; everyone may if absent
 * @property {boolean} [versioned] whether it takes one of the api-versions of the service
 * @property {(call: import('../service.js').Call) => Promise<Response> | Response} handle
 */

const health = () => Response.json({ status: 'Healthy' });
const metrics = async ({ service }) => new Response(await service.metrics.text(), { headers: { 'content-type': service.metrics.type } });

/** @type {[path: RegExp, methods: Record<string, Route>][]} */
const TABLE = [
  [/^\/deid$/, { POST: { operation: 'DeidentifyText', action: 'Realtime/action', versioned: true, handle: deidentifyText } }],
  [/^\/jobs$/, { GET: { operation: 'ListJobs', action: 'Batch/read', versioned: true, handle: listJobs } }],
  [/^\/jobs\/([^/]+):cancel$/, { POST: { operation: 'CancelJob', action: 'Batch/write', versioned: true, handle: cancelJob } }],
  [/^\/jobs\/([^/]+)\/documents$/, { GET: { operation: 'ListJobDocuments', action: 'Batch/read', versioned: true, handle: listDocuments } }],
  [
    /^\/jobs\/([^/]+)$/,
    {
      GET: { operation: 'GetJob', action: 'Batch/read', versioned: true, handle: getJob },
      PUT: { operation: 'DeidentifyDocuments', action: 'Batch/write', versioned: true, handle: createJob },
      DELETE: { operation: 'DeleteJob', action: 'Batch/delete', versioned: true, handle: deleteJob },
    },
  ],
  [/^\/language\/:analyze-text$/, { POST: { operation: 'AnalyzeText', action: 'Realtime/action', handle: analyzeText } }],
  [/^\/health$/, { GET: { operation: 'Health', handle: health }, HEAD: { operation: 'Health', handle: health } }],
  [/^\/metrics$/, { GET: { operation: 'Metrics', action: 'Metrics/read', handle: metrics } }],
];

/** @param {string} path as it stands in the address, still encoded */
export function match(path) {
  for (const [pattern, methods] of TABLE) {
    const found = pattern.exec(path);
    if (found) return { methods, name: found[1] };
  }
  return undefined;
}
