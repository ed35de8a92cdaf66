// Which findings a caller wants: categories in and out, values to leave, confidence.
import * as shape from '../schema.js';

export const filterFields = {
  piiCategories: shape.list(shape.string()),
  excludePiiCategories: shape.list(shape.string()),
  valueExclusionPolicy: shape.object({ caseSensitive: shape.boolean, 'excludedValues!': shape.list(shape.string()) }),
  confidenceScoreThreshold: shape.object({
    default: shape.number({ max: 1 }),
    overrides: shape.list(shape.object({ 'entity!': shape.string(), 'value!': shape.number({ max: 1 }), language: shape.string() })),
  }),
};

/** Whether something said for one language, or for all, holds for a text. @param {string} language of the text @param {string} [only] */
export const speaks = (language, only) => !only || primary(only) === primary(language);
const primary = (language) => language.toLowerCase().split('-')[0];

const lower = (values = []) => new Set(values.map((value) => value.toLowerCase()));

/** @param {object} parameters of the request @param {string} language of the document @returns {(entity: { category: string, text: string, confidenceScore: number }) => boolean} */
export function filter({ piiCategories, excludePiiCategories, valueExclusionPolicy: exclusion, confidenceScoreThreshold: threshold = {} }, language) {
  const included = lower(piiCategories);
  const everything = included.size === 0 || included.has('all') || included.has('default');
  const excluded = lower(excludePiiCategories);
  const fold = (value) => (exclusion.caseSensitive ? value : value.toLowerCase());
  const left = new Set(exclusion?.excludedValues.map(fold));
  const overrides = new Map(
    (threshold.overrides ?? []).filter((each) => speaks(language, each.language)).map(({ entity, value }) => [entity.toLowerCase(), value]),
  );
  return ({ category, text, confidenceScore }) => {
    const name = category.toLowerCase();
    return (
      (everything || included.has(name)) && !excluded.has(name) && !(exclusion && left.has(fold(text))) && confidenceScore >= (overrides.get(name) ?? threshold.default ?? 0)
    );
  };
}
