/**
 * A service with the wire format of the de-identification service in Azure Health Data Services, api-versions
 * 2024-11-15 and 2025-07-15-preview, and of Azure AI Language's PII recognition.
 */
import type { Deidentifier, Options, Session } from 'scrubjay';

/** The engine a service runs on: this package, or anything with its shape. */
export interface Engine {
  Deidentifier: new (options?: Options) => Pick<Deidentifier, 'tag' | 'surrogate' | 'surrogateOnly'>;
  Session: new (options?: { secret?: Uint8Array; oneWay?: boolean }) => Session;
}

/** The data roles of the platform. */
export type Role = 'DeID Data Owner' | 'DeID Realtime Data User' | 'DeID Batch Data Owner' | 'DeID Batch Data Reader';

/** What each role may do. */
export const ROLES: Readonly<Record<Role, readonly string[]>>;

export interface Caller {
  /** Stands in the audit log; never the token. */
  id: string;
  roles: Role[];
}

/** Tells who a token belongs to; nothing if it is not valid. */
export interface Verifier {
  verify(token: string): Promise<Caller | undefined>;
  /** The header with the token if it is not `Authorization: Bearer`. */
  header?: string;
}

/** Fixed tokens, as an object or its JSON: `{"<token>": "DeID Realtime Data User"}`. Rejects a broken table. */
export function staticTokens(table: string | Record<string, Role>): Promise<Verifier>;

/** Tokens of an OpenID issuer such as Entra ID or Cloudflare Access, checked by its published keys (`jose`). */
export function jwt(options: {
  /** The key set or its address. */
  jwks: string | URL | { keys: object[] };
  issuer: string | string[];
  audience: string | string[];
  /** The claim with the roles; `roles` if absent. `DeID.DataOwner` counts as `DeID Data Owner`. */
  roleClaim?: string;
  /** The issuer's own names, such as group ids, to roles. */
  roleNames?: Record<string, Role>;
  /** Where the token stands if not in `Authorization`, such as `cf-access-jwt-assertion`. */
  header?: string;
}): Verifier;

/** Limits, each `Infinity` for none. */
export interface Limits {
  /** Bytes of a request body; 51,200. */
  requestBytes: number;
  /** UTF-16 units of `inputText`; 48,000. */
  textLength: number;
  /** The Language route: bytes of a request body (1 MiB), documents of a request (5), text elements of a document (5,120). */
  languageBytes: number;
  languageDocuments: number;
  languageTextElements: number;
  /** Documents of a job; 10,000. */
  documents: number;
  /** Bytes of a document; 2 MiB. */
  documentBytes: number;
  /** One caller's requests and body bytes in five seconds; 100 and 1 MiB. */
  requestsPer5s: number;
  bytesPer5s: number;
}

/** One request, in the columns of AHDSDeidAuditLogs. No text, file name or query stands in it. */
export interface AuditRecord {
  TimeGenerated: string;
  CorrelationId: string;
  Identity: Caller | null;
  OperationName: string;
  StatusCode: number;
  Uri: string;
  Type: 'AHDSDeidAuditLogs';
  SourceSystem: 'Scrubjay';
  TenantId: null;
  _ResourceId: null;
  _SubscriptionId: null;
}

export interface ServiceConfig {
  /** Who may call. `'none'` lets everyone do everything: only behind something else that is closed. */
  auth: Verifier | 'none';
  /** This package if absent; in a browser its `init()` comes first. */
  engine?: Engine;
  /** Options of every `Deidentifier`, such as `allow` or `strictness`; the request sets the locales. */
  options?: Omit<Options, 'locale' | 'surrogateLocale'>;
  /** Where jobs live; without it the job routes answer 501. */
  store?: JobStore;
  limits?: Partial<Limits>;
  /** Counts a caller's requests and bytes; in this process or isolate if absent. Tells the seconds to wait, 0 for none. */
  rate?: { take(caller: string, what: 'requests' | 'bytes', amount: number, limit: number): number | Promise<number> };
  /** Takes each audit record; `console.log` as a JSON line if absent. */
  audit?: (record: AuditRecord) => void;
  /** Under which host names it answers; all if absent. */
  host?: (hostname: string) => boolean;
  /** Pages of which origins may call; all if absent, since a token is needed. */
  origin?: (origin: string) => boolean;
}

export interface Service {
  /** A standard fetch handler. */
  fetch(request: Request): Promise<Response>;
  /** The queue's consumer, if the store has one. */
  queue?(batch: unknown): Promise<void>;
}

export function createService(config: ServiceConfig): Service;

export type Status = 'NotStarted' | 'Running' | 'Succeeded' | 'Failed' | 'Canceled';
export interface Fault {
  code: string;
  message: string;
  target?: string;
}

/** What a caller says of a job, with the defaults filled in. */
export interface JobDefinition {
  operation: 'Redact' | 'Surrogate' | 'Tag';
  sourceLocation: { location: string; prefix: string; extensions: string[] };
  targetLocation: { location: string; prefix: string; overwrite: boolean };
  customizations: { redactionFormat?: string; surrogateLocale: string | null; inputLocale: string };
}

export interface Job extends JobDefinition {
  name: string;
  status: Status;
  error?: Fault;
  createdAt: string;
  startedAt?: string;
  lastUpdatedAt: string;
  /** From when the documents are known. `bytesProcessed` is the size of the inputs that succeeded. */
  summary?: { successful: number; failed: number; canceled: number; total: number; bytesProcessed: number };
}

export interface JobDocument {
  id: string;
  /** Its name in the container. */
  key: string;
  etag: string;
  outputKey?: string;
  outputEtag?: string;
  status: Status;
  error?: Fault;
}

/** `after` is what the page before gave as `next`, a whole number. */
export interface Page {
  size: number;
  after?: number;
}

/** Where jobs and their documents live. Two are built in: `scrubjay/edge/node` and `scrubjay/edge/cloudflare`. */
export interface JobStore {
  /** Nothing if there is a job of this name, unless the same request (by its id) made it. */
  create(name: string, definition: JobDefinition, requestId?: string): Promise<Job | undefined>;
  get(name: string): Promise<Job | undefined>;
  /** Newest first. */
  list(page: Page): Promise<{ jobs: Job[]; next?: string }>;
  documents(name: string, page: Page): Promise<{ job: Job; documents: JobDocument[]; next?: string } | undefined>;
  /** The job after it; one that is over stays as it is. */
  cancel(name: string): Promise<Job | undefined>;
  /** Forgets the job, not its documents. */
  remove(name: string): Promise<boolean>;
  consume?(batch: unknown, runner: unknown): Promise<void>;
  /** Where the store counts what it processes; the service sets it. */
  metrics?: { document(operation: string, status: Status, bytes: number, categories: string[]): void };
}
