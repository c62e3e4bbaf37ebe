import { colourOfPerson } from "../../story/people.ts";
import type { Welcome } from "../contract/contract.ts";
import type { GuestId } from "../contract/sharing.ts";
import type { Host } from "../host.ts";
import type { Session } from "../sharing/session.ts";

/** What a shell of this installation begins with. */
export async function welcomeOwner(host: Host, { visit }: Session): Promise<Welcome> {
  const preferences = await host.preferences();
  const libraryFolder = await host.libraryFolder();
  const damage = preferences.takeDamage();
  const notes = damage ? [damage] : [];
  return { visit, person: host.data.person, libraryFolder, preferences: preferences.value, notes, guest: null };
}

/**
 * What the window of a guest begins with: nothing of this installation but the one story.
 *
 * @param secret what its browser shows from now on, where it came for the first time
 */
export async function welcomeGuest(
  host: Host,
  { visit, guest, role, project }: Session & { readonly kind: "guest" },
  secret: string | null,
): Promise<Welcome | null> {
  const open = host.project(project);
  if (!open.ok) return null;
  const { access, outline } = open.value;
  const { usualPreferences } = await import("../preferences.ts");
  return {
    visit,
    person: { ...guest, colour: colourOfPerson(guest.id).css },
    libraryFolder: "",
    preferences: usualPreferences,
    notes: [],
    guest: { id: guest.id as GuestId, role, story: { project, path: "", title: outline.title, access }, secret },
  };
}
