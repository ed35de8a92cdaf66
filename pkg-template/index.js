// The public API over the glue in deid.js: input checks, plain results, and a fresh engine after a trap.

import load, * as glue from './deid.js';

/** UTF-16 units; the engine's limit is as many UTF-8 bytes, so a longer text need not be copied to be refused. */
const MAX_LENGTH = 16 << 20;

export class ScrubjayError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = 'ScrubjayError';
    this.code = code;
  }
}

const fail = (code, message) => {
  throw new ScrubjayError(code, message);
};

// --- The engine. `generation` counts its instances; 0 is none yet.

let generation = 0;
let suspect = false;
let categoryNames;
let ruleNames = [];

export async function init(source) {
  if (generation > 0) return;
  try {
    await load({ module_or_path: await source });
  } catch (cause) {
    notLoaded(cause);
  }
  generation ||= 1;
}

export function initSync(source) {
  if (generation > 0) return;
  try {
    glue.initSync({ module: source });
  } catch (cause) {
    notLoaded(cause);
  }
  generation = 1;
}

function notLoaded(cause) {
  throw new ScrubjayError('NOT_READY', 'the engine could not be loaded', { cause });
}

/** After a trap nothing in the old instance can be trusted; what it held is wiped. */
function restart() {
  const { memory } = glue.initSync();
  new Uint8Array(memory.buffer).fill(0);
  glue.__wbg_reset_state();
  generation += 1;
  suspect = false;
  ruleNames = [];
}

/** Runs one call into the engine. The engine's own errors are `{code, message}`; whatever else it throws may quote text. */
function engine(call) {
  if (generation === 0) fail('NOT_READY', 'call init() first, and wait for it');
  if (suspect) restart();
  let problem;
  try {
    return call();
  } catch (error) {
    problem = error;
  }
  if (problem instanceof ScrubjayError) throw problem;
  // Error classes have a prototype of their own, so this can't be one.
  if (typeof problem?.code === 'string' && Object.getPrototypeOf(problem) === Object.prototype) {
    fail(problem.code, problem.message);
  }
  suspect = true;
  fail('INTERNAL', 'the engine stopped; the next call runs on a fresh one');
}

/** An object inside the engine, made again when its instance is gone. */
class Handle {
  #make;
  #raw;
  #born = 0;

  constructor(make) {
    this.#make = make;
    engine(() => this.raw);
  }

  /** Only inside `engine`. */
  get raw() {
    if (!this.#make) fail('DISPOSED', 'free() was called on this object');
    if (this.#born !== generation) {
      this.#raw = this.#make();
      this.#born = generation;
    }
    return this.#raw;
  }

  get born() {
    return this.#born;
  }

  get make() {
    return this.#make;
  }

  free() {
    if (this.#make && this.#born === generation && !suspect) this.#raw.free();
    this.#make = this.#raw = undefined;
  }
}

// --- Checks of what callers pass.

function checkText(text) {
  if (typeof text !== 'string') fail('INVALID_TEXT', 'the text must be a string');
  if (text.length > MAX_LENGTH) fail('TEXT_TOO_LARGE', 'the text is longer than 16 MiB');
}

/** A private copy of an options object whose keys are all in `allowed`, or of any if that is absent. */
function copyOptions(options, name, allowed) {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    fail('INVALID_OPTION', `${name} must be an object`);
  }
  const unknown = allowed && Object.keys(options).find((key) => !allowed.includes(key));
  if (unknown !== undefined) fail('INVALID_OPTION', `unknown option: ${unknown}`);
  try {
    return structuredClone(options);
  } catch {
    return fail('INVALID_OPTION', `${name} must be plain data`);
  }
}

function checkBytes(bytes, code, message) {
  if (!(bytes instanceof Uint8Array)) fail(code, message);
  return bytes.slice();
}

const isUint32 = (n) => Number.isInteger(n) && n >= 0 && n <= 0xffffffff;

function flatSpans(entities) {
  if (!Array.isArray(entities)) fail('INVALID_SPAN', 'the spans must be an array');
  const names = names_();
  const flat = new Uint32Array(entities.length * 3);
  entities.forEach((entity, i) => {
    if (!isUint32(entity?.start) || !isUint32(entity.end)) {
      fail('INVALID_SPAN', `a span needs start and end in UTF-16 units (item ${i})`);
    }
    const category = names.indexOf(entity.category);
    if (category < 0) fail('INVALID_CATEGORY', `a span needs a category (item ${i})`);
    flat.set([entity.start, entity.end, category], i * 3);
  });
  return flat;
}

// --- Results: flat numbers to objects.

const names_ = () => (categoryNames ??= engine(() => glue.categories()).map(([name]) => name));

function entitiesOf(flat, width) {
  const names = names_();
  const entities = new Array(flat.length / width);
  for (let i = 0; i < entities.length; i++) {
    const at = i * width;
    const entity = {
      category: names[flat[at + 2]],
      start: flat[at],
      end: flat[at + 1],
      confidence: flat[at + 3] / 100,
      rule: (ruleNames[flat[at + 4]] ??= glue.ruleName(flat[at + 4])),
    };
    if (width > 5) {
      entity.outStart = flat[at + 5];
      entity.outEnd = flat[at + 6];
    }
    entities[i] = entity;
  }
  return entities;
}

const resultOf = ([text, flat]) => ({ text, entities: entitiesOf(flat, 7) });

// --- The public classes.

const DISPOSE = Symbol.dispose ?? Symbol.for('Symbol.dispose');

/** A handle of a session's internals, out of reach of callers. */
const sessionHandle = Symbol('handle');

export class Deidentifier {
  #handle;

  constructor(options = {}) {
    const copy = copyOptions(options, 'options');
    this.#handle = new Handle(() => new glue.Deidentifier(copy));
  }

  tag(text) {
    checkText(text);
    return engine(() => entitiesOf(this.#handle.raw.tag(text), 5));
  }

  redact(text, options = {}) {
    checkText(text);
    const { format } = copyOptions(options, 'options', ['format']);
    if (format !== undefined && typeof format !== 'string') fail('INVALID_FORMAT', 'the format must be a string');
    return engine(() => resultOf(this.#handle.raw.redact(text, format)));
  }

  surrogate(text, session) {
    return this.#replace(text, session, (raw, rawSession) => raw.surrogate(text, rawSession));
  }

  surrogateOnly(text, entities, session) {
    const flat = flatSpans(entities);
    return this.#replace(text, session, (raw, rawSession) => raw.surrogateOnly(text, flat, rawSession));
  }

  deidentify(text, session) {
    return this.#replace(text, session, (raw, rawSession) => raw.deidentify(text, rawSession));
  }

  #replace(text, session, operation) {
    checkText(text);
    if (session !== undefined && !(session instanceof Session)) fail('INVALID_SESSION', 'the session must be a Session');
    const used = session ?? new Session({ oneWay: true });
    try {
      return engine(() => resultOf(operation(this.#handle.raw, used[sessionHandle]())));
    } finally {
      if (used !== session) used.free();
    }
  }

  free() {
    this.#handle.free();
  }

  [DISPOSE]() {
    this.free();
  }
}

export class Session {
  #handle;
  /** The instance that holds what was recorded for the way back. */
  #recordedIn = 0;

  constructor(options = {}) {
    if (options instanceof Handle) {
      this.#handle = options;
      return;
    }
    const given = copyOptions(options, 'options', ['secret', 'oneWay']);
    if (given.oneWay !== undefined && typeof given.oneWay !== 'boolean') {
      fail('INVALID_OPTION', 'options.oneWay must be true or false');
    }
    const secret = given.secret ?? randomSecret();
    checkBytes(secret, 'INVALID_SECRET', 'a secret must be a Uint8Array of 32 bytes');
    this.#handle = new Handle(() => new glue.Session(secret, given.oneWay ?? false));
  }

  static import(bytes, lock) {
    const sealed = checkBytes(bytes, 'SESSION_UNREADABLE', 'an export must be a Uint8Array');
    const { key, passphrase } = checkLock(lock);
    return new Session(
      new Handle(() =>
        key ? glue.Session.importWithKey(sealed, key) : glue.Session.importWithPassphrase(sealed, passphrase),
      ),
    );
  }

  patient(id) {
    if (typeof id !== 'string') fail('INVALID_TEXT', 'the patient id must be a string');
    const { make } = this.#handle;
    if (!make) fail('DISPOSED', 'free() was called on this object');
    return new Session(
      new Handle(() => {
        const whole = make();
        const part = whole.patient(id);
        whole.free();
        return part;
      }),
    );
  }

  reidentify(text) {
    checkText(text);
    return engine(() => this.#complete().reidentify(text));
  }

  export(lock) {
    const { key, passphrase } = checkLock(lock);
    return engine(() =>
      key ? this.#complete().exportWithKey(key) : this.#complete().exportWithPassphrase(passphrase),
    );
  }

  #complete() {
    const { raw } = this.#handle;
    if (this.#recordedIn && this.#recordedIn !== generation) {
      fail('SESSION_LOST', 'the way back was lost when the engine stopped; surrogates stay the same');
    }
    return raw;
  }

  /** For Deidentifier, inside `engine`: the session to record in. */
  [sessionHandle]() {
    const { raw } = this.#handle;
    this.#recordedIn ||= generation;
    return raw;
  }

  free() {
    this.#handle.free();
  }

  [DISPOSE]() {
    this.free();
  }
}

function checkLock(lock = {}) {
  const { key, passphrase } = copyOptions(lock, 'the lock', ['key', 'passphrase']);
  const one = (key === undefined) !== (passphrase === undefined);
  const typed = key === undefined ? typeof passphrase === 'string' && passphrase : key instanceof Uint8Array;
  if (!one || !typed) fail('INVALID_SECRET', 'give either a key of 32 bytes or a passphrase');
  return { key, passphrase };
}

function randomSecret() {
  try {
    return crypto.getRandomValues(new Uint8Array(32));
  } catch {
    return fail('NO_RANDOMNESS', 'no randomness here; in a Worker, make sessions inside a handler');
  }
}

// --- What the engine can do, for pages and documents.

export const categories = () => engine(() => glue.categories()).map(([name, about]) => ({ name, about }));

export const rules = () =>
  engine(() => glue.rules()).map(([name, about, categories]) => ({ name, about, categories }));

export const policies = () =>
  engine(() => glue.presets()).map(([name, source, actions]) => ({
    name,
    source,
    actions: Object.fromEntries(actions),
  }));

export const version = () => engine(() => glue.version());
