// A bar on stderr, if someone watches.

const WIDTH = 30;

export class Progress {
  #total;
  #done = 0;
  #stream = process.stderr.isTTY ? process.stderr : undefined;

  constructor(total) {
    this.#total = total;
    this.#draw();
  }

  step() {
    this.#done += 1;
    this.#draw();
  }

  clear() {
    this.#stream?.write('\r\x1b[K');
  }

  #draw() {
    const filled = Math.round((WIDTH * this.#done) / Math.max(1, this.#total));
    this.#stream?.write(`\r[${'#'.repeat(filled).padEnd(WIDTH)}] ${this.#done}/${this.#total}`);
  }
}
