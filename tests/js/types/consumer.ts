// Compiled, not run: the types as a consumer meets them.
import { Deidentifier, ScrubjayError, Session, categories, init, policies, rules } from 'scrubjay';
import type { Action, Category, Entity, ErrorCode, Options, PolicyName, Result } from 'scrubjay';
import { Deidentifier as Inline } from 'scrubjay/inline';
import { Deidentifier as Lite } from 'scrubjay/lite';

await init();
await init(new URL('https://example.org/deid.wasm'));
await init(fetch('/deid.wasm'));

const everything: Required<Options> = {
  categories: ['Patient', 'Date'],
  threshold: 0.5,
  thresholds: { Age: 0.9 },
  strictness: 0.5,
  allow: ['Glasgow'],
  known: [{ category: 'Patient', value: 'Ann Lee' }],
  rules: [{ category: 'IDNum', pattern: 'X[0-9]+', context: ['ref'], words: ['XX'], score: 0.8 }],
  locale: 'en-GB',
  policy: 'safe-harbor',
  surrogateLocale: 'en-GB',
  origins: 'keep',
};
const engine = new Deidentifier(everything);
const found: Entity[] = engine.tag('text');
const slices: string[] = found.map(({ start, end }) => 'text'.slice(start, end));
const result: Result = engine.redact('text', { format: '[{type}]' });
const places: number[] = result.entities.map((e) => e.outStart);

using session = new Session({ secret: new Uint8Array(32), oneWay: false });
const patient: Session = session.patient('a');
engine.surrogate('text', patient);
engine.surrogateOnly('text', found, session);
new Deidentifier({ policy: { default: 'redact', Date: 'generalise' } }).deidentify('text');
Session.import(session.export({ passphrase: 'words' }), { passphrase: 'words' }).reidentify('text');

try {
  new Inline().tag('text');
  new Lite().tag('text');
} catch (error) {
  if (error instanceof ScrubjayError) {
    const code: ErrorCode = error.code;
    console.log(code);
  }
}
const names: Category[] = categories().map((c) => c.name);
const presets: PolicyName[] = policies().map((p) => p.name);
const actions: (Action | undefined)[] = policies().map((p) => p.actions.default);
console.log(names, presets, actions, rules().length, slices, places);

// @ts-expect-error no such option
new Deidentifier({ treshold: 1 });
// @ts-expect-error no such category
new Deidentifier({ categories: ['Name'] });
// @ts-expect-error entities carry no text
console.log(found[0]?.text);
// @ts-expect-error results are not to be written to
result.text = '';
