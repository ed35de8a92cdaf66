// The right-hand side: the text after an operation, or the table of findings. The arrow keys step through either.

import { $, element } from './dom.js';
import { labelOf } from './categories.js';
import { MarkedText, markOf } from './marks.js';
import { reasonOf } from './reasons.js';

const sheet = $('result');
const page = element('div', 'text');
const replaced = new MarkedText(page, 'outStart', 'outEnd');

/** Shows a result. */
export function showResult(operation, original, { text, entities }) {
  if (operation === 'tag') {
    sheet.replaceChildren(table(original, entities));
  } else {
    replaced.show(text, entities);
    if (page.parentNode !== sheet) sheet.replaceChildren(page);
  }
  sheet.querySelectorAll('[data-index]').forEach((stop, index) => (stop.tabIndex = index === 0 ? 0 : -1));
}

export const clearResult = () => sheet.replaceChildren();

/** Moves the focus to the finding of this number. */
export function focusFinding(index) {
  for (const stop of sheet.querySelectorAll('[tabindex="0"]')) stop.tabIndex = -1;
  const stop = sheet.querySelector(`[data-index="${index}"]`);
  stop.tabIndex = 0;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: 'nearest' });
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
  const rows = entities.map((entity, index) => {
    const row = element(
      'tr', '',
      element('td', '', markOf(entity, original.slice(entity.start, entity.end))),
      element('td', '', labelOf(entity.category)),
      element('td', 'number', `${Math.round(entity.confidence * 100)} %`),
      element('td', 'why', reasonOf(entity.rule) ?? entity.rule),
    );
    row.dataset.index = index;
    return row;
  });
  return element('table', 'findings', element('thead', '', head), element('tbody', '', ...rows));
}
