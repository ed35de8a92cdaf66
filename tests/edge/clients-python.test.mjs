// The Python SDKs, as they are on PyPI, against both deployments.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TARGETS } from './targets.mjs';

const run = promisify(execFile);
const venv = fileURLToPath(new URL('../../target/edge-venv/', import.meta.url));
const script = fileURLToPath(new URL('./clients.py', import.meta.url));
const python = `${venv}bin/python`;
/** The older one lies beside the environment and goes before it. */
const VERSIONS = { '1.1.0b1': undefined, '1.0.0': `${venv}1.0.0` };

async function install() {
  const done = `${venv}installed`;
  if (existsSync(done)) return;
  await run('python3', ['-m', 'venv', venv]);
  const pip = (...args) => run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...args]);
  await pip('azure-health-deidentification==1.1.0b1', 'azure-ai-textanalytics==5.4.0');
  await pip('--no-deps', '--target', VERSIONS['1.0.0'], 'azure-health-deidentification==1.0.0');
  writeFileSync(done, '');
}

before(install, { timeout: 180_000 });

for (const [name, open] of Object.entries(TARGETS)) {
  describe(`Python clients, ${name}`, () => {
    let at;
    before(async () => (at = await open()));
    after(() => at.close());
    for (const [version, path] of Object.entries(VERSIONS)) {
      test(version, async () => {
        const { stdout } = await run(python, [script, at.url, version], { env: { ...process.env, ...(path && { PYTHONPATH: path }) } });
        assert.match(stdout, /all held$/m);
      });
    }
  });
}
