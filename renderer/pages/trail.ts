/** Where one has been, as a browser keeps it: what lies behind, and what lies ahead after going back. The nearest is last. */
export interface Trail<Place> {
  readonly behind: readonly Place[];
  readonly ahead: readonly Place[];
}

const longestTrail = 100;

export const noTrail = { behind: [], ahead: [] } as const satisfies Trail<never>;

/** Going somewhere new: what lay ahead is no longer the way. */
export function leavePlace<Place>(trail: Trail<Place>, from: Place): Trail<Place> {
  return { behind: [...trail.behind, from].slice(-longestTrail), ahead: [] };
}

export interface Step<Place> {
  readonly to: Place;
  readonly trail: Trail<Place>;
}

/** One step back; the place that is left lies ahead then. Null where there is nothing behind. */
export function stepBack<Place>(trail: Trail<Place>, from: Place | null): Step<Place> | null {
  const to = trail.behind.at(-1);
  if (to === undefined) return null;
  return { to, trail: { behind: trail.behind.slice(0, -1), ahead: from ? [...trail.ahead, from] : trail.ahead } };
}

export function stepForward<Place>(trail: Trail<Place>, from: Place | null): Step<Place> | null {
  const to = trail.ahead.at(-1);
  if (to === undefined) return null;
  return { to, trail: { behind: from ? [...trail.behind, from] : trail.behind, ahead: trail.ahead.slice(0, -1) } };
}

/** Without the places that have gone. */
export function keepPlaces<Place>(trail: Trail<Place>, isThere: (place: Place) => boolean): Trail<Place> {
  return { behind: trail.behind.filter(isThere), ahead: trail.ahead.filter(isThere) };
}
