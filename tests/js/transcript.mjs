// What an engine makes of notes, in the form of tests/transcript.rs. Runs in every runtime, so it imports nothing.

export function transcript({ Deidentifier, Session }, notes) {
  const engine = new Deidentifier();
  const session = new Session({ secret: new Uint8Array(32).fill(7), oneWay: true });
  let out = '';
  for (const { name, text } of notes) {
    out += `## ${name}\n`;
    for (const { start, end, category, confidence, rule } of engine.tag(text)) {
      out += `${start} ${end} ${category} ${Math.round(confidence * 100)} ${rule}\n`;
    }
    out += `${engine.surrogate(text, session).text}\n`;
  }
  return out;
}
