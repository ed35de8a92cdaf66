import { serve } from '../../pkg-template/edge/serve.js';
await serve(process.argv.slice(2), { engine: new URL('./fake-engine.mjs', import.meta.url).href });
