export { Job, JobIndex, Rate, Totals } from 'scrubjay/edge/cloudflare';

import { createWorker } from 'scrubjay/edge/cloudflare';
export default createWorker();
