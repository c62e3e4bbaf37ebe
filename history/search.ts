/**
 * The first of `count` places for which `holds` is true, by halving: it must be false up to some place and true from
 * there on. `count` where it holds nowhere.
 */
export function firstPlace(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
