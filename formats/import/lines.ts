/** Lines [from, to) as one, joined by spaces. */
export function joinTitle(lines: readonly string[], from: number, to: number): string {
  return lines
    .slice(from, to)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
}

export function isBlank(line: string | undefined): boolean {
  return line === undefined || line === "" || line.trim() === "";
}

/** The first line that is not blank in [from, to). */
export function nextFull(lines: readonly string[], from: number, to: number): number | null {
  for (let place = from; place < to; place++) if (!isBlank(lines[place])) return place;
  return null;
}

/** Past the last line of the block that begins at `from`, at most `limit`. */
export function endOfBlock(lines: readonly string[], from: number, limit: number): number {
  let end = from;
  while (end < limit && !isBlank(lines[end])) end++;
  return end;
}
