/** The service as a Cloudflare Worker; see `worker-template/`. */
import type { ServiceConfig } from './edge.js';

/** Durable Object: one job. */
export class Job {}
/** Durable Object: the list of jobs. */
export class JobIndex {}
/** Durable Object: the rate of one caller. */
export class Rate {}
/** Durable Object: the metrics of the Worker. */
export class Totals {}

/** The Worker's handlers. `configure` says what differs from the template: tokens from the secret `TOKENS`, no rate limit but `RATE_LIMIT`. */
export function createWorker(configure?: (env: any) => Partial<ServiceConfig>): {
  fetch(request: Request, env: unknown, ctx: unknown): Promise<Response>;
  queue(batch: unknown, env: unknown, ctx: unknown): Promise<void>;
};
