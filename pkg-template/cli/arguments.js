// What stands on the command line.

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

export const HELP = `Finds and replaces protected health information in text files, on this machine.

scrubjay tag        [FILE|DIR ...]   marks what is found: [[Category|text]]
scrubjay redact     [FILE|DIR ...]   puts its category in its place
scrubjay surrogate  [FILE|DIR ...]   puts realistic substitutes in its place
scrubjay deidentify [FILE|DIR ...]   does by category what a policy says
scrubjay presets                     lists the policies
scrubjay serve                       answers the API of a de-identification service on loopback

Without FILE or DIR it reads standard input. Output goes to standard output, or into --out DIR.

  --out DIR          write each result to DIR, under the name it has in its folder
  --json             print entities (UTF-16 offsets), and the text unless tagging, as a line of JSON
  --format F         how redact writes: [{type}], {Type}, {TYPE}, *{len}; 1 to 16 characters
  --policy NAME      what to do by category; see presets
  --secret-file F    32 bytes, or 64 hex digits: equal secrets give equal surrogates on any machine
  --jobs N           worker threads for --out; as many as there are cores if absent
  --version, --help

Exit code: 0 done, 1 a file failed, 2 wrong use.
`;

export class UsageError extends Error {}

const OPTIONS = {
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  format: { type: 'string' },
  policy: { type: 'string' },
  'secret-file': { type: 'string' },
  jobs: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
};

export function read(operation, words) {
  let parsed;
  try {
    parsed = parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error.message);
  }
  const { values, positionals: paths } = parsed;
  if (values.format !== undefined && operation !== 'redact') throw new UsageError('--format is for redact');
  const jobs = values.jobs === undefined ? availableParallelism() : Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1) throw new UsageError('--jobs must be a whole number from 1');
  const { help, out, json, format, policy } = values;
  const secret = values['secret-file'] === undefined ? randomSecret() : readSecret(values['secret-file']);
  return { operation, help, paths, out, json, format, policy, secret, jobs };
}

const randomSecret = () => crypto.getRandomValues(new Uint8Array(32));

function readSecret(path) {
  const bytes = readFileSync(path);
  if (bytes.length === 32) return new Uint8Array(bytes);
  const digits = bytes.toString('latin1').trim();
  if (!/^[0-9a-f]{64}$/i.test(digits)) throw new UsageError('a secret file holds 32 bytes, or 64 hex digits');
  return new Uint8Array(Buffer.from(digits, 'hex'));
}
