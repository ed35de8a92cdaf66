// entitySynonyms: a caller's own words that announce an entity, such as BAN before the number of a bank account. The
// engine reads the text once more with the word it knows in their place.
import * as shape from '../schema.js';
import { labelOf } from './categories.js';
import { speaks } from './filters.js';

/** Entity types with synonyms, and synonyms of one. */
const MOST = 50;

export const entitySynonyms = shape.list(
  shape.object({
    'entityType!': shape.string({ min: 1 }),
    'synonyms!': shape.list(shape.object({ 'synonym!': shape.string({ min: 1 }), language: shape.string() }), { max: MOST }),
  }),
  { max: MOST },
);

/**
 * What a text holds besides, once the synonyms are understood.
 * @param {string} text @param {object[] | undefined} asked @param {string} language of the text
 * @param {(text: string) => import('../operations.js').Span[]} tag
 */
export function tagWithSynonyms(text, asked, language, tag) {
  const words = new Map(
    (asked ?? []).flatMap(({ entityType, synonyms }) =>
      synonyms.filter((each) => speaks(language, each.language)).map(({ synonym }) => [synonym.toLowerCase(), labelOf(entityType)]),
    ),
  );
  const plain = tag(text);
  if (words.size === 0) return plain;
  const literal = [...words.keys()].map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const places = [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${literal.join('|')})(?![\\p{L}\\p{N}])`, 'giu'))];
  if (places.length === 0) return plain;

  let read = '';
  let from = 0;
  /** Where a label ends in what is read, and the synonym in the text. */
  const ends = [];
  for (const { index, 0: word } of places) {
    read += text.slice(from, index) + (words.get(word.toLowerCase()) ?? word);
    from = index + word.length;
    ends.push([read.length, from]);
  }
  read += text.slice(from);
  return united(behindLabels(tag(read), ends, read, text), plain);
}

/** Findings in the text as it was, each without the label before it. */
function behindLabels(found, ends, read, text) {
  let at = -1;
  return found.flatMap((span) => {
    // A label that stands in the finding is no part of it; what lies behind the last one is.
    while (ends[at + 1]?.[0] <= span.end) at += 1;
    const [here, there] = ends[at] ?? [0, 0];
    const start = Math.max(span.start, here);
    const shift = there - here;
    const value = read.slice(start, span.end);
    const blank = value.length - value.trimStart().length;
    const [first, last] = [start + blank + shift, span.end + shift];
    return value.trim() && text.slice(first, last) === value.trimStart() ? [{ ...span, start: first, end: last }] : [];
  });
}

/** Both, sorted; where they overlap, the first ones. */
function united(first, second) {
  const others = second.filter(({ start, end }) => !first.some((one) => one.start < end && start < one.end));
  return [...first, ...others].sort((a, b) => a.start - b.start);
}
