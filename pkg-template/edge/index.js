// `scrubjay/edge`: the service over this package's engine, for any runtime with fetch.
import * as scrubjay from 'scrubjay';
import { createService as create } from './service.js';

export { staticTokens } from './auth.js';
export { jwt } from './jwt.js';
export { ROLES } from './roles.js';

/** @param {import('./edge.js').ServiceConfig} config `engine` is this package's if absent */
export const createService = (config) => create({ engine: scrubjay, ...config });
