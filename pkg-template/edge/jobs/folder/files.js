// Files of a container, which is a folder of the data folder. No symbolic link is followed, below the container or at
// it, so nothing outside is ever read or written.
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { link, lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const { O_CREAT, O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY, O_TRUNC, O_WRONLY } = constants;
const ASIDE = /^\.scrubjay-[0-9a-f-]{36}\.tmp$/;

export const isMissing = ({ code }) => code === 'ENOENT' || code === 'ENOTDIR';
export const isFull = ({ code }) => code === 'ENOSPC' || code === 'EDQUOT';

/** @param {import('node:fs').BigIntStats} stat */
const etagOf = ({ mtimeNs, size, ino }) => `0x${BigInt.asUintN(60, mtimeNs * 1_000_003n + size * 31n + ino).toString(16).toUpperCase().padStart(15, '0')}`;

/** The documents under a prefix, by key. @param {string} container @param {(key: string) => boolean} wanted @param {string} prefix @param {number} most stops after one more */
export async function listFiles(container, prefix, wanted, most) {
  if (!(await lstat(container)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  const found = [];
  const folders = [''];
  for (let folder; found.length <= most && (folder = folders.pop()) !== undefined; ) {
    for (const entry of await readdir(join(container, folder), { withFileTypes: true }).catch(vanished)) {
      const key = folder + entry.name;
      if (entry.isDirectory() && (`${key}/`.startsWith(prefix) || prefix.startsWith(`${key}/`))) folders.push(`${key}/`);
      if (!entry.isFile() || ASIDE.test(entry.name) || !wanted(key)) continue;
      // What can't be looked at (gone by now, or of a name that is not UTF-8) is a document all the same, and fails as one.
      const stat = await lstat(join(container, key), { bigint: true }).catch(() => ({ size: 0n, ino: 0n, mtimeNs: 0n }));
      found.push({ key, size: Number(stat.size), etag: etagOf(stat) });
    }
  }
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function vanished(error) {
  if (isMissing(error)) return [];
  throw error;
}

/** Refuses a path with anything but real folders between the container and its last segment. */
function checkFolders(container, key) {
  const segments = key.split('/').slice(0, -1);
  let path = container;
  for (const segment of ['', ...segments]) {
    path = join(path, segment);
    if (!lstatSync(path).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  }
}

/** A document's bytes, at most `limit + 1` of them. Blocks: for worker threads. @param {string} container @param {string} key @param {number} limit */
export function readFile(container, key, limit) {
  checkFolders(container, key);
  const file = openSync(join(container, key), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stat = fstatSync(file, { bigint: true });
    if (!stat.isFile()) throw Object.assign(new Error('not a file'), { code: 'ENOENT' });
    const bytes = Buffer.alloc(Math.min(Number(stat.size), limit + 1));
    let size = 0;
    for (let read; size < bytes.length && (read = readSync(file, bytes, size, bytes.length - size, null)) > 0; ) size += read;
    return { bytes: bytes.subarray(0, size), etag: etagOf(stat) };
  } finally {
    closeSync(file);
  }
}

/** Where a document's output is written before it gets its name; the same at every try. @param {string} container @param {string} key @param {string} id of the document */
export const asidePath = (container, key, id) => join(container, dirname(key), `.scrubjay-${id}.tmp`);

/** Writes bytes to the disk under a name that is no document's. */
export async function writeAside(path, bytes) {
  const file = await open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o666);
  try {
    await file.writeFile(bytes);
    await file.datasync();
    return etagOf(await file.stat({ bigint: true }));
  } finally {
    await file.close();
  }
}

/** Makes the folders of a key. @param {Set<string>} made the folders known to be there */
export async function makeFolders(container, key, made) {
  let path = container;
  for (const segment of ['', ...key.split('/').slice(0, -1)]) {
    path = join(path, segment);
    if (made.has(path)) continue;
    await mkdir(path).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
    if (!(await lstat(path)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    made.add(path);
  }
}

/**
 * Gives what was written aside its name, whole or not at all. Without `overwrite` the aside name stays until the
 * outcome is on record: after a crash it shows that the file of this name is ours.
 * @returns {Promise<boolean>} false if a file that is not ours has the name
 */
export async function publish(aside, target, overwrite) {
  if (overwrite) {
    await rename(aside, target);
    return true;
  }
  try {
    await link(aside, target);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** Whether an earlier try has published its output. */
export async function isPublished(aside, target) {
  const [ours, there] = await Promise.all([aside, target].map((path) => lstat(path, { bigint: true }).catch(() => undefined)));
  return ours !== undefined && there !== undefined && ours.ino === there.ino && ours.dev === there.dev ? etagOf(there) : undefined;
}

export const discard = (path) => unlink(path).catch(() => {});

/** Makes the names in a folder last. Not every system can. @param {string} path */
export async function syncFolder(path) {
  const folder = await open(path, O_RDONLY).catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

/** Replaces a small file whole. @param {string} path @param {string} text */
export async function replaceFile(path, text) {
  const file = await open(`${path}.tmp`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.tmp`, path);
  await syncFolder(dirname(path));
}
