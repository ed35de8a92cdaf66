// One text in, what is written for it out.

import { Deidentifier, Session } from '../node.js';

/** A function of a text and its file name, made once for all texts of a run. */
export function operator({ operation, json, format, policy, secret }) {
  const engine = new Deidentifier({ policy });
  // Consistent over all files and threads by the secret alone; nothing is kept.
  const session = new Session({ secret, oneWay: true });
  const run = {
    tag: (text) => ({ text, entities: engine.tag(text) }),
    redact: (text) => engine.redact(text, { format }),
    surrogate: (text) => engine.surrogate(text, session),
    deidentify: (text) => engine.deidentify(text, session),
  }[operation];
  run('');
  return (text, file) => {
    const result = run(text);
    if (json) {
      const { entities } = result;
      return `${JSON.stringify(operation === 'tag' ? { file, entities } : { file, ...result })}\n`;
    }
    return operation === 'tag' ? marked(result) : result.text;
  };
}

function marked({ text, entities }) {
  let out = '';
  let at = 0;
  for (const { category, start, end } of entities) {
    out += `${text.slice(at, start)}[[${category}|${text.slice(start, end)}]]`;
    at = end;
  }
  return out + text.slice(at);
}
