// The way back: a text that quotes surrogates, with the originals in their place.

import { $ } from './dom.js';
import { latest } from './engine.js';

/** @param {() => Promise<string>} surrogateNote makes the surrogate note of now */
export function offerWayBack(engine, surrogateNote, report) {
  const answer = $('answer');
  const restore = latest(async () => {
    try {
      $('restored').textContent = await engine.ask('putBack', answer.value);
      report();
    } catch (problem) {
      $('restored').textContent = '';
      report(problem);
    }
  }, 80);
  answer.addEventListener('input', () => restore());
  $('use').addEventListener('click', async () => {
    answer.value = await surrogateNote();
    restore(true);
  });
  return restore;
}
