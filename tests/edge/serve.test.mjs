// `scrubjay serve`: its start, its audit file, and what only a listener on a socket can meet.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { read, startServe, temporary, until } from './helpers.mjs';

test('serve does not start without knowing who may call', async (t) => {
  const dir = await temporary(t);
  const file = async (text) => {
    const path = join(await temporary(t), 'tokens');
    await writeFile(path, text);
    return path;
  };
  const cases = [
    [[], /--tokens FILE and --no-auth/],
    [['--tokens', await file('{}'), '--no-auth'], /--tokens FILE and --no-auth/],
    [['--tokens', join(dir, 'missing')], /can not be read/],
    [['--tokens', await file('{"secret"')], /must be JSON/],
    [['--tokens', await file('{"secret":"Boss"}')], /unknown role/],
    [['--no-auth', '--rate-limit', '0'], /--rate-limit/],
    [['--no-auth', '--port', '70000'], /--port/],
    [['--no-auth', '--nonsense'], /nonsense/],
  ];
  for (const [args, message] of cases) {
    const failure = await startServe({ dir, args }).then(() => assert.fail('it started'), (error) => error);
    assert.notEqual(failure.code, 0);
    assert.match(failure.lines.join('\n'), message);
    assert.doesNotMatch(failure.lines.join('\n'), /secret/);
  }
});

test('serve gives up at a port that is taken', async (t) => {
  const first = await startServe({ dir: await temporary(t) });
  t.after(() => first.stop());
  const second = await startServe({ dir: await temporary(t), args: ['--no-auth', '--port', new URL(first.url).port] }).then(() => assert.fail('it started'), (error) => error);
  assert.equal(second.code, 1);
  assert.match(second.lines.join('\n'), /EADDRINUSE/);
});

test('serve: rate limit, audit file, and no use by pages of the web', async (t) => {
  const dir = await temporary(t);
  const serve = await startServe({ dir, args: ['--no-auth', '--rate-limit', '5'] });
  t.after(() => serve.stop());
  const from = (origin) => serve.call('GET', '/jobs', undefined, { headers: { origin } });
  assert.equal((await from('https://evil.example')).json.error.code, 'ForbiddenOrigin');
  const rebound = await new Promise((done) => get(`${serve.url}/jobs`, { headers: { host: 'evil.example' } }, (answer) => done(answer.resume())));
  assert.equal(rebound.statusCode, 421);
  assert.equal((await from('http://localhost:3000')).headers.get('access-control-allow-origin'), 'http://localhost:3000');
  const answers = await Promise.all(Array.from({ length: 6 }, () => serve.call('GET', '/jobs')));
  assert.ok(answers.some(({ status }) => status === 429));
  const audit = await until(async () => (await read(join(dir, '.scrubjay/audit.jsonl')).catch(() => '')).split('\n').length > 8 && read(join(dir, '.scrubjay/audit.jsonl')));
  for (const line of audit.trim().split('\n')) assert.equal(JSON.parse(line).Type, 'AHDSDeidAuditLogs');
});

test('serve: requests that are none, and bodies that are too long or end early', async (t) => {
  const dir = await temporary(t);
  const serve = await startServe({ dir });
  t.after(() => serve.stop());
  const { host, port } = new URL(serve.url);
  const POST = `POST /deid?api-version=2025-07-15-preview HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n`;
  /** All that comes back for these bytes. */
  const raw = (text, { cut = false } = {}) =>
    new Promise((done) => {
      const socket = connect(Number(port), '127.0.0.1', () => (cut ? socket.end(text) : socket.write(text)));
      let answer = '';
      socket.on('data', (data) => (answer += data)).on('close', () => done(answer)).on('error', () => done(answer));
    });
  const line = (first, name = host) => `${first} HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`;
  const cases = [
    [line('GET http://evil.example/jobs'), 400, 'MalformedRequest'],
    [line('GET /health', 'a b'), 400, 'MalformedRequest'],
    [line('TRACE /health'), 400, 'MalformedRequest'],
    [line('GET /health', 'evil.example'), 421, 'MisdirectedRequest'],
    [line('GET //evil.example/jobs?api-version=2024-11-15'), 404, 'NotFound'],
    [line('GET /jobs/../../etc/passwd?api-version=2024-11-15'), 404, 'NotFound'],
    [line('GET /jobs/..%2f..%2fetc?api-version=2024-11-15'), 400, 'RequestValidationFailed'],
    [`${POST}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nffff\r\n${'x'.repeat(0xffff)}\r\n0\r\n\r\n`, 413, 'RequestTooLarge'],
    [`${POST}Content-Length: 70000\r\nConnection: close\r\n\r\n${'x'.repeat(70_000)}`, 413, 'RequestTooLarge'],
    [`${POST}Content-Length: 50000\r\nConnection: close\r\n\r\n${'['.repeat(50_000)}`, 400, 'InvalidJson'],
  ];
  for (const [text, status, code] of cases) {
    const answer = await raw(text);
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} [^]*"code":"${code}"`), text.slice(0, 80));
  }
  // The rest of a refused body is not the next request.
  const two = await raw(`${POST}Content-Length: 70000\r\n\r\n${'x'.repeat(70_000)}${line('GET /health')}`);
  assert.match(two, /^HTTP\/1.1 413 [^]*HTTP\/1.1 200 [^]*Healthy/);
  assert.match(await raw(line('HEAD /health')), /^HTTP\/1.1 200 [^]*\r\n\r\n$/);
  await raw(`${POST}Content-Length: 700\r\n\r\n{"inputText":"John Smith`, { cut: true });
  const audit = await until(async () => {
    const text = await read(join(dir, '.scrubjay/audit.jsonl'));
    return text.trim().split('\n').some((one) => JSON.parse(one).OperationName === 'DeidentifyText' && JSON.parse(one).StatusCode === 400) && text;
  });
  assert.doesNotMatch(audit + serve.lines.join('\n'), /Smith|etc|InternalServerError/);
  assert.ok(!audit.includes('"StatusCode":5'));
});
