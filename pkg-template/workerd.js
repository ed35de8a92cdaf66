// Workers: the runtime compiles the module; compiling at run time is forbidden there.
import { initSync } from './index.js';
import module from './deid.wasm';

initSync(module);

export * from './index.js';
