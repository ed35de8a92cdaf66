// Who calls: tokens of an identity provider (Entra ID, Cloudflare Access, any OpenID issuer), checked by its published keys.
import { roleNamed } from './roles.js';

// Keys that can't be had are the service's fault, not the caller's.
const OURS = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];

// Signatures only: a shared secret or no signature at all is never taken.
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/**
 * @param {object} options
 * @param {string | URL | import('jose').JSONWebKeySet} options.jwks the key set or its address
 * @param {string | string[]} options.issuer
 * @param {string | string[]} options.audience
 * @param {string} [options.roleClaim] the claim with the role names, or with names that `roleNames` knows
 * @param {Record<string, string>} [options.roleNames] the provider's names (groups, say) to role names
 * @param {string} [options.header] where the token stands if not in Authorization, such as `cf-access-jwt-assertion`
 * @returns {import('./auth.js').Verifier}
 */
export function jwt({ jwks, issuer, audience, roleClaim = 'roles', roleNames = {}, header }) {
  // jose skips a check whose expected value is undefined.
  if (!jwks || !issuer?.length || !audience?.length) throw new Error('jwt() needs jwks, issuer and audience.');
  let checker;
  // Loaded by who uses it: a service with fixed tokens needs no jose.
  const load = async () => {
    const { createLocalJWKSet, createRemoteJWKSet, jwtVerify } = await import('jose');
    const keys = typeof jwks === 'string' || jwks instanceof URL ? createRemoteJWKSet(new URL(jwks)) : createLocalJWKSet(jwks);
    return (token) => jwtVerify(token, keys, { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ['exp'] });
  };
  return {
    header,
    async verify(token) {
      try {
        checker ??= load();
        const { payload } = await (await checker)(token);
        const named = [payload[roleClaim] ?? []].flat().map((name) => roleNamed(Object.hasOwn(roleNames, name) ? roleNames[name] : name));
        return { id: String(payload.oid ?? payload.sub ?? payload.azp ?? 'unnamed'), roles: named.filter(Boolean) };
      } catch (error) {
        if (!error?.code?.startsWith?.('ERR_J') || OURS.includes(error.code)) throw error;
        return undefined;
      }
    },
  };
}
