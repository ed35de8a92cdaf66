// Pages of a list: size and place from the query, the address of the next page for the reply.
import { invalid, validationFailed } from './errors.js';

const DEFAULT_SIZE = 100;
const MOST = 1_000;

/** @param {URL} url @returns {{ size: number, after: string | undefined }} `after` is what the store gave as `next` */
export function pageOf(url) {
  const asked = url.searchParams.get('maxpagesize');
  const size = asked === null ? DEFAULT_SIZE : Number(asked);
  if (!Number.isSafeInteger(size) || size < 1) throw validationFailed([invalid('maxpagesize', 'Must be an integer from 1.')]);
  const token = url.searchParams.get('continuationToken');
  try {
    return { size: Math.min(size, MOST), after: token ? atob(token) : undefined };
  } catch {
    throw validationFailed([invalid('continuationToken', 'Is not a token of this service.')]);
  }
}

/** The platform writes the port even where it is the usual one. @param {URL} url @param {object[]} value @param {string} [next] */
export function paged(url, value, next) {
  if (next === undefined) return { value };
  const link = new URL(url);
  link.searchParams.set('continuationToken', btoa(next));
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return { value, nextLink: `${url.protocol}//${url.hostname}:${port}${link.pathname}${link.search}` };
}
