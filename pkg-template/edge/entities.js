// PHI entities on the wire.
import { triples } from './offsets.js';

/** Entities as the platform writes them. @param {string} text @param {import('./operations.js').Span[]} spans */
export function phiEntities(text, spans) {
  const places = triples(text, spans);
  return spans.map(({ category, start, end, confidence }, at) => ({
    category,
    offset: places[at].offset,
    length: places[at].length,
    text: text.slice(start, end),
    confidenceScore: confidence,
  }));
}
