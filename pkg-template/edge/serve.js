// `scrubjay serve`: the service in the foreground on this machine, jobs on a folder.
import { openSync, writeSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../cli/arguments.js';
import { staticTokens } from './auth.js';
import { FolderStore } from './jobs/folder/store.js';
import { listener } from './node-adapter.js';
import { ROLES } from './roles.js';
import { createService } from './service.js';

const HELP = `Answers the API of a de-identification service on 127.0.0.1, in the foreground.

scrubjay serve [--port N] [--data DIR] [--tokens FILE | --no-auth] [--rate-limit N]

  --port N         8080 if absent; 0 for a free one
  --data DIR       where jobs find documents: https://HOST/CONTAINER is DIR/CONTAINER; this folder if absent
  --tokens FILE    who may call: JSON {"<token>": "<role>"}; roles: ${Object.keys(ROLES).join(', ')}
  --no-auth        everyone on this machine may do everything
  --rate-limit N   requests of one caller in five seconds; no limit if absent
`;
const isLocal = (hostname) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);

/** @param {string[]} args */
function settings(args) {
  let values;
  try {
    const options = { port: { type: 'string' }, data: { type: 'string' }, tokens: { type: 'string' }, 'no-auth': { type: 'boolean' }, 'rate-limit': { type: 'string' }, help: { type: 'boolean', short: 'h' } };
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new UsageError(error.message);
  }
  const whole = (name, least, most) => {
    const value = values[name] === undefined ? undefined : Number(values[name]);
    if (value === undefined || (/^\d+$/.test(values[name]) && value >= least && value <= most)) return value;
    throw new UsageError(`--${name} must be a number from ${least} to ${most}.`);
  };
  if (values.help) return undefined;
  if (Boolean(values.tokens) === Boolean(values['no-auth'])) throw new UsageError('Give one of --tokens FILE and --no-auth.');
  return {
    port: whole('port', 0, 65_535) ?? 8080,
    dir: resolve(values.data ?? '.'),
    tokens: values.tokens,
    rate: whole('rate-limit', 1, 1_000_000) ?? Infinity,
  };
}

/**
 * Starts the service. It ends with the process.
 * @param {string[]} args
 * @param {string} [engine] the address of the engine's module; this package if absent
 */
export async function serve(args, engine = import.meta.resolve('scrubjay')) {
  const given = settings(args);
  if (!given) return void process.stdout.write(HELP);
  const { port, dir, tokens, rate } = given;
  const auth = tokens === undefined ? 'none' : await verifier(tokens);
  const limits = { requestsPer5s: rate, bytesPer5s: Infinity };
  const store = await FolderStore.open({ dir, engine, limits });
  const audit = await auditFile(dir);
  const open = auth === 'none';
  const service = createService({
    engine: await import(engine),
    auth,
    store,
    limits,
    audit,
    // Without tokens a page of the web must not be able to use the service through its reader's browser.
    ...(open && { host: isLocal, origin: (origin) => URL.canParse(origin) && isLocal(new URL(origin).hostname) }),
  });
  const server = createServer(listener(service.fetch));
  await listen(server, port).catch(async (error) => {
    await store.close();
    throw error;
  });
  const address = `http://127.0.0.1:${server.address().port}`;
  console.log(`scrubjay serves ${address} with the jobs' storage in ${dir}${open ? ', without tokens' : ''}`);
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => close().finally(() => process.exit(0)));
  return { address, close };
}

const listen = (server, port) => new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', () => done(undefined)));

async function verifier(path) {
  let table;
  try {
    table = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--tokens: the file can not be read (${error.code}).`);
  }
  return staticTokens(table).catch((error) => {
    throw new UsageError(`--tokens: ${error.message}`);
  });
}

/** Written at once, so that a kill loses no line. */
async function auditFile(dir) {
  const folder = join(dir, '.scrubjay');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = openSync(join(folder, 'audit.jsonl'), 'a', 0o600);
  return (record) => {
    try {
      writeSync(file, `${JSON.stringify(record)}\n`);
    } catch (error) {
      console.error(`audit: ${error.code}`);
    }
  };
}
