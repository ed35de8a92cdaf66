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
  /** @type {Map<string, any>} one for each locale, at most six */
  const deidentifiers = new Map();
  const deidentifier = (locale = LOCALES[0]) => {
    let one = deidentifiers.get(locale);
    if (!one) deidentifiers.set(locale, (one = new engine.Deidentifier({ ...options, locale })));
    return one;
  };

  return {
    /** A session for one call or one job. @param {Uint8Array} [secret] fresh if absent */
    session: (secret) => new engine.Session(secret && { secret }),

    /** @param {string} text @param {string} [locale] @returns {Span[]} */
    tag: (text, locale) => deidentifier(locale).tag(text),

    /** @param {string} text @param {Span[]} spans @param {any} session */
    surrogateOnly: (text, spans, session, locale) => deidentifier(locale).surrogateOnly(text, withoutTitles(text, spans), session),

    /**
     * @param {string} text @param {Task} task @param {any} session for the two surrogate operations
     * @param {Span[]} [spans] for SurrogateOnly
     * @returns {{ text?: string, spans: Span[] }}
     */
    run(text, task, session, spans = []) {
      const engineFor = deidentifier(task.inputLocale);
      switch (task.operation) {
        case 'Tag':
          return { spans: engineFor.tag(text) };
        case 'Redact': {
          const found = engineFor.tag(text);
          return { text: redact(text, withTitles(text, found), task.redactionFormat ?? DEFAULT_FORMAT), spans: found };
        }
        case 'SurrogateOnly':
          return { text: this.surrogateOnly(text, spans, session, task.inputLocale).text, spans };
        default: {
          const result = engineFor.surrogate(text, session);
          return { text: result.text, spans: result.entities };
        }
      }
    },
  };
}
