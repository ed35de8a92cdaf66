// Counters since the start, as OpenMetrics. Names, codes and numbers only.

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, '+Inf'];
const SECONDS = 'scrubjay_request_duration_seconds';

/** @type {[name: string, type: string, help: string, unit?: string][]} */
const FAMILIES = [
  ['scrubjay_requests', 'counter', 'Requests answered.'],
  [SECONDS, 'histogram', 'Time to answer a request.', 'seconds'],
  ['scrubjay_documents', 'counter', 'Texts and documents processed.'],
  ['scrubjay_input_bytes', 'counter', 'Bytes of text processed.'],
  ['scrubjay_entities', 'counter', 'Entities found or given.'],
];

export class Metrics {
  type = 'application/openmetrics-text; version=1.0.0; charset=utf-8';
  /** @type {Map<string, number>} by the sample's name and labels, as they are written */
  #counts = new Map();

  request(operation, status, seconds) {
    this.#add('scrubjay_requests_total', { operation, status });
    for (const le of BUCKETS) this.#add(`${SECONDS}_bucket`, { operation, le }, le === '+Inf' || seconds <= le ? 1 : 0);
    this.#add(`${SECONDS}_count`, { operation });
    this.#add(`${SECONDS}_sum`, { operation }, seconds);
  }

  /** @param {string} operation @param {string} status @param {number} bytes of input @param {string[]} categories one for each entity */
  document(operation, status, bytes, categories) {
    this.#add('scrubjay_documents_total', { operation, status });
    this.#add('scrubjay_input_bytes_total', { operation }, bytes);
    for (const category of categories) this.#add('scrubjay_entities_total', { category });
  }

  #add(name, labels, by = 1) {
    const written = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    this.merge([[`${name}{${written}}`, by]]);
  }

  /** Adds what another has counted. @param {Iterable<[sample: string, count: number]>} counts */
  merge(counts) {
    for (const [sample, count] of counts) this.#counts.set(sample, (this.#counts.get(sample) ?? 0) + count);
  }

  get counts() {
    return [...this.#counts];
  }

  /** What was counted, which begins anew. */
  drain() {
    const { counts } = this;
    this.#counts.clear();
    return counts;
  }

  /** @returns {string | Promise<string>} */
  text() {
    const lines = FAMILIES.flatMap(([name, type, help, unit]) => [
      `# TYPE ${name} ${type}`,
      ...(unit ? [`# UNIT ${name} ${unit}`] : []),
      `# HELP ${name} ${help}`,
      ...this.counts.filter(([sample]) => sample.startsWith(`${name}_`)).map(([sample, count]) => `${sample} ${count}`),
    ]);
    return `${lines.join('\n')}\n# EOF\n`;
  }
}
