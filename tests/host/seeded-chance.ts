import { createRandom } from "../story/random.ts";

let random = createRandom(1);

/** From here on every id that the host draws follows from the seed, so that a failing round can be played again. */
export function seedChance(seed: number): void {
  random = createRandom(seed);
  Math.random = random.next;
}

/** In place of `node:crypto`'s. */
export function randomBytes(length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.below(256)));
}
