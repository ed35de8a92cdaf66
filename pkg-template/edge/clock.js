// Timestamps as the platform writes them, seven digits. Each is later than the one before, so that a job starts
// after it was created even within one millisecond.
let last = 0;
let within = 0;

export function timestamp() {
  const now = Date.now();
  if (now > last) [last, within] = [now, 0];
  else within += 1;
  return new Date(last).toISOString().replace('Z', `${String(within).padStart(4, '0')}Z`);
}
