import type { Status } from "../../story/outline.ts";

const names: Readonly<Record<string, Status>> = {
  "to do": "to do",
  todo: "to do",
  outline: "to do",
  "first draft": "first draft",
  draft: "first draft",
  "1st draft": "first draft",
  "revised draft": "revised",
  revised: "revised",
  "second draft": "revised",
  "2nd draft": "revised",
  done: "done",
  finished: "done",
  complete: "done",
  completed: "done",
  "zu erledigen": "to do",
  "erster entwurf": "first draft",
  entwurf: "first draft",
  überarbeitet: "revised",
  "überarbeiteter entwurf": "revised",
  fertig: "done",
};

/** What another studio calls a status, as ours; null where none of ours means that: then its name is kept as a tag. */
export function statusOf(name: string): Status | null {
  return names[name.trim().toLowerCase()] ?? null;
}

const viewpoint = /^(?:pov|point of view|viewpoint|perspektive|erzählperspektive|point de vue|punto de vista)$/i;

/** Whether a field of another studio names from whose view is told. */
export function isPointOfView(field: string): boolean {
  return viewpoint.test(field.trim());
}
