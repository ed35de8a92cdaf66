// A text with its findings marked.

import { surenessOf } from './sureness.js';

/** Nodes for `text` with a mark over each finding; `from` and `to` name the fields that hold its place. */
export function marked(text, findings, from = 'start', to = 'end') {
  const nodes = document.createDocumentFragment();
  let at = 0;
  findings.forEach((finding, index) => {
    nodes.append(text.slice(at, finding[from]));
    nodes.append(mark(text.slice(finding[from], finding[to]), finding, index));
    at = finding[to];
  });
  // A last line break would have no height without something behind it.
  nodes.append(text.slice(at), '\u200b');
  return nodes;
}

function mark(text, { category, confidence, kept }, index) {
  const node = document.createElement('mark');
  node.textContent = text;
  node.className = kept ? 'kept' : surenessOf(confidence);
  node.dataset.category = category;
  node.dataset.index = index;
  return node;
}

/** Every element of the finding of this number: in the note, the result and the table. */
export const elementsOf = (index) => document.querySelectorAll(`[data-index="${index}"]`);

/** The finding of an element or of what it is in; undefined outside. */
export function indexOf(element) {
  const found = element?.closest?.('[data-index]');
  return found ? Number(found.dataset.index) : undefined;
}
