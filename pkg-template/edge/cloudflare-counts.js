// What all isolates of a Worker count together: requests of a caller, and the metrics.
import { DurableObject } from 'cloudflare:workers';
import { RateLimiter } from './limits.js';
import { Metrics } from './metrics.js';

/** Milliseconds an isolate gathers counts before it passes them on. */
const GATHER = 1_000;

/** Durable Object: the rate of one caller. */
export class Rate extends DurableObject {
  #limiter = new RateLimiter();

  take(...asked) {
    return this.#limiter.take(...asked);
  }
}

/** Durable Object: the metrics of the whole Worker. */
export class Totals extends DurableObject {
  #metrics = new Metrics();

  constructor(ctx, env) {
    super(ctx, env);
    ctx.blockConcurrencyWhile(async () => this.#metrics.merge((await ctx.storage.get('counts')) ?? []));
  }

  async add(counts) {
    this.#metrics.merge(counts);
    await this.ctx.storage.put('counts', this.#metrics.counts);
  }

  text() {
    return this.#metrics.text();
  }
}

/** The limiter a Worker's service asks. */
export const sharedRate = ({ RATES }) => ({ take: (caller, ...more) => RATES.getByName(caller).take(caller, ...more) });

/** The metrics of one isolate, on their way to the totals. */
export class SharedMetrics extends Metrics {
  #begun = -Infinity;

  constructor({ TOTALS }) {
    super();
    // Made anew each time: what one request made must not be used by another.
    this.totals = () => TOTALS.getByName('metrics');
  }

  /** Passes on what this and the next requests count. For `waitUntil`. */
  async gather() {
    if (Date.now() - this.#begun < GATHER) return;
    this.#begun = Date.now();
    await new Promise((done) => setTimeout(done, GATHER));
    await this.flush();
  }

  async flush() {
    const counts = this.drain();
    try {
      await this.totals().add(counts);
    } catch (error) {
      this.merge(counts);
      throw error;
    }
  }

  async text() {
    await this.flush();
    return this.totals().text();
  }
}
