// A stand-in for the engine with its JavaScript surface: a few patterns, and surrogates that depend on the secret and
// the value alone. For tests of the service that need an engine they can predict or make fail.
const RULES = [
  ['Patient', /\b(?:John|Jane|Brian|María|Jose\u0301) (?:Smith|Doe|White|Gómez)\b|\bJohn\b/g],
  ['Doctor', /(?<=Dr\.? )(?:[A-Z][a-z]+ )?[A-Z][a-z]+/g],
  ['Date', /\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|\bMay \d{1,2}, \d{4}\b/g],
  ['Phone', /\b\d{3}-\d{3}-\d{4}\b/g],
  ['Account', /(?<=bank account number is )\d+/g],
  ['Hospital', /\bhospital\s+[A-Z][a-z]+/g],
  ['SocialSecurity', /\b\d{3}-\d{2}-\d{4}\b/g],
];

export class Session {
  constructor({ secret = crypto.getRandomValues(new Uint8Array(32)) } = {}) {
    this.secret = secret;
  }
  free() {}
  number(value) {
    let hash = 2166136261;
    for (const byte of [...this.secret, ...new TextEncoder().encode(value)]) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
    return hash;
  }
}

export class Deidentifier {
  constructor(options = {}) {
    this.options = options;
  }
  tag(text) {
    if (text.includes('<<break>>')) throw new Error(`no: ${text}`);
    if (text.includes('<<die>>')) process.exit(9);
    if (text.includes('<<slow>>')) for (const end = Date.now() + 150; Date.now() < end; );
    const found = RULES.flatMap(([category, pattern]) =>
      [...text.matchAll(pattern)].map((hit) => ({ category, start: hit.index, end: hit.index + hit[0].length, confidence: 0.875, rule: 'fake' })),
    );
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    return found.filter((one, at) => !found.slice(0, at).some((other) => other.end > one.start));
  }
  surrogate(text, session = new Session()) {
    return this.surrogateOnly(text, this.tag(text), session);
  }
  surrogateOnly(text, spans, session = new Session()) {
    let out = '';
    let end = 0;
    const entities = spans.map((span) => {
      const value = text.slice(span.start, span.end);
      out += text.slice(end, span.start);
      const outStart = out.length;
      out += `${span.category === 'Date' ? 'D' : 'X'}${session.number(value).toString(36)}`;
      end = span.end;
      return { ...span, outStart, outEnd: out.length };
    });
    return { text: out + text.slice(end), entities };
  }
}
