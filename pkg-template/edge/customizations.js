// `operation` and `customizations`, the same for a text and for a job: shape, rules, defaults and wire form.
import { invalid } from './errors.js';
import { LOCALES } from './operations.js';
import { DEFAULT_FORMAT, formatFault } from './redaction.js';
import * as shape from './schema.js';

export const OPERATIONS = ['Redact', 'Surrogate', 'Tag', 'SurrogateOnly'];
const DEFAULT_LOCALE = LOCALES[0];

export const customizations = shape.object({
  redactionFormat: shape.string(),
  surrogateLocale: shape.choice(LOCALES),
  inputLocale: shape.choice(LOCALES),
});

/**
 * The rules a shape can't say, and the defaults filled in.
 * @param {{redactionFormat?: string, surrogateLocale?: string, inputLocale?: string}} given
 * @param {string} operation
 * @param {{surrogateOnly: boolean, inputLocale: boolean}} version
 * @param {import('./errors.js').Detail[]} faults
 */
export function checkCustomizations(given, operation, version, faults) {
  if (operation === 'SurrogateOnly' && !version.surrogateOnly) {
    faults.push(invalid('Operation', 'Is not an operation of this api-version.'));
  }
  const { redactionFormat } = given;
  const redacts = operation === 'Redact';
  const fault = redactionFormat !== undefined && (redacts ? formatFault(redactionFormat) : 'Is valid only when the operation is Redact.');
  if (fault) faults.push(invalid('Customizations.RedactionFormat', fault));
  return {
    ...(redacts && { redactionFormat: redactionFormat ?? DEFAULT_FORMAT }),
    surrogateLocale: given.surrogateLocale ?? (redacts ? null : DEFAULT_LOCALE),
    inputLocale: (version.inputLocale && given.inputLocale) || DEFAULT_LOCALE,
  };
}

/** As a reply of this version shows them. */
export const shown = ({ inputLocale, ...rest }, version) => (version.inputLocale ? { ...rest, inputLocale } : rest);
