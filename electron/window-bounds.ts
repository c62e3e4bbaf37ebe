/** In pixels of the desktop that all screens form together. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const smallest = { width: 560, height: 420 };
const usual = { width: 1280, height: 860 };
/** So much of a window's upper edge must be on a screen that it can be taken hold of. */
const grip = { width: 120, height: 32 };
const step = 28;

/**
 * Where a window opens: where it was, if it can be reached there, and else in the middle of a screen. One that would lie
 * exactly over another steps aside.
 *
 * @param screens work areas (without the system's bars), the one with the writer's pointer first
 */
export function placeWindow(remembered: Bounds | null, screens: readonly Bounds[], others: readonly Bounds[]): Bounds {
  const screen = remembered ? (screens.find((area) => isWithinReach(remembered, area)) ?? null) : null;
  const home = screen ?? screens[0];
  if (!home) return { x: 0, y: 0, ...usual };
  const size = {
    width: clamp(remembered?.width ?? usual.width, smallest.width, home.width),
    height: clamp(remembered?.height ?? usual.height, smallest.height, home.height),
  };
  const at = screen && remembered ? remembered : middleOf(home, size);
  // What was made smaller to fit may have shrunk out of reach.
  const x = clamp(at.x, home.x - size.width + grip.width, home.x + home.width - grip.width);
  return stepAside({ x, y: at.y, ...size }, home, others);
}

/** Down and to the right; past the screen's edge on from the other one. */
function stepAside(wanted: Bounds, screen: Bounds, others: readonly Bounds[]): Bounds {
  const room = {
    x: Math.max(1, screen.width - wanted.width),
    y: Math.max(1, screen.height - wanted.height),
  };
  for (let n = 0; n <= others.length; n++) {
    const place =
      n === 0
        ? wanted
        : {
            ...wanted,
            x: screen.x + ((Math.max(0, wanted.x - screen.x) + n * step) % room.x),
            y: screen.y + ((wanted.y - screen.y + n * step) % room.y),
          };
    if (!others.some(({ x, y }) => x === place.x && y === place.y)) return place;
  }
  return wanted;
}

function isWithinReach(bounds: Bounds, screen: Bounds): boolean {
  const width = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  const isTopOn = bounds.y >= screen.y && bounds.y + grip.height <= screen.y + screen.height;
  return width >= grip.width && isTopOn;
}

function middleOf(screen: Bounds, size: { readonly width: number; readonly height: number }) {
  return {
    x: Math.round(screen.x + (screen.width - size.width) / 2),
    y: Math.round(screen.y + (screen.height - size.height) / 3),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(Math.round(value), Math.min(least, most)), most);
}
