// Brings the parts together: what was changed, to the engine; what it found, to the page.

import { offerWayBack } from './back.js';
import { $, element } from './dom.js';
import { Engine, latest } from './engine.js';
import { Legend } from './legend.js';
import { Note } from './note.js';
import { offerPolicies } from './policy.js';
import { clearResult, focusFinding, showResult } from './result.js';
import { SAMPLES } from './samples.js';
import { copy, download } from './save.js';
import { surenessOf } from './sureness.js';
import { explain } from './tip.js';
import { scrollTogether } from './together.js';

const STRICTNESS = ['much surer', 'surer', 'a little surer', 'balanced', 'a little safer', 'safer', 'much safer'];

const engine = new Engine();
let shown = { text: '', entities: [] };
let policy = () => ({});

const operation = () => document.querySelector('[name=operation]:checked').value;
const request = latest(work, 80);
const note = new Note((problem) => (problem ? report(problem) : run()));
const legend = new Legend(() => run(true));
const hideTip = explain((index) => shown.entities[index], note);
const restore = offerWayBack(engine, async () => (await ask('surrogate', note.text)).text, report);

/** `now` skips the pause that waits for the next key. */
function run(now) {
  $('result').ariaBusy = 'true';
  request(now);
}

function report(problem) {
  $('problem').hidden = !problem;
  $('problem').textContent = problem ? `${problem.message} (${problem.code})` : '';
}

function format() {
  const own = $('format').value === 'own';
  $('own-format').hidden = !own;
  return own ? $('own-format').value : $('format').value;
}

function ask(task, text) {
  const base = task === 'deidentify' ? policy() : { default: task === 'redact' ? 'redact' : 'surrogate' };
  const options = {
    strictness: $('strictness').valueAsNumber,
    surrogateLocale: $('locale').value,
    policy: { ...base, ...legend.kept },
  };
  return engine.ask('run', { text, operation: task, options, format: format() }).then((result) => {
    const isKept = ({ category }) => (options.policy[category] ?? options.policy.default) === 'keep';
    return { ...result, entities: result.entities.map((entity) => ({ ...entity, kept: isKept(entity) })) };
  });
}

/** One round: the text of now, through the chosen operation. On a failure nothing of the text is shown as a result. */
async function work() {
  const [text, task] = [note.text, operation()];
  $('result').ariaBusy = 'true';
  try {
    const result = await ask(task, text);
    // Someone typed on: the marks moved with the text, and the next round is under way.
    if (text !== note.text) return;
    hideTip();
    shown = result;
    note.show(result.entities);
    showResult(task, text, result);
    legend.count(result.entities);
    summarise(text, result);
    report();
  } catch (problem) {
    shown = { text: '', entities: [] };
    note.show([]);
    clearResult();
    report(problem);
  }
  $('result').ariaBusy = 'false';
}

const counted = (n, one, many) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

function summarise(text, { entities, took }) {
  const number = (word) => entities.filter(({ confidence }) => surenessOf(confidence) === word).length;
  const unsure = number('unsure');
  const summary = text.trim() ? `${counted(entities.length, 'identifier', 'identifiers')} found` : 'No text yet';
  if ($('summary').textContent !== summary) $('summary').textContent = summary;
  $('sureness').textContent = ['sure', 'likely'].filter(number).map((word) => `${number(word)} ${word}`).join(', ');
  $('check').hidden = unsure === 0;
  $('check').textContent = `${unsure} to check`;
  $('figures').textContent = `${counted(text.length, 'character', 'characters')} in ${took.toFixed(1)} ms, in this tab.`;
}

let checked = -1;
$('check').addEventListener('click', () => {
  const unsure = [...shown.entities.keys()].filter((i) => surenessOf(shown.entities[i].confidence) === 'unsure');
  checked = unsure.find((index) => index > checked) ?? unsure[0];
  $('backdrop').querySelector(`[data-index="${checked}"]`).scrollIntoView({ block: 'nearest' });
  focusFinding(checked);
});

function showOptions() {
  for (const part of document.querySelectorAll('[data-for]')) part.hidden = part.dataset.for !== operation();
}

for (const radio of document.querySelectorAll('[name=operation]')) {
  radio.addEventListener('change', () => {
    showOptions();
    run(true);
  });
}
for (const id of ['format', 'locale', 'policy']) $(id).addEventListener('change', () => run(true));
$('own-format').addEventListener('input', () => run());
$('strictness').addEventListener('input', ({ target }) => {
  const word = STRICTNESS[Math.round((target.valueAsNumber + 1) * 3)];
  $('strictness-word').textContent = word;
  target.ariaValueText = word;
  run();
});
$('renew').addEventListener('click', async () => {
  await engine.ask('renew');
  run(true);
  restore(true);
});
$('clear').addEventListener('click', () => {
  note.text = '';
  $('note').focus();
  run(true);
});

const taken = () => (operation() === 'tag' ? JSON.stringify(shown.entities.map(({ kept, ...entity }) => entity), null, 2) : shown.text);
$('copy').addEventListener('click', ({ target }) => copy(taken(), target));
$('download').addEventListener('click', () => download(taken(), operation() === 'tag' ? 'entities.json' : 'note.txt'));

for (const { name, text } of SAMPLES) {
  const button = element('button', 'sample', name);
  button.type = 'button';
  button.addEventListener('click', () => {
    note.text = text;
    run(true);
  });
  $('samples').append(button);
}

scrollTogether($('sheet'), $('result'));
showOptions();
note.text = SAMPLES[0].text;
engine.ask('about').then(({ policies }) => {
  policy = offerPolicies(policies);
  run(true);
}, report);
