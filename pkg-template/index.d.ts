/// <reference lib="esnext.disposable" />

/** Finds and replaces protected health information (PHI) in clinical text, on the device. */

/** A kind of PHI, named as in the Azure Health Data Services de-identification service. */
export type Category =
  | 'Patient' | 'Doctor' | 'Username' | 'Profession' | 'Hospital' | 'Organization' | 'Street' | 'City' | 'State'
  | 'CountryOrRegion' | 'Zip' | 'LocationOther' | 'Age' | 'Date' | 'Phone' | 'Fax' | 'Email' | 'Url' | 'IPAddress'
  | 'SocialSecurity' | 'MedicalRecord' | 'HealthPlan' | 'Account' | 'License' | 'Vehicle' | 'Device' | 'BioID'
  | 'IDNum' | 'Unknown';

/** What is done with a found stretch of text. */
export type Action = 'keep' | 'redact' | 'mask' | 'surrogate' | 'generalise';

/** A named policy of {@link policies}. */
export type PolicyName = 'azure' | 'safe-harbor' | 'limited-data-set' | 'research';

/** A stretch of text, in UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
  readonly category: Category;
  readonly start: number;
  readonly end: number;
}

/** A found stretch of PHI. It carries no text on purpose: the caller has it and can slice. */
export interface Entity extends Span {
  /** From 0 to 1. */
  readonly confidence: number;
  /** What found it, such as `date.numeric` or `tagger`. */
  readonly rule: string;
}

/** A text after replacement. Entities are sorted and disjoint; those that a policy keeps are listed too. */
export interface Result {
  readonly text: string;
  /** `outStart` and `outEnd` are UTF-16 code units of the new text. */
  readonly entities: readonly (Entity & { readonly outStart: number; readonly outEnd: number })[];
}

/** Someone or something always to be found, in any form, such as what the chart's header says. */
export interface Known {
  category: Category;
  value: string;
}

/** A rule of your own: words or a pattern, and words that must stand near. */
export interface CustomRule {
  category: Category;
  /** Words and phrases, in any letter case. */
  words?: string[];
  /** A regular expression as the Rust crate regex-lite reads it, matched within a line; `scrubjay/lite` takes none. */
  pattern?: string;
  /** One of these words must stand on the line. */
  context?: string[];
  /** Confidence of a hit, 0 to 1; 0.9 if absent. */
  score?: number;
}

/** Every name that is not here is an error. */
export interface Options {
  /** The categories to find; all if absent. */
  categories?: Category[];
  /** Findings below this confidence (0 to 1) are dropped. */
  threshold?: number;
  /** Thresholds by category, before the general one. */
  thresholds?: Partial<Record<Category, number>>;
  /** From -1 (fewer findings, surer) to 1 (more findings, safer); 0 if absent. */
  strictness?: number;
  /** Words and phrases that are never PHI, in any letter case. */
  allow?: string[];
  /** People and values that always are. */
  known?: Known[];
  /** Rules of your own. */
  rules?: CustomRule[];
  /** The language and region of the text, such as `en-GB`: decides the order of day and month. */
  locale?: string;
  /** What {@link Deidentifier.deidentify} does by category. The other operations honour its `keep` entries. */
  policy?: PolicyName | Partial<Record<Category | 'default', Action>>;
  /** The language and region of surrogates, such as `fr-CA`; `en-US` if absent, and the only one of `scrubjay/lite`. */
  surrogateLocale?: string;
  /** Whose names surrogate people get: of all origins, or of the origin the original suggests. */
  origins?: 'all' | 'keep';
}

/**
 * The engine with its options. Calls are synchronous and take linear time.
 *
 * Lone surrogates (half a UTF-16 pair) come out as U+FFFD; offsets stay exact.
 */
export class Deidentifier {
  /** @throws {ScrubjayError} `INVALID_OPTION`, `INVALID_RULE` */
  constructor(options?: Options);
  /** What is found, sorted and disjoint. */
  tag(text: string): Entity[];
  /**
   * Every finding replaced by a format: `[{type}]` gives `[patient]`; `{Type}` and `{TYPE}` change its case,
   * `*{len}` repeats the character before it over the length found. 1 to 16 characters, each variable once.
   */
  redact(text: string, options?: { format?: string }): Result;
  /** Every finding replaced by a realistic substitute. Without a session nothing links two calls. */
  surrogate(text: string, session?: Session): Result;
  /** Your own spans replaced by substitutes, found by whatever means; in any order, without overlap. */
  surrogateOnly(text: string, entities: readonly Span[], session?: Session): Result;
  /** Every finding treated as the policy says. */
  deidentify(text: string, session?: Session): Result;
  /** Gives its memory back; the object can't be used any more. */
  free(): void;
  [Symbol.dispose](): void;
}

/** What opens a session's export: 32 bytes, or words. */
export type Lock = { key: Uint8Array } | { passphrase: string };

/**
 * A scope of consistent replacement. Which substitute stands for what follows from the secret alone, so the same
 * secret gives the same answer on every machine, in any order of documents.
 *
 * A session holds originals for the way back, unless it is one-way: guard it, and free it.
 */
export class Session {
  constructor(options?: {
    /** 32 bytes; random if absent. */
    secret?: Uint8Array;
    /** Records nothing, so that it can't restore a text. */
    oneWay?: boolean;
  });
  /** The session of one patient: its own cast of people, its own date shift, its own record. */
  patient(id: string): Session;
  /** Restores a text that this session made, or one that quotes it. */
  reidentify(text: string): string;
  /** Secret and record, encrypted (AES-256-GCM). */
  export(lock: Lock): Uint8Array;
  /** The session of an export. */
  static import(bytes: Uint8Array, lock: Lock): Session;
  /** Wipes it; the object can't be used any more. */
  free(): void;
  [Symbol.dispose](): void;
}

/** Every code that {@link ScrubjayError} can have. */
export type ErrorCode =
  /** `init` has not finished. */
  | 'NOT_READY'
  /** What was given as text is no string. */
  | 'INVALID_TEXT'
  /** More than 16 MiB. */
  | 'TEXT_TOO_LARGE'
  | 'INVALID_OPTION'
  | 'INVALID_CATEGORY'
  | 'INVALID_FORMAT'
  | 'INVALID_SPAN'
  | 'INVALID_RULE'
  | 'INVALID_SESSION'
  | 'INVALID_SECRET'
  /** An export is damaged, or its key or passphrase is wrong. */
  | 'SESSION_UNREADABLE'
  /** A one-way session keeps no way back. */
  | 'ONE_WAY_SESSION'
  /** The engine stopped and this session's record with it. Its surrogates stay the same. */
  | 'SESSION_LOST'
  | 'NO_RANDOMNESS'
  /** `free` was called before. */
  | 'DISPOSED'
  /** A fault of ours. The next call runs on a fresh engine. */
  | 'INTERNAL';

/** The only error thrown. Its message never holds input text. */
export class ScrubjayError extends Error {
  readonly code: ErrorCode;
}

/** Where the module comes from. */
export type InitSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Loads the engine: needed once in browsers, where it fetches `deid.wasm` from beside the script, or `source`.
 * Elsewhere, and with `scrubjay/inline`, the engine is ready at import and this does nothing.
 */
export function init(source?: InitSource | Promise<InitSource>): Promise<void>;

/** Loads the engine from bytes or a compiled module at hand. */
export function initSync(source: BufferSource | WebAssembly.Module): void;

/** Every category and what it covers. */
export function categories(): { name: Category; about: string }[];

/** Every built-in rule, what it finds, and the categories it can report. */
export function rules(): { name: string; about: string; categories: Category[] }[];

/** Every named policy, where it comes from, and its actions. */
export function policies(): { name: PolicyName; source: string; actions: Partial<Record<Category | 'default', Action>> }[];

/** The version of the engine. */
export function version(): string;
