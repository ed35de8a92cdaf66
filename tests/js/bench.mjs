// The budgets that tests don't time: throughput in WebAssembly beside a plain pass that only cuts words, start-up, one
// request, memory. `node tests/js/bench.mjs` after `cargo verify`; benches/throughput.rs is the native twin.

import { spawnSync } from 'node:child_process';
import { notes } from './helpers.mjs';

const text = notes().map((note) => note.text).join('');
const megabytes = Buffer.byteLength(text) / 1e6;

/** The best of many runs, in ms: other work on the machine can only slow a run down. */
function best(work, ms = 2000) {
  let least = Infinity;
  for (const until = performance.now() + ms; performance.now() < until; ) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

const row = (name, value, unit) => console.log(`${name.padEnd(44)} ${value.toFixed(1).padStart(8)} ${unit}`);
const rate = (name, work) => row(name, megabytes / (best(work) / 1000), 'MB/s');

rate('plain words', () => text.match(/[\p{L}\p{N}]+/gu).length);
for (const entry of ['scrubjay', 'scrubjay/lite']) {
  const { Deidentifier, Session } = await import(entry);
  const engine = new Deidentifier();
  const session = new Session({ secret: new Uint8Array(32), oneWay: true });
  rate(`${entry}: tag`, () => engine.tag(text));
  rate(`${entry}: surrogate`, () => engine.surrogate(text, session));
  row(`${entry}: tag 5 KB, warm`, best(() => engine.tag(text.slice(0, 5000))), 'ms');

  const cold = `
    const start = performance.now();
    const { Deidentifier } = await import('${entry}');
    new Deidentifier().tag(process.argv[1]);
    console.log(performance.now() - start);`;
  const runs = Array.from({ length: 9 }, () => {
    const args = ['--input-type=module', '-e', cold, text.slice(0, 5000)];
    return Number(spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' }).stdout);
  });
  row(`${entry}: import and first 5 KB note`, Math.min(...runs), 'ms');

  const big = `
    const { Deidentifier } = await import('${entry}');
    const glue = await import('./node_modules/${entry}/deid.js');
    new Deidentifier().tag(process.argv[1].repeat(Math.ceil(2e6 / process.argv[1].length)));
    console.log(glue.initSync().memory.buffer.byteLength / 2 ** 20);`;
  const args = ['--input-type=module', '-e', big, text.slice(0, 100_000)];
  row(`${entry}: memory after a 2 MB document`, Number(spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' }).stdout), 'MiB');
}
