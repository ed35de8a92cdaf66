// The three ways Azure AI Language counts: text elements (graphemes), code points, UTF-16 units.
import { codePoints } from '../offsets.js';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const PLAIN = /^[\x20-\x7e\t\n]*$/;

export function textElements(text) {
  if (PLAIN.test(text)) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** How long a text is, by `stringIndexType`; one of the clients calls text elements by a name of its own. @type {Record<string, (text: string) => number>} */
export const UNITS = {
  TextElements_v8: textElements,
  TextElement_v8: textElements,
  UnicodeCodePoint: codePoints,
  Utf16CodeUnit: (text) => text.length,
};

/**
 * Offsets in units of sorted UTF-16 offsets, in one pass.
 * @param {(text: string) => number} length @param {string} text @param {number[]} offsets sorted
 */
export function placesOf(length, text, offsets) {
  let at = 0;
  let count = 0;
  return offsets.map((offset) => {
    count += length(text.slice(at, offset));
    at = Math.max(at, offset);
    return count;
  });
}
