// The service as a Cloudflare Worker. Bindings: DOCUMENTS (R2), WORK (queue), JOBS, INDEX, RATES and TOTALS (Durable
// Objects), and the secret TOKENS. Names are those of worker-template/wrangler.jsonc.
import * as scrubjay from 'scrubjay';
import { staticTokens } from './auth.js';
import { SharedMetrics, sharedRate } from './cloudflare-counts.js';
import { ServiceError } from './errors.js';
import { CloudflareStore } from './jobs/cloudflare/store.js';
import { DEFAULTS } from './limits.js';
import { createService } from './service.js';

export { Rate, Totals } from './cloudflare-counts.js';
export { JobIndex } from './jobs/cloudflare/index-object.js';
export { Job } from './jobs/cloudflare/job-object.js';

/**
 * @param {(env: any) => Partial<import('./edge.js').ServiceConfig>} [configure] what differs from the template
 */
export function createWorker(configure = () => ({})) {
  let ready;
  const make = async (env) => {
    const config = configure(env);
    const requests = Number(env.RATE_LIMIT);
    const limits = { ...DEFAULTS, bytesPer5s: Infinity, requestsPer5s: requests > 0 ? requests : Infinity, ...config.limits };
    const auth = config.auth ?? (await staticTokens(env.TOKENS ?? ''));
    const metrics = new SharedMetrics(env);
    const service = createService({ engine: scrubjay, store: new CloudflareStore(env, limits), rate: sharedRate(env), ...config, auth, limits, metrics });
    return { service, metrics };
  };
  const open = (env) =>
    (ready ??= make(env).catch((error) => {
      ready = undefined;
      throw error;
    }));

  return {
    async fetch(request, env, ctx) {
      try {
        const { service, metrics } = await open(env);
        const response = await service.fetch(request);
        ctx.waitUntil(metrics.gather());
        return response;
      } catch (error) {
        // No tokens, no service.
        console.error(error?.message);
        return new ServiceError('ServiceMisconfigured').response();
      }
    },
    async queue(batch, env, ctx) {
      const { service, metrics } = await open(env);
      await service.queue(batch);
      ctx.waitUntil(metrics.gather());
    },
  };
}
