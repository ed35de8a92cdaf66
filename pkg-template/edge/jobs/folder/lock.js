// One service a data folder: two would each finish the other's jobs. A socket is the lock, since it falls with its process.
import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @param {string} dir a real path @returns {Promise<() => Promise<void>>} lets go */
export async function lock(dir) {
  const name = `scrubjay-${createHash('sha256').update(dir).digest('hex').slice(0, 24)}`;
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  const server = (await listen(path)) ?? ((await answers(path)) ? undefined : (await unlink(path), await listen(path)));
  if (!server) throw new Error('Another scrubjay serves this data folder.');
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

const listen = (path) =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.on('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(path, () => resolve(server));
  });

const answers = (path) =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false)).on('close', () => socket.destroy());
  });
