// Which files are read and written, and how.

import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UsageError } from './arguments.js';

/** Every file under `paths`, where it goes, and whether one of the paths is a folder. */
export function plan(paths, out, json) {
  const files = [];
  let folders = false;
  for (const path of paths) {
    const folder = statSync(path).isDirectory();
    folders ||= folder;
    for (const from of folder ? filesIn(path, out && resolve(out)) : [path]) {
      const name = folder ? relative(path, from) : basename(path);
      files.push({ from, name, to: out && join(out, json ? `${name}.json` : name) });
    }
  }
  if (out !== undefined) checkTargets(files);
  return { files, folders };
}

/** The regular files below `folder` but hidden ones, links, and what lies in `except`. */
function filesIn(folder, except) {
  const found = [];
  const folders = [folder];
  while (folders.length > 0) {
    const at = folders.pop();
    if (at !== folder && resolve(at) === except) continue;
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) found.push(path);
    }
  }
  return found.sort();
}

function checkTargets(files) {
  const sources = new Set(files.map(({ from }) => resolve(from)));
  const targets = new Set();
  for (const { to } of files) {
    const target = resolve(to);
    if (sources.has(target)) throw new UsageError(`${to} would be overwritten`);
    if (targets.has(target)) throw new UsageError(`two files would become ${to}`);
    targets.add(target);
  }
}

/** The text of a path, or of standard input (0). */
export function readText(path) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    throw error instanceof TypeError ? new Error('not UTF-8 text') : error;
  }
}

/** A reader sees the whole file or none. */
export function writeWhole(path, text) {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `.${basename(path)}.${process.pid}.draft`);
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
