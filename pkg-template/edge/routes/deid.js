// POST /deid: one text, at once.
import { CATEGORIES } from '../categories.js';
import { checkCustomizations, customizations, OPERATIONS } from '../customizations.js';
import { phiEntities } from '../entities.js';
import { invalid, validationFailed } from '../errors.js';
import { readJson } from '../limits.js';
import { ENCODINGS, toUtf16 } from '../offsets.js';
import * as shape from '../schema.js';

const content = (limits) =>
  shape.object({
    'inputText!': shape.string({ max: limits.textLength }),
    operation: shape.choice(OPERATIONS),
    customizations,
    taggedEntities: shape.object({
      'encoding!': shape.choice(Object.keys(ENCODINGS)),
      'entities!': shape.list(
        shape.object({
          'category!': shape.string(),
          'offset!': shape.number({ integer: true }),
          'length!': shape.number({ integer: true, min: 1 }),
          text: shape.string(),
        }),
      ),
    }),
  });

/** @param {import('../service.js').Call} call */
export async function deidentifyText(call) {
  const { service, request, version } = call;
  const { json, size } = await readJson(request, service.limits.requestBytes);
  await call.took(size);
  const faults = [];
  const asked = content(service.limits)(json, '', faults);
  if (faults.length > 0) throw validationFailed(faults);
  const operation = asked.operation ?? 'Surrogate';
  const task = { operation, ...checkCustomizations(asked.customizations ?? {}, operation, version, faults) };
  const spans = operation === 'SurrogateOnly' ? spansOf(asked, faults) : [];
  if (faults.length > 0) throw validationFailed(faults);

  const text = asked.inputText;
  const session = operation.startsWith('Surrogate') ? service.operations.session() : undefined;
  const result = service.operations.run(text, task, session, spans);
  session?.free();
  service.metrics.document(operation, 'Succeeded', new TextEncoder().encode(text).length, result.spans.map(({ category }) => category));
  return Response.json(operation === 'Tag' ? { taggerResult: { entities: phiEntities(text, result.spans) } } : { outputText: result.text });
}

/** The caller's spans in UTF-16 units, sorted. A wrong span would leave PHI in the text, so each is checked. */
function spansOf({ inputText, taggedEntities }, faults) {
  const path = 'TaggedEntities';
  if (!taggedEntities) {
    faults.push(invalid(path, 'Is required when the operation is SurrogateOnly.'));
    return [];
  }
  const { encoding, entities } = taggedEntities;
  const places = toUtf16(inputText, ENCODINGS[encoding], entities.flatMap(({ offset, length }) => [offset, offset + length]));
  const spans = entities.map(({ category, offset, length, text }, at) => {
    const [start, end] = [places.get(offset), places.get(offset + length)];
    const here = `${path}.Entities[${at}]`;
    if (start === undefined || end === undefined) faults.push(invalid(here, 'Offset and length must lie in the text, on characters.'));
    else if (text !== undefined && text !== inputText.slice(start, end)) faults.push(invalid(`${here}.Text`, 'Must be the text at offset and length.'));
    return { category: CATEGORIES.get(category.toLowerCase()) ?? 'Unknown', start, end };
  });
  return disjoint(spans);
}

/** Spans that overlap, as of a detector that finds a URL in an email, become one of the longest one's category. */
function disjoint(spans) {
  const whole = [];
  let longest = 0;
  for (const { category, start, end } of spans.sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    const apart = !last || start >= last.end;
    if (apart) whole.push({ category, start, end });
    else last.end = Math.max(last.end, end);
    if (apart || end - start > longest) {
      whole.at(-1).category = category;
      longest = end - start;
    }
  }
  return whole;
}
