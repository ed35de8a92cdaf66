// The categories with their counts. One that is off is left as it is.

import { $, element } from './dom.js';
import { CATEGORIES, labelOf } from './categories.js';

export class Legend {
  #off = new Set();
  #all = false;
  #counts = new Map();

  constructor(changed) {
    this.more = element('button', 'more');
    this.more.type = 'button';
    this.more.addEventListener('click', () => {
      this.#all = !this.#all;
      this.#draw();
    });
    this.chips = CATEGORIES.map((category) => {
      const chip = element('button', 'chip', element('i'), labelOf(category), element('b'));
      chip.type = 'button';
      chip.dataset.category = category;
      chip.addEventListener('click', () => {
        if (!this.#off.delete(category)) this.#off.add(category);
        this.#draw();
        changed();
      });
      return chip;
    });
    $('legend').append(...this.chips, this.more);
    this.#draw();
  }

  /** `keep` for each category that is off, as a policy says it. */
  get kept() {
    return Object.fromEntries([...this.#off].map((category) => [category, 'keep']));
  }

  count(findings) {
    this.#counts = Map.groupBy(findings, ({ category }) => category);
    this.#draw();
  }

  #draw() {
    for (const chip of this.chips) {
      const { category } = chip.dataset;
      const count = this.#counts.get(category)?.length ?? 0;
      const on = !this.#off.has(category);
      chip.lastChild.textContent = count;
      chip.ariaPressed = String(on);
      chip.title = on ? `Press to leave ${labelOf(category)} as it is` : `Press to replace ${labelOf(category)} again`;
      chip.hidden = !this.#all && on && count === 0;
    }
    this.more.textContent = this.#all ? 'only those found' : `all ${this.chips.length} categories`;
    this.more.ariaExpanded = String(this.#all);
  }
}
