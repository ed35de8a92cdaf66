// The right-hand side: the text after an operation, or the table of findings.

import { $, element } from './dom.js';
import { labelOf } from './categories.js';
import { marked } from './marks.js';
import { reasonOf } from './reasons.js';
import { surenessOf } from './sureness.js';

const sheet = $('result');

/** Shows a result; every mark and row can be reached with the arrow keys. */
export function showResult(operation, original, { text, entities }) {
  const body =
    operation === 'tag' ? table(original, entities) : element('div', 'text', marked(text, entities, 'outStart', 'outEnd'));
  sheet.replaceChildren(body);
  entities.forEach((entity, index) => {
    const stop = sheet.querySelector(`[data-index="${index}"]`);
    stop.tabIndex = index === 0 ? 0 : -1;
    stop.setAttribute('aria-describedby', 'tip');
  });
}

export const clearResult = () => sheet.replaceChildren();

/** Moves the focus to the finding of this number. */
export function focusFinding(index) {
  const stops = sheet.querySelectorAll('[data-index]');
  for (const stop of stops) stop.tabIndex = -1;
  stops[index].tabIndex = 0;
  stops[index].focus({ preventScroll: true });
  stops[index].scrollIntoView({ block: 'nearest' });
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

sheet.addEventListener('keydown', (event) => {
  const from = Number(event.target.dataset.index);
  const step = STEPS[event.key];
  if (step === undefined || Number.isNaN(from)) return;
  event.preventDefault();
  const last = sheet.querySelectorAll('[data-index]').length - 1;
  focusFinding(Math.max(0, Math.min(from + step, last)));
});

function table(original, entities) {
  const head = element('tr', '', ...['Found', 'Category', 'Sure', 'Why'].map((title) => element('th', '', title)));
  for (const cell of head.children) cell.scope = 'col';
  const rows = entities.map(({ category, confidence, rule, start, end, kept }, index) => {
    const mark = element('mark', kept ? 'kept' : surenessOf(confidence), original.slice(start, end));
    mark.dataset.category = category;
    const row = element(
      'tr', '',
      element('td', '', mark),
      element('td', '', labelOf(category)),
      element('td', 'number', `${Math.round(confidence * 100)} %`),
      element('td', 'why', reasonOf(rule) ?? rule),
    );
    row.dataset.index = index;
    return row;
  });
  return element('table', 'findings', element('thead', '', head), element('tbody', '', ...rows));
}
