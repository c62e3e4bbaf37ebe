/**
 * The pages that lie open together, as places from 0: in a book the first stands alone on the right, and in a manuscript
 * each by itself.
 */
export function spreadsOf(pages: number, isBook: boolean): readonly (readonly number[])[] {
  const places = Array.from({ length: pages }, (_, place) => place);
  if (!isBook) return places.map((place) => [place]);
  const spreads: number[][] = [];
  for (const place of places) {
    const open = spreads.at(-1);
    if (open && place % 2 === 0 && place > 0) open.push(place);
    else spreads.push([place]);
  }
  return spreads;
}
