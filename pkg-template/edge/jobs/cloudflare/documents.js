// The documents of one job, in the object's own database.

/** One queue message: this many documents or bytes, so that a consumer's turn stays short. */
const STRETCH = { documents: 8, bytes: 64 * 1024 };
/** Messages of one call to the queue, and the rows read to fill it. */
const MESSAGES = 100;

export class Documents {
  /** @param {any} sql */
  constructor(sql) {
    this.sql = sql;
  }

  create() {
    this.sql.exec(`CREATE TABLE IF NOT EXISTS documents (
      at INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, etag TEXT NOT NULL,
      status TEXT, bytes INTEGER, outputKey TEXT, outputEtag TEXT, error TEXT)`);
  }

  add(key, size, etag) {
    this.sql.exec('INSERT OR IGNORE INTO documents (id, key, size, etag) VALUES (?, ?, ?, ?)', crypto.randomUUID(), key, size, etag);
  }

  count = () => this.sql.exec('SELECT count(*) AS n FROM documents').one().n;

  has = (key) => this.sql.exec('SELECT 1 FROM documents WHERE key = ?', key).toArray().length > 0;

  isWaiting = (id) => this.sql.exec('SELECT 1 FROM documents WHERE id = ? AND status IS NULL', id).toArray().length > 0;

  /** Those without a result. */
  waiting = (first, last) => this.sql.exec('SELECT at, id, key, size FROM documents WHERE at >= ? AND at <= ? AND status IS NULL ORDER BY at', first, last).toArray();

  /** The next stretches of documents without a result, each for one message. */
  stretches(after, most = STRETCH.documents) {
    const rows = this.sql.exec('SELECT at, size FROM documents WHERE at > ? AND status IS NULL ORDER BY at LIMIT ?', after, MESSAGES * most);
    const stretches = [];
    let room = { documents: 0, bytes: 0 };
    for (const { at, size } of rows) {
      if (room.documents < 1 || room.bytes < size) {
        if (stretches.length === MESSAGES) break;
        stretches.push({ first: at, last: at });
        room = { ...STRETCH, documents: most };
      }
      stretches.at(-1).last = at;
      room = { documents: room.documents - 1, bytes: room.bytes - size };
    }
    return stretches;
  }

  /** Whether this is the first result of the document. */
  settle({ id, status, bytes, etag, outputKey, outputEtag, error }) {
    return (
      this.sql.exec(
        'UPDATE documents SET status = ?, bytes = ?, etag = coalesce(?, etag), outputKey = ?, outputEtag = ?, error = ? WHERE id = ? AND status IS NULL',
        status, bytes, etag ?? null, outputKey ?? null, outputEtag ?? null, error ? JSON.stringify(error) : null, id,
      ).rowsWritten > 0
    );
  }

  page(size, after, waiting) {
    const rows = this.sql.exec('SELECT * FROM documents WHERE at > ? ORDER BY at LIMIT ?', after, size + 1).toArray();
    const documents = rows.slice(0, size).map(({ id, key, etag, status, outputKey, outputEtag, error }) => ({
      id, key, etag, status: status ?? waiting, ...(outputKey && { outputKey, outputEtag }), ...(error && { error: JSON.parse(error) }),
    }));
    return { documents, next: rows.length > size ? String(rows[size - 1].at) : undefined };
  }
}
