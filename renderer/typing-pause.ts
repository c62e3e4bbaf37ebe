/** Without a key for so long, the writer pauses. In milliseconds. */
const pause = 500;

let lastKey = Number.NEGATIVE_INFINITY;

/** Follows the keys of this window, wherever they go. */
export function followTyping(target: Window): void {
  const note = () => {
    lastKey = performance.now();
  };
  target.addEventListener("keydown", note, { capture: true, passive: true });
  target.addEventListener("input", note, { capture: true, passive: true });
}

/**
 * What nobody waits for while words come is done in the next pause, and at the latest after `patience` milliseconds.
 * Returns how to let it be.
 */
export function inTypingPause(run: () => void, patience: number): () => void {
  const latest = performance.now() + patience;
  let timer: ReturnType<typeof setTimeout>;
  const look = () => {
    const now = performance.now();
    const wait = Math.min(lastKey + pause, latest) - now;
    if (wait <= 0) run();
    else timer = setTimeout(look, wait);
  };
  timer = setTimeout(look, 0);
  return () => clearTimeout(timer);
}
