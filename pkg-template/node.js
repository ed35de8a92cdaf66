// Node: the module is read and compiled at import.
import { readFileSync } from 'node:fs';
import { initSync } from './index.js';

initSync(readFileSync(new URL('./deid.wasm', import.meta.url)));

export * from './index.js';
