// The four operations, over the engine: text in, text or spans out. Used by the text route, by jobs and by the Language route.
import { DEFAULT_FORMAT, redact } from './redaction.js';
import { withTitles, withoutTitles } from './titles.js';

export const LOCALES = ['en-US', 'en-GB', 'fr-CA', 'fr-FR', 'de-DE', 'es-US'];

/** @typedef {{ category: string, start: number, end: number, confidence?: number, rule?: string }} Span */
/** @typedef {{ operation: string, redactionFormat?: string | null, surrogateLocale?: string | null, inputLocale?: string }} Task */

/**
 * @param {import('./edge.js').Engine} engine
 * @param {object} [options] of every `Deidentifier`
 */
export function operations(engine, options = {}) {
  /** @type {Map<string, any>} one for each pair of locales, at most 36 */
  const deidentifiers = new Map();
  const deidentifier = ({ inputLocale: locale = LOCALES[0], surrogateLocale }) => {
    const key = `${locale} ${surrogateLocale}`;
    let one = deidentifiers.get(key);
    if (!one) deidentifiers.set(key, (one = new engine.Deidentifier({ ...options, locale, ...(surrogateLocale && { surrogateLocale }) })));
    return one;
  };

  return {
    /** A session for one call or one job; `free` it. @param {Uint8Array} [secret] fresh if absent */
    session: (secret) => new engine.Session({ oneWay: true, ...(secret && { secret }) }),

    /** @param {string} text @param {string} [inputLocale] @returns {Span[]} */
    tag: (text, inputLocale) => deidentifier({ inputLocale }).tag(text),

    /** @param {string} text @param {Span[]} spans @param {any} session @param {Partial<Task>} task for its locales */
    surrogateOnly: (text, spans, session, task) => deidentifier(task).surrogateOnly(text, withoutTitles(text, spans), session),

    /**
     * @param {string} text @param {Task} task @param {any} session for the two surrogate operations
     * @param {Span[]} [spans] for SurrogateOnly
     * @returns {{ text?: string, spans: Span[] }}
     */
    run(text, task, session, spans = []) {
      const engineFor = deidentifier(task);
      switch (task.operation) {
        case 'Tag':
          return { spans: engineFor.tag(text) };
        case 'Redact': {
          const found = engineFor.tag(text);
          return { text: redact(text, withTitles(text, found), task.redactionFormat ?? DEFAULT_FORMAT), spans: found };
        }
        case 'SurrogateOnly':
          return { text: this.surrogateOnly(text, spans, session, task).text, spans };
        default: {
          const result = engineFor.surrogate(text, session);
          return { text: result.text, spans: result.entities };
        }
      }
    },
  };
}
