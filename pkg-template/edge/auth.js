// Who calls: bearer tokens from a fixed table. (Tokens of an identity provider: jwt.js.)
import { ROLES } from './roles.js';

/** @typedef {{ id: string, roles: string[] }} Caller */
/** @typedef {{ verify(token: string): Promise<Caller | undefined>, header?: string }} Verifier */

/** The caller of a service without tokens. @type {Caller} */
export const ANYONE = { id: 'anonymous', roles: ['DeID Data Owner'] };

/**
 * A verifier for the tokens of a table `{ "<token>": "<role>" }`. Only hashes of the tokens are kept, and they are what
 * is looked up, so that timing tells nothing of a token.
 * @param {string | Record<string, string>} table the object or its JSON
 * @returns {Promise<Verifier>}
 */
export async function staticTokens(table) {
  const entries = Object.entries(parse(table));
  if (entries.length === 0) throw new Error('The token table is empty.');
  const callers = new Map();
  for (const [token, role] of entries) {
    if (!token || token !== token.trim()) throw new Error('The token table has an empty token or one with blanks around it.');
    if (typeof role !== 'string' || !Object.hasOwn(ROLES, role)) throw new Error(`The token table has an unknown role. Roles: ${Object.keys(ROLES).join(', ')}.`);
    const hash = await sha256(token);
    callers.set(hash, { id: `token:${hash.slice(0, 12)}`, roles: [role] });
  }
  return { verify: async (token) => callers.get(await sha256(token)) };
}

function parse(table) {
  let value = table;
  try {
    if (typeof table === 'string') value = JSON.parse(table);
  } catch {
    value = undefined; // JSON.parse quotes what it could not read
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('The token table must be JSON: {"<token>": "<role>"}.');
  }
  return value;
}

async function sha256(text) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The token a request carries. @param {Request} request @param {string} [header] of the verifier, `authorization` if absent */
export function tokenOf(request, header) {
  if (header) return request.headers.get(header) ?? undefined;
  const bearer = /^bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '');
  return bearer?.[1] ?? request.headers.get('ocp-apim-subscription-key') ?? undefined;
}
