// POST /language/:analyze-text, kind PiiEntityRecognition, as Azure AI Language answers it.
import { ServiceError, validationFailed } from '../errors.js';
import { readJson } from '../limits.js';
import { replace } from '../redaction.js';
import * as shape from '../schema.js';
import { languageCategory } from './categories.js';
import { filter, filterFields } from './filters.js';
import { masks, policy, policyFor } from './policies.js';
import { entitySynonyms, tagWithSynonyms } from './synonyms.js';
import { placesOf, textElements, UNITS } from './units.js';

const KIND = 'PiiEntityRecognition';
const RECORD = 1_000;
const LOCALES = { en: 'en-US', 'en-us': 'en-US', 'en-gb': 'en-GB', fr: 'fr-FR', 'fr-fr': 'fr-FR', 'fr-ca': 'fr-CA', de: 'de-DE', 'de-de': 'de-DE', es: 'es-US', 'es-us': 'es-US' };

const body = ({ languageDocuments }) =>
  shape.object({
    'kind!': shape.string(),
    parameters: shape.object({
      domain: shape.choice(['phi', 'none']),
      stringIndexType: shape.choice(Object.keys(UNITS)),
      redactionPolicies: shape.list(policy),
      redactionPolicy: policy,
      entitySynonyms,
      ...filterFields,
    }),
    'analysisInput!': shape.object({
      'documents!': shape.list(shape.object({ 'id!': shape.string({ min: 1 }), text: shape.string(), language: shape.string() }), { min: 1, max: languageDocuments }),
    }),
  });

/** @param {import('../service.js').Call} call */
export async function analyzeText(call) {
  const { service, request, url } = call;
  const version = url.searchParams.get('api-version');
  if (!version) throw new ServiceError('MissingApiVersionParameter');
  if (!/^\d{4}-\d\d-\d\d(-preview)?$/.test(version)) throw new ServiceError('ApiVersionUnsupported', { message: 'The api-version is not supported. Versions are dates, such as 2026-05-01.' });
  const { json, size } = await readJson(request, service.limits.languageBytes);
  await call.took(size);
  const faults = [];
  const asked = body(service.limits)(json, '', faults);
  if (asked?.kind && asked.kind.toLowerCase() !== KIND.toLowerCase()) throw new ServiceError('InvalidRequest');
  if (faults.length > 0) throw validationFailed(faults);

  const work = { service, version, parameters: asked.parameters ?? {}, session: service.operations.session(), statistics: url.searchParams.get('showStats') === 'true' };
  const seen = new Set();
  const [documents, errors] = [[], []];
  for (const document of asked.analysisInput.documents) {
    const fault = faultOf(document, seen, service.limits);
    if (fault) errors.push({ id: document.id, error: { code: 'InvalidArgument', message: 'Invalid document in request.', innererror: fault } });
    else documents.push(analyze(document, work));
    seen.add(document.id);
  }
  work.session.free();
  const statistics = work.statistics && {
    statistics: {
      documentsCount: documents.length + errors.length,
      validDocumentsCount: documents.length,
      erroneousDocumentsCount: errors.length,
      transactionsCount: documents.reduce((sum, each) => sum + each.statistics.transactionsCount, 0),
    },
  };
  return Response.json({ kind: `${KIND}Results`, results: { ...statistics, documents, errors, modelVersion: 'latest' } });
}

function faultOf({ id, text, language = 'en' }, seen, { languageTextElements: most }) {
  const fault = (code, message) => ({ code, message });
  if (seen.has(id)) return fault('InvalidDocument', 'Document ids must differ.');
  if (!text) return fault('InvalidDocument', 'Document text is empty.');
  if (text.length > most && textElements(text) > most) return fault('InvalidDocument', `A document has more than the limit of ${most} text elements.`);
  if (!LOCALES[language.toLowerCase()]) return fault('UnsupportedLanguageCode', 'The language is not supported. Supported: en, fr, de, es.');
  return undefined;
}

/** One document. */
function analyze({ id, text, language = 'en' }, { service, version, parameters, session, statistics }) {
  const { redactionPolicies, redactionPolicy, stringIndexType = 'TextElements_v8' } = parameters;
  const length = UNITS[stringIndexType];
  const locale = LOCALES[language.toLowerCase()];
  const keep = filter(parameters, language);
  const found = tagWithSynonyms(text, parameters.entitySynonyms, language, (read) => service.operations.tag(read, locale))
    .map((span) => {
      const value = text.slice(span.start, span.end);
      return { span, text: value, ...languageCategory(span.category, value, version), confidenceScore: span.confidence };
    })
    .filter(keep);

  const policies = redactionPolicies ?? [redactionPolicy ?? []].flat();
  const synthetic = (entities) => surrogates(service.operations, text, entities.map(({ span }) => span), session, locale);
  const written = masks(found, policyFor(policies), length, synthetic);
  const spans = found.map(({ span }) => span);
  const silent = policies.length > 0 && policies.every(({ policyKind }) => /^(noMask|DoNotRedact)$/.test(policyKind));

  const places = placesOf(length, text, spans.flatMap(({ start, end }) => [start, end]));
  let moved = 0;
  const entities = found.map(({ span: _, ...entity }, at) => {
    const [offset, end] = [places[2 * at], places[2 * at + 1]];
    const { text: mask, named } = written[at];
    const maskLength = length(mask);
    const maskOffset = offset + moved;
    moved += maskLength - (end - offset);
    return { ...entity, offset, length: end - offset, ...(named && { mask, maskOffset, maskLength }) };
  });
  service.metrics.document('AnalyzeText', 'Succeeded', new TextEncoder().encode(text).length, spans.map(({ category }) => category));
  const charactersCount = statistics && textElements(text);
  return {
    ...(!silent && { redactedText: replace(text, spans, (_, at) => written[at].text) }),
    id,
    ...(statistics && { statistics: { charactersCount, transactionsCount: Math.ceil(charactersCount / RECORD) } }),
    entities,
    warnings: [],
  };
}

/** The surrogate of each span. */
function surrogates(operations, text, spans, session, locale) {
  if (spans.length === 0) return [];
  const result = operations.surrogateOnly(text, spans, session, { inputLocale: locale, surrogateLocale: locale });
  return result.entities.map(({ outStart, outEnd }) => result.text.slice(outStart, outEnd));
}
