/** The service in Node: jobs on a folder, and a listener for `node:http`. */
import type { RequestListener } from 'node:http';
import type { JobStore, Limits } from './edge.js';
import type { Options } from 'scrubjay';

/** Containers are the folders of `dir`, on a file system with hard links; its state lies under `dir/.scrubjay/`. */
export class FolderStore implements JobStore {
  private constructor();
  /** Opens the folder and goes on with the jobs that a stop or a crash left. One process a folder. */
  static open(options: {
    dir: string;
    /** Module of the engine, for the worker threads; this package if absent. */
    engine?: string | URL;
    options?: Options;
    limits?: Partial<Limits>;
    /** Threads; one a core if absent. */
    workers?: number;
  }): Promise<FolderStore>;
  create: JobStore['create'];
  get: JobStore['get'];
  list: JobStore['list'];
  documents: JobStore['documents'];
  cancel: JobStore['cancel'];
  remove: JobStore['remove'];
  metrics?: JobStore['metrics'];
  /** Stops at once; what is under way is done again at the next opening. */
  close(): Promise<void>;
}

/** A fetch handler as a request listener. */
export function listener(handler: (request: Request) => Promise<Response>): RequestListener;
