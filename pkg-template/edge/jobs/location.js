// Where a job's documents lie: a container, keys that begin with a prefix, and the key each output gets. Pure text;
// nothing here may ever name a place outside its container.

const LOCATION = /^https?:\/\/[^/?#@\\\s]+\/([^/?#@\\\s]+)\/?$/i;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

/** The container of `https://HOST/CONTAINER`, whatever the host; undefined if it is not one. @param {string} location */
export function containerOf(location) {
  const segment = LOCATION.exec(location)?.[1];
  if (!segment || !URL.canParse(location)) return undefined;
  try {
    const name = decodeURIComponent(segment);
    return name.startsWith('.') || /[/\\]/.test(name) || CONTROL.test(name) ? undefined : name;
  } catch {
    return undefined;
  }
}

/** Whether a key or a prefix stays inside its container in every store. @param {string} key */
export const staysInside = (key) =>
  !key.startsWith('/') &&
  !key.includes('\\') &&
  !CONTROL.test(key) &&
  key.isWellFormed() &&
  !key.split('/').some((segment) => segment === '..' || segment === '.');

/** The key of the output: plain replacement of the prefix. @param {string} key @param {string} from @param {string} to */
export const outputKey = (key, from, to) => (to + key.slice(from.length)).replace(/^\//, '');

/** Whether a key has one of the extensions: `*`, `*.*`, `txt`, `.txt` or `*.txt`, in any letter case. @param {string[]} extensions */
export function extensionFilter(extensions) {
  const endings = extensions.map((extension) => extension.replace(/^\*?\.?/, '').toLowerCase());
  if (endings.some((ending) => ending === '' || ending === '*')) return () => true;
  return (/** @type {string} */ key) => endings.some((ending) => key.toLowerCase().endsWith(`.${ending}`));
}

/** The address of a document. @param {string} location of the container */
export const addressOf = (location, key) => `${location.replace(/\/$/, '')}/${encodeURI(key).replace(/[?#]/g, encodeURIComponent)}`;
