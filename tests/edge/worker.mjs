// The worker template in workerd, bundled as wrangler bundles it and bound as its wrangler.jsonc says.
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';

const template = fileURLToPath(new URL('./node_modules/scrubjay/worker-template/', import.meta.url));

/** The template's configuration; its comments are whole lines. */
export const wrangler = async () => JSON.parse((await readFile(`${template}wrangler.jsonc`, 'utf8')).replace(/^\s*\/\/.*$/gm, ''));

/** One module and the WebAssembly beside it. @returns {Promise<{ path: string, contents: Uint8Array }[]>} */
export async function bundle(entry = { path: `${template}src/index.js` }) {
  const { outputFiles } = await build({
    ...(entry.path ? { entryPoints: [entry.path] } : { stdin: { contents: entry.source, resolveDir: fileURLToPath(new URL('.', import.meta.url)) } }),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    loader: { '.wasm': 'copy' },
    assetNames: '[name]',
    outdir: '/worker',
    write: false,
  });
  return outputFiles.map(({ path, contents }) => ({ path: path.replace('/worker/', ''), contents }));
}

// A test that fails must not leave a runtime that keeps the whole run waiting.
const running = new Set();
if (process.env.NODE_TEST_CONTEXT) after(() => Promise.all([...running].map(end)));
const end = (miniflare) => running.delete(miniflare) && miniflare.dispose();

/** @param {{ bindings?: Record<string, string>, entry?: { source: string } }} [options] `log()` is all it has printed, `deliver` plays the queue */
export async function startWorker({ bindings = {}, entry } = {}) {
  const config = await wrangler();
  const files = await bundle(entry);
  const modules = files.map(({ path, contents }) => ({ type: path.endsWith('.wasm') ? 'CompiledWasm' : 'ESModule', path: `/worker/${path}`, contents }));
  modules.sort((a) => (a.type === 'ESModule' ? -1 : 1));
  const [consumer] = config.queues.consumers;
  const printed = [];
  const keep = (stream) => stream.on('data', (chunk) => printed.push(chunk));
  const miniflare = new Miniflare({
    handleRuntimeStdio: (out, err) => void [out, err].forEach(keep),
    port: 0,
    modules,
    modulesRoot: '/worker',
    compatibilityDate: config.compatibility_date,
    bindings: { ...config.vars, ...bindings },
    r2Buckets: config.r2_buckets.map(({ binding }) => binding),
    queueProducers: Object.fromEntries(config.queues.producers.map(({ binding, queue }) => [binding, queue])),
    queueConsumers: {
      [consumer.queue]: { maxBatchSize: consumer.max_batch_size, maxBatchTimeout: consumer.max_batch_timeout, maxRetries: consumer.max_retries },
    },
    durableObjects: Object.fromEntries(
      config.durable_objects.bindings.map(({ name, class_name }) => [name, { className: class_name, useSQLite: config.migrations.some(({ new_sqlite_classes }) => new_sqlite_classes.includes(class_name)) }]),
    ),
  });
  running.add(miniflare);
  const url = (await miniflare.ready).origin;
  const bucket = await miniflare.getR2Bucket(config.r2_buckets[0].binding);
  const deliver = async (messages) => (await miniflare.getWorker()).queue(consumer.queue, messages.map((body) => ({ id: crypto.randomUUID(), timestamp: new Date(), attempts: 1, body })));
  return { url, bucket, files, deliver, log: () => Buffer.concat(printed).toString(), close: () => end(miniflare) };
}
