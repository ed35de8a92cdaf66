// Runs the engine. Text comes in and goes out by message; this thread can reach nothing else.

import { Deidentifier, policies, Session, version } from '../pkg/inline.js';

let session = new Session();
let engine = new Deidentifier();
let settings = '{}';

/** An engine with these options; the last one is kept. */
function engineWith(options) {
  const wanted = JSON.stringify(options);
  if (wanted !== settings) {
    const next = new Deidentifier(options);
    engine.free();
    [engine, settings] = [next, wanted];
  }
  return engine;
}

const OPERATIONS = {
  tag: (on, text) => ({ text: '', entities: on.tag(text) }),
  redact: (on, text, format) => on.redact(text, { format }),
  surrogate: (on, text) => on.surrogate(text, session),
  deidentify: (on, text) => on.deidentify(text, session),
};

const TASKS = {
  about: () => ({ version: version(), policies: policies() }),
  run({ text, operation, options, format }) {
    const on = engineWith(options);
    const start = performance.now();
    const result = OPERATIONS[operation](on, text, format);
    return { ...result, took: performance.now() - start };
  },
  putBack: (text) => session.reidentify(text),
  renew() {
    session.free();
    session = new Session();
  },
};

onmessage = ({ data: { id, task, input } }) => {
  try {
    postMessage({ id, answer: TASKS[task](input) });
  } catch ({ code, message }) {
    postMessage({ id, problem: { code, message } });
  }
};
