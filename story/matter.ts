/**
 * What a chapter is, where it is not a chapter of the story. Where it stands says where it is set: before the first chapter is
 * front matter, behind the last one back matter.
 */
export const matterRoles = [
  "title page",
  "copyright",
  "dedication",
  "epigraph",
  "contents",
  "foreword",
  "preface",
  "introduction",
  "prologue",
  "epilogue",
  "afterword",
  "acknowledgements",
  "about the author",
  "also by",
  "other",
] as const;

export type MatterRole = (typeof matterRoles)[number];

export function readMatter(value: unknown): MatterRole | null {
  return matterRoles.find((role) => role === value) ?? null;
}

/** Of these the title is for the outline; the page itself has none. */
const untitled: ReadonlySet<MatterRole> = new Set(["title page", "copyright", "dedication", "epigraph"]);

export function hasMatterHeading(role: MatterRole): boolean {
  return !untitled.has(role);
}

/** A prologue and an epilogue are told like chapters; they are only not counted. */
export function isTold(role: MatterRole | null): boolean {
  return role === null || role === "prologue" || role === "epilogue";
}
