// What stands in place of a redacted span: `[{type}]`, `<{Type}>`, `{TYPE}`, `*{len}`.
import { codePoints } from './offsets.js';

export const DEFAULT_FORMAT = '[{type}]';
const MOST = 16;
const VARIABLES = ['{type}', '{Type}', '{TYPE}', '{len}'];

/** What is wrong with a format, if anything. @param {string} format */
export function formatFault(format) {
  const length = codePoints(format);
  if (length < 1 || length > MOST) return `Must have 1 to ${MOST} characters.`;
  if (VARIABLES.some((variable) => format.split(variable).length > 2)) return 'Must have each variable at most once.';
  if (/(^|\{type\})\{len\}/i.test(format)) return 'Must have a character before {len}.';
  return undefined;
}

/** @param {string} text @param {{category: string, start: number, end: number}[]} spans sorted and disjoint, in UTF-16 units @param {string} format a valid one */
export const redact = (text, spans, format) => replace(text, spans, (span) => fill(format, span.category, text.slice(span.start, span.end)));

/** @param {(span: any, at: number) => string} by @returns {string} */
export function replace(text, spans, by) {
  let end = 0;
  const parts = spans.map((span, at) => {
    const part = text.slice(end, span.start) + by(span, at);
    end = span.end;
    return part;
  });
  return parts.join('') + text.slice(end);
}

function fill(format, category, original) {
  const filled = format.replace(/(.)\{len\}/su, (_, character) => character.repeat(codePoints(original)));
  return filled
    .replace('{type}', () => category.toLowerCase())
    .replace('{Type}', () => category)
    .replace('{TYPE}', () => category.toUpperCase());
}
