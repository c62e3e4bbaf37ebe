/** As read-aloud.css names it. */
const name = "heard";

/** Marks what is heard, without an element of its own. */
export function showHeard(range: Range): void {
  CSS.highlights.set(name, new Highlight(range));
}

export function clearHeard(): void {
  CSS.highlights.delete(name);
}
