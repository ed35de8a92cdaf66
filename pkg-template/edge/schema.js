// Checks a JSON value against a shape. Names of properties and of enum values are taken in any letter case, as the
// platform does; unknown properties and nulls are dropped. A fault becomes a detail with the path, never the value.
import { invalid } from './errors.js';

/** @typedef {(value: any, path: string, faults: import('./errors.js').Detail[]) => any} Check */

/** Faults that are told; a body can have as many as it has bytes. */
const TOLD = 50;

const fault = (faults, path, message) => void (faults.length < TOLD && faults.push(invalid(path, message)));
const pascal = (name) => name[0].toUpperCase() + name.slice(1);

/** @returns {Check} Length in UTF-16 units. */
export const string = ({ min = 0, max = Infinity } = {}) => (value, path, faults) => {
  if (typeof value !== 'string') return fault(faults, path, 'Must be a string.');
  if (value.length < min) return fault(faults, path, `Must have at least ${min} characters.`);
  if (value.length > max) return fault(faults, path, `Must have at most ${max} characters.`);
  return value;
};

/** @type {Check} */
export const boolean = (value, path, faults) =>
  typeof value === 'boolean' ? value : fault(faults, path, 'Must be true or false.');

/** @returns {Check} */
export const number = ({ min = 0, max = Infinity, integer = false } = {}) => (value, path, faults) =>
  typeof value === 'number' && value >= min && value <= max && (!integer || Number.isSafeInteger(value))
    ? value
    : fault(faults, path, `Must be ${integer ? 'an integer' : 'a number'} from ${min}${max < Infinity ? ` to ${max}` : ''}.`);

/** @param {readonly string[]} values @returns {Check} */
export const choice = (values) => {
  const names = new Map(values.map((name) => [name.toLowerCase(), name]));
  return (value, path, faults) =>
    (typeof value === 'string' && names.get(value.toLowerCase())) ||
    fault(faults, path, `Must be one of: ${values.join(', ')}.`);
};

/** @param {Check} item @returns {Check} */
export const list = (item, { min = 0, max = Infinity } = {}) => (value, path, faults) => {
  if (!Array.isArray(value)) return fault(faults, path, 'Must be an array.');
  if (value.length < min) return fault(faults, path, `Must have at least ${min} items.`);
  if (value.length > max) return fault(faults, path, `Must have at most ${max} items.`);
  return value.map((each, at) => item(each, `${path}[${at}]`, faults));
};

/** @param {Record<string, Check>} fields a name that ends in `!` is required @returns {Check} */
export const object = (fields) => {
  const known = new Map(
    Object.entries(fields).map(([key, check]) => {
      const name = key.replace('!', '');
      return [name.toLowerCase(), { name, check, required: key.endsWith('!') }];
    }),
  );
  return (value, path, faults) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault(faults, path || 'Body', 'Must be an object.');
    const given = new Map(Object.keys(value).map((key) => [key.toLowerCase(), value[key]]));
    const result = {};
    for (const [key, { name, check, required }] of known) {
      const at = path ? `${path}.${pascal(name)}` : pascal(name);
      const field = given.get(key) ?? undefined;
      if (field !== undefined) result[name] = check(field, at, faults);
      else if (required) fault(faults, at, 'Is required.');
    }
    return result;
  };
};
