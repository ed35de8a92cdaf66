// The note and its result stay at the same place.

/** Scrolls two boxes in proportion: whichever has the pointer or the focus leads. */
export function scrollTogether(...boxes) {
  let leader;
  boxes.forEach((box, i) => {
    const other = boxes[1 - i];
    for (const event of ['pointerenter', 'wheel', 'touchstart', 'focusin']) {
      box.addEventListener(event, () => (leader = box), { passive: true });
    }
    box.addEventListener('scroll', () => {
      if (leader !== box) return;
      const share = box.scrollTop / Math.max(1, box.scrollHeight - box.clientHeight);
      other.scrollTop = share * (other.scrollHeight - other.clientHeight);
    });
  });
}
