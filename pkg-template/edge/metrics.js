// Counters since the start, as OpenMetrics. Names, codes and numbers only.

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

class Counter {
  #values = new Map();
  constructor(name, help, labels) {
    Object.assign(this, { name, help, labels });
  }
  add(labels, by = 1) {
    const key = labels.join('","');
    const entry = this.#values.get(key) ?? { labels, value: 0 };
    entry.value += by;
    this.#values.set(key, entry);
  }
  lines() {
    const lines = [...this.#values.values()].map(({ labels, value }) => `${this.name}_total{${this.labels.map((label, at) => `${label}="${labels[at]}"`)}} ${value}`);
    return [`# TYPE ${this.name} counter`, `# HELP ${this.name} ${this.help}`, ...lines];
  }
}

class Histogram {
  #series = new Map();
  constructor(name, help) {
    Object.assign(this, { name, help });
  }
  observe(operation, seconds) {
    let series = this.#series.get(operation);
    if (!series) this.#series.set(operation, (series = { counts: BUCKETS.map(() => 0), count: 0, sum: 0 }));
    series.count += 1;
    series.sum += seconds;
    for (const [at, bound] of BUCKETS.entries()) if (seconds <= bound) series.counts[at] += 1;
  }
  lines() {
    const lines = [...this.#series].flatMap(([operation, { counts, count, sum }]) => [
      ...BUCKETS.map((bound, at) => `${this.name}_bucket{operation="${operation}",le="${bound}"} ${counts[at]}`),
      `${this.name}_bucket{operation="${operation}",le="+Inf"} ${count}`,
      `${this.name}_count{operation="${operation}"} ${count}`,
      `${this.name}_sum{operation="${operation}"} ${sum}`,
    ]);
    return [`# TYPE ${this.name} histogram`, `# UNIT ${this.name} seconds`, `# HELP ${this.name} ${this.help}`, ...lines];
  }
}

export class Metrics {
  type = 'application/openmetrics-text; version=1.0.0; charset=utf-8';
  #requests = new Counter('scrubjay_requests', 'Requests answered.', ['operation', 'status']);
  #seconds = new Histogram('scrubjay_request_duration_seconds', 'Time to answer a request.');
  #documents = new Counter('scrubjay_documents', 'Texts and documents processed.', ['operation', 'status']);
  #bytes = new Counter('scrubjay_input_bytes', 'Bytes of text processed.', ['operation']);
  #entities = new Counter('scrubjay_entities', 'Entities found or given.', ['category']);

  request(operation, status, seconds) {
    this.#requests.add([operation, status]);
    this.#seconds.observe(operation, seconds);
  }

  /** @param {string} operation @param {string} status @param {number} bytes of input @param {string[]} categories one for each entity */
  document(operation, status, bytes, categories) {
    this.#documents.add([operation, status]);
    this.#bytes.add([operation], bytes);
    for (const category of categories) this.#entities.add([category]);
  }

  text() {
    return [this.#requests, this.#seconds, this.#documents, this.#bytes, this.#entities].flatMap((each) => each.lines()).join('\n') + '\n# EOF\n';
  }
}
