// Keeps marks in place while someone types, until the engine has answered.

/** Findings of `before` that `after` still has, moved with the text around the edit. */
export function shifted(findings, before, after) {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same += 1;
  let tail = 0;
  while (tail < most - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;

  const by = after.length - before.length;
  return findings.flatMap((finding) => {
    if (finding.end <= same) return [finding];
    if (finding.start < before.length - tail) return [];
    return [{ ...finding, start: finding.start + by, end: finding.end + by }];
  });
}
