// The package in workerd.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Miniflare } from 'miniflare';
import { NOTE, workerModules } from './helpers.mjs';

const SOURCE = `
  import { Deidentifier, Session, init } from './pkg/workerd.js';
  import * as lite from './pkg/lite/workerd.js';

  const engine = new Deidentifier();                       // at global scope: no randomness is drawn
  let early;
  try { new Session(); early = 'made'; } catch (error) { early = error.code; }

  export default {
    async fetch(request) {
      await init();
      const text = await request.text();
      const session = new Session();
      const surrogate = engine.surrogate(text, session).text;
      return Response.json({
        early,
        redacted: engine.redact(text).text,
        back: session.reidentify(surrogate),
        lite: new lite.Deidentifier().tag(text).length,
      });
    },
  };`;

test('a handler tags, redacts, surrogates and restores', async (t) => {
  const worker = new Miniflare({ modules: workerModules(SOURCE), compatibilityDate: '2026-04-01' });
  t.after(() => worker.dispose());
  const reply = await worker.dispatchFetch('http://localhost/', { method: 'POST', body: NOTE });
  const { early, redacted, back, lite } = await reply.json();
  assert.equal(early, 'NO_RANDOMNESS');
  assert.ok(redacted.includes('[date]') && !redacted.includes('03/14/2024'));
  assert.equal(back, NOTE);
  assert.ok(lite > 0);
});
