// Browsers: nothing is fetched before init().
import { init as load } from './index.js';

export * from './index.js';

export const init = (source = new URL('./deid.wasm', import.meta.url)) => load(source);
