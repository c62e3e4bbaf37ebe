/** The id of a part, chapter, folder or note; also the last part of its text's document name. */
export type ItemId = string & { readonly __brand: "ItemId" };

/** The id of a project, made once when the project is created. */
export type ProjectId = string & { readonly __brand: "ProjectId" };

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const idPattern = /^[0-9a-hjkmnp-tv-z]{15}$/;

/**
 * Makes an id of 15 characters of Crockford's base 32: seven for the second (so that ids sort by age, which settles
 * who keeps a file name that two machines made), eight of chance.
 *
 * @param now milliseconds since 1970
 * @param random numbers in [0, 1)
 */
export function createItemId(now: number, random: () => number): ItemId {
  return `${timeCharacters(now)}${randomCharacters(random, 8)}` as ItemId;
}

export function createProjectId(now: number, random: () => number): ProjectId {
  return `${timeCharacters(now)}${randomCharacters(random, 8)}` as ProjectId;
}

export function isItemId(value: unknown): value is ItemId {
  return typeof value === "string" && idPattern.test(value);
}

export function isProjectId(value: unknown): value is ProjectId {
  return typeof value === "string" && idPattern.test(value);
}

function timeCharacters(now: number): string {
  let seconds = Math.floor(now / 1000);
  let characters = "";
  for (let place = 0; place < 7; place++) {
    characters = alphabet[seconds % 32] + characters;
    seconds = Math.floor(seconds / 32);
  }
  return characters;
}

function randomCharacters(random: () => number, count: number): string {
  let characters = "";
  for (let place = 0; place < count; place++) characters += alphabet[Math.floor(random() * 32)];
  return characters;
}
