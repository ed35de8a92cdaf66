// The two deployments that the real clients are run against, with the token `own` and the documents of a small job.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { put, startServe, temporary } from './helpers.mjs';
import { startWorker } from './worker.mjs';

const TOKENS = JSON.stringify({ own: 'DeID Data Owner' });

/** Three invented documents with line ends as on Windows. */
export const DOCUMENTS = {
  'patients/example_patient_1/dictation.txt': 'Mr. Doe is a 97-year-old man.\r\nSeen on May 8, 2024.\r\n',
  'patients/example_patient_1/visit_summary.txt': 'Patient Name: John Doe\r\nDate of Visit: May 8, 2024\r\nPhysician: Dr. Emily Carter\r\n',
  'patients/example_patient_1/row/note.txt': 'Brian White, phone 555-867-5309, was admitted.\r\n',
};

export const TARGETS = {
  async serve() {
    const dir = await temporary();
    const tokens = join(await temporary(), 'tokens.json');
    await writeFile(tokens, TOKENS);
    await put(dir, DOCUMENTS);
    const { url, stop } = await startServe({ dir, args: ['--tokens', tokens] });
    return { url, close: () => stop() };
  },
  async worker() {
    const { url, bucket, close } = await startWorker({ bindings: { TOKENS } });
    for (const [key, text] of Object.entries(DOCUMENTS)) await bucket.put(key, text);
    return { url, close };
  },
};
