// The API versions and what each has.
import { ServiceError } from './errors.js';

export const SUPPORTED = ['2024-11-15', '2025-07-15-preview'];
const ALIASES = { '2024-12-15-preview': '2025-07-15-preview' };

/** @param {URL} url @returns {{ name: string, surrogateOnly: boolean, inputLocale: boolean }} */
export function apiVersion(url) {
  const asked = url.searchParams.get('api-version');
  if (!asked) throw new ServiceError('MissingApiVersionParameter');
  const name = ALIASES[asked] ?? asked;
  if (!SUPPORTED.includes(name)) {
    throw new ServiceError('ApiVersionUnsupported', { headers: { 'api-supported-versions': SUPPORTED.join(', ') } });
  }
  const preview = name !== SUPPORTED[0];
  return { name, surrogateOnly: preview, inputLocale: preview };
}
