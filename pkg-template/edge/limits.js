// The limits of the platform as defaults, and the two that are kept per request: size and rate.
import { ServiceError } from './errors.js';

export const DEFAULTS = {
  /** bytes of a request body of the de-identification routes */
  requestBytes: 50 * 1024,
  /** UTF-16 units of `inputText` */
  textLength: 48_000,
  /** bytes of a request body of the Language route, its documents, and the text elements of one */
  languageBytes: 1024 * 1024,
  languageDocuments: 5,
  languageTextElements: 5_120,
  /** documents of a job, and bytes of one */
  documents: 10_000,
  documentBytes: 2 * 1024 * 1024,
  /** requests and body bytes of one caller in five seconds */
  requestsPer5s: 100,
  bytesPer5s: 1024 * 1024,
};

const WINDOW = 5_000;

/** Counts each caller's requests and bytes in windows of five seconds. */
export class RateLimiter {
  #windows = new Map();

  /**
   * Seconds to wait; 0 if the caller may go on.
   * @param {string} caller @param {'requests' | 'bytes'} what @param {number} amount @param {number} limit
   */
  take(caller, what, amount, limit, now = Date.now()) {
    const window = this.#window(caller, now);
    window[what] += amount;
    return window[what] <= limit ? 0 : Math.max(1, Math.ceil((window.start + WINDOW - now) / 1000));
  }

  #window(caller, now) {
    let window = this.#windows.get(caller);
    if (!window || now - window.start >= WINDOW || now < window.start) {
      if (this.#windows.size >= 1_000) this.#forget(now);
      window = { start: now, requests: 0, bytes: 0 };
      this.#windows.set(caller, window);
    }
    return window;
  }

  #forget(now) {
    for (const [caller, { start }] of this.#windows) if (now - start >= WINDOW) this.#windows.delete(caller);
  }
}

/** The body of a request as JSON, refused as soon as it is over the limit. @param {Request} request @param {number} limit bytes */
export async function readJson(request, limit) {
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) throw new ServiceError('UnsupportedMediaType');
  if (!/^(identity)?$/i.test(request.headers.get('content-encoding') ?? '')) throw new ServiceError('UnsupportedMediaType');
  const bytes = await readBytes(request, limit);
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), size: bytes.length };
  } catch {
    throw new ServiceError('InvalidJson');
  }
}

async function readBytes(request, limit) {
  const tooLarge = () => new ServiceError('RequestTooLarge', { message: `The request body is larger than the limit of ${limit} bytes.` });
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge();
  const chunks = [];
  let size = 0;
  const reader = request.body?.getReader();
  const next = () => reader.read().catch(() => Promise.reject(new ServiceError('IncompleteRequest')));
  for (let read; reader && !(read = await next()).done; ) {
    size += read.value.length;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(read.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
