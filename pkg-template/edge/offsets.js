// The three ways Azure counts: UTF-8 bytes, UTF-16 code units, Unicode code points.

const SURROGATE_PAIR = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/;
const isPair = (text, at) => SURROGATE_PAIR.test(text.slice(at, at + 2));

/** Walks a text once, forwards. A lone surrogate counts as U+FFFD, as on the wire. */
function walker(text) {
  const here = { utf8: 0, utf16: 0, codePoint: 0 };
  const step = () => {
    const unit = text.charCodeAt(here.utf16);
    const wide = unit >= 0xd800 && unit < 0xdc00 && isPair(text, here.utf16);
    here.utf8 += unit < 0x80 ? 1 : unit < 0x800 ? 2 : wide ? 4 : 3;
    here.utf16 += wide ? 2 : 1;
    here.codePoint += 1;
  };
  return { here, step };
}

const minus = (a, b) => ({ utf8: a.utf8 - b.utf8, utf16: a.utf16 - b.utf16, codePoint: a.codePoint - b.codePoint });

/**
 * The offset and length of each span in all three units.
 * @param {string} text
 * @param {{ start: number, end: number }[]} spans sorted and disjoint, in UTF-16 units
 */
export function triples(text, spans) {
  const { here, step } = walker(text);
  const reach = (unit) => {
    while (here.utf16 < unit) step();
    return { ...here };
  };
  return spans.map(({ start, end }) => {
    const offset = reach(start);
    return { offset, length: minus(reach(end), offset) };
  });
}

/** Names of the encodings on the wire, to the unit counted. */
export const ENCODINGS = { Utf8: 'utf8', Utf16: 'utf16', CodePoint: 'codePoint' };

/**
 * Offsets of one encoding as UTF-16 units.
 * @param {string} text @param {'utf8' | 'utf16' | 'codePoint'} unit @param {number[]} offsets in any order
 * @returns {Map<number, number>} without those that are outside the text or inside a character
 */
export function toUtf16(text, unit, offsets) {
  const { here, step } = walker(text);
  const found = new Map();
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    while (here[unit] < offset && here.utf16 < text.length) step();
    if (here[unit] === offset) found.set(offset, here.utf16);
  }
  return found;
}

/** Code points of a text. */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
