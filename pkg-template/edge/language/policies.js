// The redaction policies of Azure AI Language: what stands in place of an entity.
import * as shape from '../schema.js';

const CHARACTERS = '!#$%&*+-=?@^_~';
// The second names are those of the preview of 2024.
const KINDS = {
  characterMask: 'characterMask',
  MaskWithCharacter: 'characterMask',
  entityMask: 'entityMask',
  MaskWithEntityType: 'entityMask',
  syntheticReplacement: 'syntheticReplacement',
  noMask: 'noMask',
  DoNotRedact: 'noMask',
};

export const policy = shape.object({
  'policyKind!': shape.choice(Object.keys(KINDS)),
  entityTypes: shape.list(shape.string()),
  policyName: shape.string(),
  isDefaultPolicy: shape.boolean,
  redactionCharacter: shape.choice([...CHARACTERS]),
  unmaskLength: shape.number({ integer: true }),
  unmaskFromEnd: shape.boolean,
  preserveDataFormat: shape.boolean,
});

/** The policy of each category: its own, else the default one, else the mask of `*`. @param {object[]} policies */
export function policyFor(policies) {
  const fallback = policies.find(({ isDefaultPolicy, entityTypes }) => isDefaultPolicy || !entityTypes?.length) ?? { policyKind: 'characterMask' };
  const own = new Map(policies.flatMap((each) => (each.entityTypes ?? []).map((type) => [type.toLowerCase(), each])));
  return (category) => own.get(category.toLowerCase()) ?? fallback;
}

/**
 * Writes the masks of one document.
 * @param {(text: string) => number} length in the request's unit, so that a mask keeps offsets
 * @param {(spans: any[]) => string[]} synthetic surrogates of spans
 */
export function masks(entities, policyOf, length, synthetic) {
  const kindOf = ({ category }) => KINDS[policyOf(category).policyKind];
  const replaced = synthetic(entities.filter((entity) => kindOf(entity) === 'syntheticReplacement')).values();
  const numbers = new Map();
  return entities.map((entity) => {
    switch (kindOf(entity)) {
      case 'characterMask':
        return { text: characters(entity.text, policyOf(entity.category), length) };
      case 'entityMask':
        return { text: numbered(entity, numbers), named: true };
      case 'syntheticReplacement':
        return { text: replaced.next().value, named: true };
      default:
        return { text: entity.text };
    }
  });
}

function characters(text, { redactionCharacter = '*', unmaskLength = 0, unmaskFromEnd = true }, length) {
  if (unmaskLength === 0) return redactionCharacter.repeat(length(text));
  const points = [...text];
  const hidden = Math.max(0, points.length - unmaskLength);
  const [first, second] = unmaskFromEnd ? [points.slice(0, hidden), points.slice(hidden)] : [points.slice(unmaskLength), points.slice(0, unmaskLength)];
  const mask = redactionCharacter.repeat(length(first.join('')));
  return unmaskFromEnd ? mask + second.join('') : second.join('') + mask;
}

/** `[PERSON_1]`: the same value of a category has the same number. */
function numbered({ category, text }, numbers) {
  const name = category.toUpperCase();
  const values = numbers.get(name) ?? numbers.set(name, new Map()).get(name);
  const value = text.toLowerCase();
  if (!values.has(value)) values.set(value, values.size + 1);
  return `[${name}_${values.get(value)}]`;
}
