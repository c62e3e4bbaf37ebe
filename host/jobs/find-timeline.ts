import type { Author, DocumentName, Origin, ReplicaKey } from "../../history/record.ts";
import { groupRevisions } from "../../history/revisions.ts";
import type { TextRevision } from "../../history/sessions.ts";
import type { LogSlice } from "../../history/slice.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";

/** Histories to be read for who did what in them, and when. */
export interface TimelineOrder {
  readonly people: ReadonlyMap<ReplicaKey, Author>;
  readonly texts: readonly { readonly document: DocumentName; readonly slices: readonly LogSlice[] }[];
}

export interface TimelineFinding {
  readonly texts: ReadonlyMap<DocumentName, readonly TextRevision<DocumentName>[]>;
  /** Names of the people, by id; a replica that nobody is known of stands for itself. */
  readonly names: ReadonlyMap<string, string>;
}

/** Another program stands for nobody: what it wrote is a sitting of its own. */
const outside: Origin = "outside";

export function findTimeline({ people, texts }: TimelineOrder): TimelineFinding {
  const names = new Map<string, string>();
  return {
    texts: new Map(
      texts.map(({ document, slices }) => {
        const index = TextIndex.build(uniteSlices(slices));
        return [document, groupRevisions(index, { people }).map((revision) => found(document, revision))];
      }),
    ),
    names,
  };

  function found(text: DocumentName, revision: ReturnType<typeof groupRevisions>[number]): TextRevision<DocumentName> {
    const { id, start, end, began, ended, origin, added, removed, version, author, replica, sequences } = revision;
    const own = author?.id ?? replica;
    const person = origin === outside ? `${outside} ${own}` : own;
    if (author) names.set(person, author.name);
    const first = new Map([...sequences].map(([key, list]) => [key, list[0] ?? 1] as const));
    return { text, id, start, end, began, ended, origin, added, removed, version, person, first };
  }
}
