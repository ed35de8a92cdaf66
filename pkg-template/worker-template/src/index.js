import { createWorker, Job, JobIndex } from 'scrubjay/edge/cloudflare';

export { Job, JobIndex };
export default createWorker();
