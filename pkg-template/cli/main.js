// The commands, and the exit code: 0 done, 1 a text failed, 2 wrong use.

import { policies, version } from '../node.js';
import { HELP, UsageError, read } from './arguments.js';
import { plan, readText } from './files.js';
import { operator } from './operator.js';
import { runAll } from './pool.js';

export async function main(words) {
  // A reader that has seen enough, such as `head`, is no fault.
  process.stdout.on('error', ({ code }) => process.exit(code === 'EPIPE' ? 0 : 1));
  try {
    return await dispatch(words);
  } catch (error) {
    complain(error);
    return error instanceof UsageError || error?.code?.startsWith('INVALID_') ? 2 : 1;
  }
}

async function dispatch([command, ...words]) {
  switch (command) {
    case 'tag':
    case 'redact':
    case 'surrogate':
    case 'deidentify':
      return operate(read(command, words));
    case 'serve': {
      const { serve } = await import('../edge/serve.js');
      await serve(words);
      return 0;
    }
    case 'presets':
      return show(policies().map(describe).join('\n'));
    case 'help':
    case '--help':
    case '-h':
      return show(HELP);
    case '--version':
      return show(`${version()}\n`);
    default:
      throw new UsageError(command === undefined ? 'which command?' : 'unknown command');
  }
}

async function operate({ help, paths, out, jobs, ...settings }) {
  if (help) return show(HELP);
  // Wrong settings are found before any text is read.
  const run = operator(settings);
  if (paths.length === 0) return show(run(readText(0)));
  const { files, folders } = plan(paths, out, settings.json);
  if (folders && out === undefined) throw new UsageError('a folder needs --out DIR');
  if (out !== undefined) return runAll(files, settings, jobs);
  let failed = 0;
  for (const { from, name } of files) {
    try {
      show(run(readText(from), name));
    } catch (error) {
      complain(error, from);
      failed = 1;
    }
  }
  return failed;
}

function describe({ name, source, actions }) {
  const rows = Object.entries(actions).map(([category, action]) => `  ${category.padEnd(16)} ${action}\n`);
  return `${name}: ${source}\n${rows.join('')}`;
}

function show(text) {
  process.stdout.write(text);
  return 0;
}

/** One line on stderr. A message of the system names the path and nothing of the text. */
export function complain(error, path) {
  const where = path === undefined ? '' : `${path}: `;
  const usage = error instanceof UsageError ? '; scrubjay --help tells' : '';
  process.stderr.write(`scrubjay: ${where}${error?.message ?? 'internal error'}${usage}\n`);
}
