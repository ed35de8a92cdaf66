// The list of all jobs, newest first: one Durable Object with a row a job. A row holds the job as it was made or as it
// ended; of one that goes on, the job's own object knows more.
import { DurableObject } from 'cloudflare:workers';

export class JobIndex extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS jobs (at INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, job TEXT NOT NULL)');
  }

  add(name, job) {
    this.ctx.storage.sql.exec('INSERT INTO jobs (name, job) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET job = excluded.job', name, JSON.stringify(job));
  }

  remove(name) {
    this.ctx.storage.sql.exec('DELETE FROM jobs WHERE name = ?', name);
  }

  list({ size, after = Number.MAX_SAFE_INTEGER }) {
    const rows = this.ctx.storage.sql.exec('SELECT at, job FROM jobs WHERE at < ? ORDER BY at DESC LIMIT ?', after, size + 1).toArray();
    return { jobs: rows.slice(0, size).map(({ job }) => JSON.parse(job)), next: rows.length > size ? String(rows[size - 1].at) : undefined };
  }
}
