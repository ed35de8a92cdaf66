// The routes of jobs, over a JobStore.
import { invalid, ServiceError, validationFailed } from '../errors.js';
import { define, isOver, wireDocument, wireJob } from '../jobs/definition.js';
import { readJson } from '../limits.js';
import { paged, pageOf } from '../paging.js';

/** @typedef {import('../service.js').Call} Call */

/** Seconds after which a client should look again; the clients' own default is up to thirty. */
const POLL = '1';

/** @param {Call} call */
export async function createJob(call) {
  const { service, request, url, version, jobName } = call;
  const { json, size } = await readJson(request, service.limits.requestBytes);
  await call.took(size);
  // A client that saw no answer sends the same request again, with the same id: it gets the job it made.
  const requestId = request.headers.get('x-ms-client-request-id') ?? undefined;
  const job = await service.store.create(jobName, define(json, version), requestId);
  if (!job) throw new ServiceError('JobAlreadyExists');
  return jobReply(call, job, {
    'operation-id': jobName,
    'operation-location': `${url.origin}${url.pathname}?api-version=${url.searchParams.get('api-version')}`,
  });
}

/** @param {Call} call */
export const getJob = async (call) => jobReply(call, found(await call.service.store.get(call.jobName)));

/** @param {Call} call */
export const cancelJob = async (call) => jobReply(call, found(await call.service.store.cancel(call.jobName)));

/** @param {Call} call */
export async function deleteJob({ service, jobName }) {
  if (!(await service.store.remove(jobName))) throw new ServiceError('JobNotFound');
  // The type is for miniflare, which says of what has none that it is gzip, even of nothing.
  return new Response(null, { status: 204, headers: { 'content-type': 'application/octet-stream' } });
}

/** @param {Call} call */
export async function listJobs({ service, url, version }) {
  const { jobs, next } = await service.store.list(page(url));
  return Response.json(paged(url, jobs.map((job) => wireJob(job, version)), next));
}

/** @param {Call} call */
export async function listDocuments({ service, url, jobName }) {
  const { job, documents, next } = found(await service.store.documents(jobName, page(url)));
  return Response.json(paged(url, documents.map((document) => wireDocument(job, document)), next));
}

/** Both stores give numbers as the place of the next page. */
function page(url) {
  const { size, after } = pageOf(url);
  if (after !== undefined && !/^\d{1,20}$/.test(after)) throw validationFailed([invalid('continuationToken', 'Is not a token of this service.')]);
  return { size, after: after === undefined ? undefined : Number(after) };
}

function found(value) {
  if (!value) throw new ServiceError('JobNotFound');
  return value;
}

const jobReply = ({ version }, job, headers = {}) =>
  Response.json(wireJob(job, version), { headers: { ...headers, ...(!isOver(job) && { 'retry-after': POLL }) } });
