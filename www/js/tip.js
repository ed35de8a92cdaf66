// Why something was found and how sure we are, beside what the pointer, the caret or the focus is on.

import { $, element } from './dom.js';
import { labelOf } from './categories.js';
import { elementsOf, indexOf } from './marks.js';
import { reasonOf } from './reasons.js';
import { surenessOf } from './sureness.js';

const tip = $('tip');

/** Shows tips for what `findingAt` answers by number. */
export function explain(findingAt, note) {
  let lit;
  let anchor;

  const show = (element, index) => {
    hide();
    [lit, anchor] = [index, element];
    for (const each of elementsOf(index)) each.classList.add('lit');
    tip.replaceChildren(...content(findingAt(index)));
    tip.dataset.category = findingAt(index).category;
    follow();
  };
  /** A row of the table says all of it itself. */
  const follow = () => {
    if (lit === undefined) return;
    const box = anchor.getClientRects()[0];
    const sheet = anchor.closest('.sheet').getBoundingClientRect();
    tip.hidden = anchor.matches('tr') || !box || box.bottom < sheet.top || box.top > sheet.bottom;
    if (!tip.hidden) place(box, sheet);
  };
  const hide = () => {
    if (lit === undefined) return;
    for (const each of elementsOf(lit)) each.classList.remove('lit');
    lit = anchor = undefined;
    tip.hidden = true;
  };
  const at = (target) => {
    const element = target?.closest('[data-index]');
    const index = indexOf(element);
    if (index === undefined || !findingAt(index)) hide();
    else if (element !== anchor || index !== lit) show(element, index);
  };

  document.addEventListener('pointermove', ({ target, clientX, clientY }) => {
    // The marks of the note lie under its textarea.
    const under = target.id === 'note' ? document.elementsFromPoint(clientX, clientY) : [target];
    at(under.find((each) => indexOf(each) !== undefined));
  });
  document.addEventListener('focusin', ({ target }) => at(target));
  document.addEventListener('scroll', follow, true);
  document.addEventListener('input', hide);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
  $('note').addEventListener('keyup', ({ key }) => {
    if (!key.startsWith('Arrow')) return;
    at(note.atCaret === undefined ? undefined : $('backdrop').querySelector(`[data-index="${note.atCaret}"]`));
  });
  return hide;
}

function content({ category, confidence, rule, kept }) {
  const per = Math.round(confidence * 100);
  const meter = element('meter');
  Object.assign(meter, { min: 0, max: 100, value: per });
  return [
    element('strong', 'name', labelOf(category)),
    element('p', '', reasonOf(rule)),
    element('p', 'how', meter, `${per} % · ${surenessOf(confidence)}`, element('code', '', rule)),
    kept ? element('p', 'note', 'Left as it is.') : null,
  ].filter(Boolean);
}

/** Under the line, or above it where there is no room; beside the other text, not over it. */
function place({ left, top, bottom }, sheet) {
  const { offsetWidth: width, offsetHeight: height } = tip;
  const below = bottom + 8 + height < innerHeight;
  tip.style.left = `${Math.max(8, Math.min(left, sheet.right - width - 8))}px`;
  tip.style.top = `${below ? bottom + 8 : top - height - 8}px`;
}
