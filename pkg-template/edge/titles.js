// A clinician's title. The engine's spans are the name alone; the platform redacts "Dr. Smith" whole and lets the
// title of a surrogate stand.

const TITLES = 'dr|drs|dra|doctor|doctora|docteur|doktor|prof|professor|professeur|profesor|profesora';
const BEFORE = new RegExp(`(?:(?<![\\p{L}\\p{N}])(?:${TITLES})(?:\\.[ \\t]*|[ \\t]+))+$`, 'iu');
const AT_START = new RegExp(`^(?:(?:${TITLES})(?:\\.[ \\t]*|[ \\t]+))+(?=\\S)`, 'iu');
const LONGEST = 48;

const isName = ({ category }) => category === 'Doctor';

/** Spans of doctors with the title before them. @template {{category: string, start: number, end: number}} S @param {string} text @param {S[]} spans sorted @returns {S[]} */
export function withTitles(text, spans) {
  let floor = 0;
  return spans.map((span) => {
    const from = Math.max(floor, span.start - LONGEST);
    floor = span.end;
    const title = isName(span) ? BEFORE.exec(text.slice(from, span.start)) : null;
    return title ? { ...span, start: span.start - title[0].length } : span;
  });
}

/** Spans of people without a title inside them. @template {{category: string, start: number, end: number}} S @param {string} text @param {S[]} spans @returns {S[]} */
export const withoutTitles = (text, spans) =>
  spans.map((span) => {
    const title = isName(span) || span.category === 'Patient' ? AT_START.exec(text.slice(span.start, Math.min(span.end, span.start + LONGEST))) : null;
    return title && span.start + title[0].length < span.end ? { ...span, start: span.start + title[0].length } : span;
  });
