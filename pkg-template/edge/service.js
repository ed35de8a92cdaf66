// The service as a fetch handler: who may call what, within which limits; one audit record and one measure a request.
import { auditRecord } from './audit.js';
import { ANYONE, tokenOf } from './auth.js';
import { invalid, ServiceError, validationFailed } from './errors.js';
import { documentRunner } from './jobs/document.js';
import { DEFAULTS, RateLimiter } from './limits.js';
import { Metrics } from './metrics.js';
import { operations } from './operations.js';
import { allows } from './roles.js';
import { match } from './routes/table.js';
import { apiVersion, SUPPORTED } from './versions.js';

const JOB_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_-]{1,34}[a-zA-Z0-9]$/;
const CORS = {
  'access-control-allow-methods': 'GET, PUT, POST, DELETE',
  'access-control-allow-headers': 'authorization, content-type, accept, x-ms-client-request-id, x-ms-useragent, ocp-apim-subscription-key',
  'access-control-expose-headers': 'operation-location, operation-id, retry-after, x-ms-error-code, x-ms-client-request-id, x-ms-request-id, api-supported-versions',
  'access-control-max-age': '600',
};
const PROTECTION = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store,no-cache', pragma: 'no-cache', expires: '-1' };

/**
 * @typedef {object} Call
 * @property {Service} service @property {Request} request @property {URL} url
 * @property {ReturnType<typeof apiVersion>} version @property {string} jobName
 * @property {(bytes: number) => Promise<void>} took counts the body against the caller's rate
 */

class Service {
  /** @param {import('./edge.js').ServiceConfig & { metrics?: Metrics }} config */
  constructor({ engine, options, auth, store, limits, audit, metrics = new Metrics(), rate = new RateLimiter(), host = () => true, origin = () => true }) {
    if (!auth) throw new TypeError('createService needs auth: a verifier, or "none" for a service that is closed otherwise.');
    this.auth = auth === 'none' ? undefined : auth;
    this.limits = { ...DEFAULTS, ...limits };
    this.rate = rate;
    this.operations = operations(engine, options);
    this.store = store;
    this.audit = audit ?? ((record) => console.log(JSON.stringify(record)));
    this.metrics = metrics;
    // Jobs count as requests do.
    if (store) store.metrics = metrics;
    this.host = host;
    this.origin = origin;
  }

  /** @param {Request} request */
  async fetch(request) {
    const started = performance.now();
    const seen = { request, url: new URL(request.url), requestId: crypto.randomUUID(), operation: 'None' };
    const response = await this.#answer(seen).catch((error) => this.#refusal(error, seen));
    this.#dress(response, seen);
    this.metrics.request(seen.operation, response.status, (performance.now() - started) / 1000);
    this.audit(auditRecord({ ...seen, status: response.status }));
    return response;
  }

  async #answer(seen) {
    const { request, url } = seen;
    if (!this.host(url.hostname)) throw new ServiceError('MisdirectedRequest');
    const from = request.headers.get('origin');
    if (from !== null && !this.origin(from)) throw new ServiceError('ForbiddenOrigin');
    if (request.method === 'OPTIONS') {
      seen.operation = 'Preflight';
      return new Response(null, { status: 204 });
    }
    const found = match(url.pathname);
    if (!found) throw new ServiceError('NotFound');
    const route = found.methods[request.method];
    if (!route) throw new ServiceError('MethodNotAllowed', { headers: { allow: Object.keys(found.methods).join(', ') } });
    seen.operation = route.operation;
    if (route.action) await this.#admit(seen, route.action);
    const version = route.versioned ? apiVersion(url) : undefined;
    if (route.action?.startsWith('Batch/') && !this.store) throw new ServiceError('JobsUnavailable');
    if (found.name !== undefined) seen.jobName = jobName(found.name);
    const took = (bytes) => this.#take(seen.caller, 'bytes', bytes);
    return route.handle({ service: this, request, url, version, jobName: seen.jobName, took });
  }

  async #admit(seen, action) {
    const token = this.auth && tokenOf(seen.request, this.auth.header);
    seen.caller = this.auth ? token && (await this.auth.verify(token)) : ANYONE;
    if (!seen.caller) {
      const error = token ? ', error="invalid_token"' : '';
      throw new ServiceError('Unauthorized', { headers: { 'www-authenticate': `Bearer realm="deid"${error}` } });
    }
    if (!allows(seen.caller.roles, action)) throw new ServiceError('Forbidden');
    await this.#take(seen.caller, 'requests', 1);
  }

  async #take({ id }, what, amount) {
    const limit = this.limits[`${what}Per5s`];
    const wait = limit === Infinity ? 0 : await this.rate.take(id, what, amount, limit);
    if (wait === 0) return;
    throw new ServiceError('TooManyRequests', { message: `The rate limit of ${limit} ${what} in 5 seconds is reached.`, headers: { 'Retry-After': String(wait) } });
  }

  #refusal(error, { operation }) {
    // What is not ours may quote the text: its name is all that is told.
    if (!(error instanceof ServiceError)) console.error(`${operation}: ${error?.code ?? error?.name ?? 'unknown failure'}`);
    return (error instanceof ServiceError ? error : new ServiceError('InternalServerError')).response();
  }

  #dress({ headers, ok }, { request, url, requestId }) {
    const set = (all) => Object.entries(all).forEach(([name, value]) => headers.set(name, value));
    set(PROTECTION);
    if (headers.get('content-type') === 'application/json') headers.set('content-type', 'application/json; charset=utf-8');
    headers.set('x-ms-request-id', requestId);
    const clientId = request.headers.get('x-ms-client-request-id');
    if (clientId) headers.set('x-ms-client-request-id', clientId);
    if (ok) headers.set('api-supported-versions', SUPPORTED.join(', '));
    if (url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=15724800; includeSubDomains');
    const from = request.headers.get('origin');
    if (from !== null && this.origin(from)) set({ ...CORS, 'access-control-allow-origin': from, vary: 'origin' });
  }
}

/** @param {string} encoded */
function jobName(encoded) {
  let name = '';
  try {
    name = decodeURIComponent(encoded);
  } catch {
    // not a name
  }
  if (JOB_NAME.test(name)) return name;
  throw validationFailed([invalid('Name', 'Must have 3 to 36 letters, digits, hyphens or underscores, and begin and end with a letter or digit.')]);
}

/**
 * @param {import('./edge.js').ServiceConfig} config
 * @returns {{ fetch(request: Request): Promise<Response>, queue?(batch: any): Promise<void> }}
 */
export function createService(config) {
  const service = new Service(config);
  const runner = documentRunner(service.operations, service.limits.documentBytes);
  return {
    fetch: (request) => service.fetch(request),
    ...(config.store?.consume && { queue: (batch) => config.store.consume(batch, runner) }),
  };
}
