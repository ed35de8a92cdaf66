// The original: a textarea over a backdrop that carries the marks, both as tall as the text.

import { $ } from './dom.js';
import { MarkedText } from './marks.js';
import { shifted } from './shift.js';

const LARGEST = 16 << 20;

export class Note {
  #area = $('note');
  #marks = new MarkedText($('backdrop'));
  #findings = [];
  #shown = '';

  /** @param {(problem?: object) => void} changed called with what was wrong if nothing could be read */
  constructor(changed) {
    this.#area.addEventListener('input', () => {
      this.show(shifted(this.#findings, this.#shown, this.text));
      changed();
    });
    this.#files($('sheet'), changed);
  }

  get text() {
    return this.#area.value;
  }

  set text(text) {
    this.#area.value = text;
    $('sheet').scrollTop = 0;
    this.show([]);
  }

  /** Marks these findings, which belong to the text as it is now. */
  show(findings) {
    this.#findings = findings;
    this.#shown = this.text;
    this.#marks.show(this.#shown, findings);
  }

  /** The number of the finding the caret is in. */
  get atCaret() {
    const at = this.#area.selectionStart;
    const index = this.#findings.findIndex(({ start, end }) => start <= at && at <= end);
    return index < 0 ? undefined : index;
  }

  #files(sheet, changed) {
    const take = async (file) => {
      if (!file) return;
      if (file.size > LARGEST) {
        changed({ code: 'TEXT_TOO_LARGE', message: 'the file is longer than 16 MiB' });
        return;
      }
      this.text = await file.text();
      changed();
    };
    $('open').addEventListener('click', () => $('file').click());
    $('file').addEventListener('change', ({ target }) => {
      take(target.files[0]);
      target.value = '';
    });
    sheet.addEventListener('dragover', (event) => {
      event.preventDefault();
      sheet.classList.add('dropping');
    });
    sheet.addEventListener('dragleave', () => sheet.classList.remove('dropping'));
    sheet.addEventListener('drop', (event) => {
      event.preventDefault();
      sheet.classList.remove('dropping');
      const { files } = event.dataTransfer;
      if (files.length) take(files[0]);
      else {
        this.text = event.dataTransfer.getData('text/plain');
        changed();
      }
    });
  }
}
