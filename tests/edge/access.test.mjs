// Tokens and roles, rate limits, CORS, the audit log and the metrics.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createService, jwt, ROLES, staticTokens } from 'scrubjay/edge';
import { fakeService, jobBody } from './helpers.mjs';

const TABLE = { own: 'DeID Data Owner', live: 'DeID Realtime Data User', batch: 'DeID Batch Data Owner', read: 'DeID Batch Data Reader' };
const empty = { create: async () => undefined, get: async () => undefined, list: async () => ({ jobs: [] }), documents: async () => undefined, cancel: async () => undefined, remove: async () => false };
const bearer = (token) => ({ headers: { authorization: `Bearer ${token}` } });

test('each role may do what the platform lets it, and nothing more', async () => {
  const { call } = fakeService({ auth: await staticTokens(TABLE), store: empty });
  const routes = [
    ['POST', '/deid', { inputText: 'x' }, 'own live'],
    ['POST', '/language/:analyze-text', { kind: 'PiiEntityRecognition', analysisInput: { documents: [{ id: '1', text: 'x' }] } }, 'own live'],
    ['GET', '/jobs', undefined, 'own batch read'],
    ['GET', '/jobs/a-job', undefined, 'own batch read'],
    ['GET', '/jobs/a-job/documents', undefined, 'own batch read'],
    ['PUT', '/jobs/a-job', jobBody(), 'own batch'],
    ['POST', '/jobs/a-job:cancel', undefined, 'own batch'],
    ['DELETE', '/jobs/a-job', undefined, 'own batch'],
    ['GET', '/metrics', undefined, 'own'],
    ['GET', '/health', undefined, 'own live batch read nobody'],
  ];
  for (const [method, path, body, allowed] of routes) {
    for (const token of [...Object.keys(TABLE), 'nobody']) {
      const { status, json, headers } = await call(method, path, body, bearer(token));
      const name = `${token}: ${method} ${path}`;
      if (allowed.split(' ').includes(token)) assert.ok(![401, 403].includes(status), name);
      else if (token === 'nobody') assert.deepEqual([status, json.error.code, /^Bearer/.test(headers.get('www-authenticate'))], [401, 'Unauthorized', true], name);
      else assert.deepEqual([status, json.error.code], [403, 'Forbidden'], name);
    }
  }
  assert.equal((await call('POST', '/deid', { inputText: 'x' })).status, 401);
  assert.equal((await call('POST', '/deid', { inputText: 'x' }, { headers: { authorization: 'Basic own' } })).status, 401);
  assert.equal((await call('POST', '/language/:analyze-text', { kind: 'x' }, { headers: { 'ocp-apim-subscription-key': 'live' } })).status, 400);
});

test('who may not, learns nothing of the request or of jobs', async () => {
  const { call } = fakeService({ auth: await staticTokens(TABLE) });
  assert.equal((await call('GET', '/jobs/..%2f..', undefined, bearer('live'))).status, 403);
  assert.equal((await call('POST', '/deid', undefined, { raw: 'not json' })).status, 401);
});

test('a broken token table stops the start, and is not quoted', async () => {
  for (const table of ['', '{"secret"', '[]', 'null', '{}', '{"secret":"Owner"}', '{"secret":["DeID Data Owner"]}', '{"":"DeID Data Owner"}', '{"secret ":"DeID Data Owner"}', '{"secret":"constructor"}']) {
    await assert.rejects(staticTokens(table), (error) => !error.message.includes('secret'), table);
  }
  assert.throws(() => createService({}), /auth/);
});

test('tokens of an identity provider: signature, issuer, audience, expiry and roles', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const other = await generateKeyPair('RS256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: '1', alg: 'RS256' }] };
  const settings = { jwks: keys, issuer: 'https://issuer.example', audience: 'https://deid.azure.com', roleNames: { 'group-7': 'DeID Batch Data Reader' } };
  const { call, records } = fakeService({ auth: jwt(settings), store: empty });
  const token = (claims, { issuer = settings.issuer, audience = settings.audience, expires = '5m', key = privateKey, header = { alg: 'RS256', kid: '1' } } = {}) => {
    const made = new SignJWT(claims).setProtectedHeader(header).setIssuer(issuer).setAudience(audience).setSubject('someone');
    return (expires ? made.setExpirationTime(expires) : made).sign(key);
  };
  const status = async (jwt, method = 'POST', path = '/deid') => (await call(method, path, method === 'POST' ? { inputText: 'x' } : undefined, bearer(jwt))).status;
  assert.equal(await status(await token({ roles: ['DeID.RealtimeDataUser'] })), 200);
  assert.deepEqual(records.at(-1).Identity, { id: 'someone', roles: ['DeID Realtime Data User'] });
  assert.equal(await status(await token({ roles: 'DeID Data Owner' })), 200);
  assert.equal(await status(await token({ roles: ['group-7'] }), 'GET', '/jobs'), 200);
  assert.equal(await status(await token({ roles: ['group-7'] })), 403);
  assert.equal(await status(await token({})), 403);
  const roles = ['DeID Data Owner'];
  assert.equal(await status(await token({ roles }, { issuer: 'https://other.example' })), 401);
  assert.equal(await status(await token({ roles }, { audience: 'other' })), 401);
  assert.equal(await status(await token({ roles }, { expires: '-1m' })), 401);
  assert.equal(await status(await token({ roles }, { expires: null })), 401);
  assert.equal(await status(await token({ roles }, { key: other.privateKey })), 401);
  assert.equal(await status(await token({ roles }, { key: new Uint8Array(32), header: { alg: 'HS256', kid: '1' } })), 401);
  assert.equal(await status('nonsense'), 401);
  for (const missing of ['jwks', 'issuer', 'audience']) assert.throws(() => jwt({ ...settings, [missing]: undefined }), /jwks, issuer and audience/);

  const server = createServer((_, answer) => answer.setHeader('content-type', 'application/json').end(JSON.stringify(keys))).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const remote = fakeService({ auth: jwt({ ...settings, jwks: `http://127.0.0.1:${server.address().port}/keys`, header: 'cf-access-jwt-assertion' }) });
  const headers = { 'cf-access-jwt-assertion': await token({ roles }) };
  assert.equal((await remote.call('POST', '/deid', { inputText: 'x' }, { headers })).status, 200);
  server.close();
});

test('rates: a caller over the limit waits as long as it is told, another does not', async () => {
  const { call } = fakeService({ auth: await staticTokens(TABLE), limits: { requestsPer5s: 3, bytesPer5s: 4_000 } });
  const ask = (token, inputText = 'x') => call('POST', '/deid', { inputText }, bearer(token));
  for (let n = 0; n < 3; n++) assert.equal((await ask('own')).status, 200);
  const refused = await ask('own');
  assert.deepEqual([refused.status, refused.json.error.code], [429, 'TooManyRequests']);
  assert.match(refused.json.error.message, /3 requests in 5 seconds/);
  assert.ok(Number(refused.headers.get('retry-after')) >= 1 && Number(refused.headers.get('retry-after')) <= 5);
  assert.equal((await ask('live', 'x'.repeat(3_000))).status, 200);
  assert.match((await ask('live', 'x'.repeat(3_000))).json.error.message, /4000 bytes/);
  assert.equal((await call('GET', '/health')).status, 200);
});

test('browsers: preflight, and headers that the SDK must see', async () => {
  const { call } = fakeService({ auth: await staticTokens(TABLE) });
  const origin = { origin: 'https://app.example' };
  const preflight = await call('OPTIONS', '/jobs/a-job', undefined, { headers: { ...origin, 'access-control-request-method': 'PUT' } });
  assert.equal(preflight.status, 204);
  for (const name of ['authorization', 'content-type', 'accept', 'x-ms-client-request-id', 'x-ms-useragent']) assert.ok(preflight.headers.get('access-control-allow-headers').includes(name));
  for (const name of ['GET', 'PUT', 'POST', 'DELETE']) assert.ok(preflight.headers.get('access-control-allow-methods').includes(name));
  const reply = await call('POST', '/deid', { inputText: 'x' }, { headers: { ...origin, ...bearer('own').headers } });
  assert.equal(reply.headers.get('access-control-allow-origin'), 'https://app.example');
  for (const name of ['operation-location', 'retry-after', 'x-ms-error-code', 'x-ms-client-request-id']) assert.ok(reply.headers.get('access-control-expose-headers').includes(name));
  const closed = fakeService({ origin: () => false });
  assert.equal((await closed.call('POST', '/deid', { inputText: 'x' }, { headers: origin })).json.error.code, 'ForbiddenOrigin');
});

test('replies carry the ids and the protective headers', async () => {
  const { call } = fakeService();
  const { headers } = await call('POST', '/deid', { inputText: 'x' }, { headers: { 'x-ms-client-request-id': 'abc' } });
  assert.equal(headers.get('x-ms-client-request-id'), 'abc');
  assert.match(headers.get('x-ms-request-id'), /^[0-9a-f-]{36}$/);
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.match(headers.get('strict-transport-security'), /max-age/);
  assert.match(headers.get('cache-control'), /no-store/);
});

test('a page names the next by an absolute address with its port, and keeps what was asked', async () => {
  const seen = [];
  const store = { ...empty, list: async (page) => (seen.push(page), { jobs: [], next: page.after ? undefined : '7' }) };
  const { call } = fakeService({ store });
  const { json } = await call('GET', '/jobs?maxpagesize=2');
  assert.equal(json.nextLink, 'https://deid.example:443/jobs?maxpagesize=2&api-version=2025-07-15-preview&continuationToken=Nw%3D%3D');
  const { pathname, search } = new URL(json.nextLink);
  assert.deepEqual((await call('GET', pathname + search)).json, { value: [] });
  assert.deepEqual(seen, [{ size: 2, after: undefined }, { size: 2, after: 7 }]);
});

test('audit and metrics tell what was done and nothing of what it was done to', async (t) => {
  const log = [];
  for (const name of ['log', 'error', 'warn']) t.mock.method(console, name, (...words) => log.push(words.map(String).join(' ')));
  const { call, records } = fakeService({ auth: await staticTokens(TABLE), store: empty });
  const own = bearer('own');
  await call('POST', '/deid', { inputText: 'John Smith on 1/2/2024', operation: 'Tag' }, { headers: { ...own.headers, 'x-ms-client-request-id': '7b6b4d1e-0000-4000-8000-000000000001' } });
  await call('POST', '/deid', { inputText: 'John Smith', operation: 'Nosuch' }, { headers: { ...own.headers, 'x-ms-client-request-id': 'John Smith' } });
  await call('GET', '/files/John-Smith.txt?q=John', undefined, own);
  await call('GET', '/jobs/John%20Smith', undefined, own);
  await call('GET', '/jobs/john-9/documents?continuationToken=Sm9obg%3D%3D', undefined, own);
  await call('PUT', '/jobs/job-1', jobBody({ from: 'john-smith/' }), own);
  const metrics = (await call('GET', '/metrics', undefined, own)).text;
  assert.doesNotMatch(JSON.stringify([records, log]) + metrics, /Smith|smith|Sm9obg/);
  assert.deepEqual(Object.keys(records[0]), ['TimeGenerated', 'CorrelationId', 'Identity', 'OperationName', 'StatusCode', 'Uri', 'Type', 'SourceSystem', 'TenantId', '_ResourceId', '_SubscriptionId']);
  assert.deepEqual([records[0].CorrelationId, records[0].OperationName, records[0].StatusCode, records[0].Uri], ['7b6b4d1e-0000-4000-8000-000000000001', 'DeidentifyText', 200, 'https://deid.example/deid']);
  assert.deepEqual(records.map(({ StatusCode }) => StatusCode), [200, 400, 404, 400, 400, 409, 200]);
  assert.doesNotMatch(JSON.stringify(records), /"own"/);
  assert.match(metrics, /^scrubjay_entities_total\{category="Patient"\} 1$/m);
  assert.match(metrics, /^scrubjay_requests_total\{operation="DeidentifyText",status="400"\} 1$/m);
  assert.match(metrics, /^scrubjay_input_bytes_total\{operation="Tag"\} 22$/m);
  assert.match(metrics, /# EOF\n$/);
});

test('two hundred requests at once', async () => {
  const { call } = fakeService({ limits: { requestsPer5s: Infinity, bytesPer5s: Infinity } });
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => call('POST', '/deid', { inputText: `${n} John Smith`, operation: 'Redact' })));
  assert.deepEqual(answers.map(({ json }) => json.outputText), answers.map((_, n) => `${n} [patient]`));
});

test('roles are the four of the platform', () => {
  assert.deepEqual(Object.keys(ROLES), Object.values(TABLE).sort((a, b) => Object.keys(ROLES).indexOf(a) - Object.keys(ROLES).indexOf(b)));
});
