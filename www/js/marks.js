// A text with its findings marked. Only lines that changed are made anew, so that long notes can be typed in.

import { element } from './dom.js';
import { labelOf } from './categories.js';
import { surenessOf } from './sureness.js';

export class MarkedText {
  #element;
  #from;
  #to;
  #blocks = [];

  /** `from` and `to` name the fields of a finding that hold its place. */
  constructor(element, from = 'start', to = 'end') {
    [this.#element, this.#from, this.#to] = [element, from, to];
  }

  show(text, findings) {
    const old = this.#blocks;
    const next = this.#lines(text, findings);
    const most = Math.min(old.length, next.length);
    let head = 0;
    while (head < most && old[head].key === next[head].key) head += 1;
    let tail = 0;
    while (tail < most - head && old[old.length - 1 - tail].key === next[next.length - 1 - tail].key) tail += 1;

    const behind = tail ? old[old.length - tail].node : null;
    const fresh = next.slice(head, next.length - tail).map((line) => ({ key: line.key, node: this.#node(line) }));
    for (const { node } of old.slice(head, old.length - tail)) node.remove();
    for (const { node } of fresh) this.#element.insertBefore(node, behind);
    this.#blocks = [...old.slice(0, head), ...fresh, ...old.slice(old.length - tail)];
    this.#element.querySelectorAll('mark').forEach((mark, index) => {
      if (mark.dataset.index !== String(index)) mark.dataset.index = index;
    });
  }

  /** Lines with their findings; lines that share a finding are one. */
  #lines(text, findings) {
    const lines = [];
    let first = 0;
    for (let start = 0; start <= text.length; ) {
      let end = lineEnd(text, start);
      let last = first;
      for (; last < findings.length && findings[last][this.#from] <= end; last += 1) {
        if (findings[last][this.#to] > end) end = lineEnd(text, findings[last][this.#to]);
      }
      const line = { text: text.slice(start, end), start, findings: findings.slice(first, last) };
      const parts = line.findings.map((f) => [f[this.#from] - start, f[this.#to] - start, inWords(f)]);
      lines.push({ ...line, key: JSON.stringify([line.text, parts]) });
      [start, first] = [end + 1, last];
    }
    return lines;
  }

  #node({ text, start, findings }) {
    const node = element('div');
    let at = 0;
    for (const finding of findings) {
      const [from, to] = [finding[this.#from] - start, finding[this.#to] - start];
      node.append(text.slice(at, from), markOf(finding, text.slice(from, to)));
      at = to;
    }
    node.append(text ? text.slice(at) : element('br'));
    return node;
  }
}

function lineEnd(text, from) {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A mark over `text`, saying to a screen reader what it is. */
export function markOf(finding, text) {
  const mark = element('mark', finding.kept ? 'kept' : surenessOf(finding.confidence), text);
  mark.dataset.category = finding.category;
  mark.ariaDescription = inWords(finding);
  return mark;
}

const inWords = ({ category, confidence, kept }) =>
  `${labelOf(category)}, ${Math.round(confidence * 100)} per cent${kept ? ', left as it is' : ''}`;

/** Every element of the finding of this number: in the note, the result and the table. */
export const elementsOf = (index) => document.querySelectorAll(`[data-index="${index}"]`);

/** The finding of an element or of what it is in; undefined outside. */
export function indexOf(target) {
  const found = target?.closest?.('[data-index]');
  return found ? Number(found.dataset.index) : undefined;
}
