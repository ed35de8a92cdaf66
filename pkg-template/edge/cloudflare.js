// The service as a Cloudflare Worker. Bindings: DOCUMENTS (R2), WORK (queue), JOBS and INDEX (Durable Objects), and the
// secret TOKENS. Names are those of worker-template/wrangler.jsonc.
import * as scrubjay from 'scrubjay';
import { staticTokens } from './auth.js';
import { ServiceError } from './errors.js';
import { CloudflareStore } from './jobs/cloudflare/store.js';
import { DEFAULTS } from './limits.js';
import { createService } from './service.js';

export { JobIndex } from './jobs/cloudflare/index-object.js';
export { Job } from './jobs/cloudflare/job-object.js';

/**
 * @param {(env: any) => Partial<import('./edge.js').ServiceConfig>} [configure] what differs from the template
 */
export function createWorker(configure = () => ({})) {
  let service;
  const make = async (env) => {
    const config = configure(env);
    const requests = Number(env.RATE_LIMIT);
    const limits = { ...DEFAULTS, bytesPer5s: Infinity, requestsPer5s: requests > 0 ? requests : Infinity, ...config.limits };
    const auth = config.auth ?? (await staticTokens(env.TOKENS ?? ''));
    return createService({ engine: scrubjay, store: new CloudflareStore(env, limits), ...config, auth, limits });
  };
  const ready = (env) =>
    (service ??= make(env).catch((error) => {
      service = undefined;
      throw error;
    }));

  return {
    async fetch(request, env) {
      try {
        return await (await ready(env)).fetch(request);
      } catch (error) {
        // No tokens, no service.
        console.error(error?.message);
        const refusal = new ServiceError('ServiceMisconfigured');
        return Response.json(refusal.body(), { status: refusal.status });
      }
    },
    queue: async (batch, env) => (await ready(env)).queue(batch),
  };
}
