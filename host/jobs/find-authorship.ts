import type { SourceId } from "../../history/copy-sources.ts";
import { FirstWriters } from "../../history/first-writers.ts";
import { type Author, type DocumentName, origins, type ReplicaKey } from "../../history/record.ts";
import type { LogSlice } from "../../history/slice.ts";
import type { IdRange } from "../../history/structs.ts";
import { TextIndex } from "../../history/text-index.ts";
import { recordAt, uniteSlices } from "../../history/union.ts";
import type { Authorship, AuthorshipPerson, WrittenStretch } from "../contract/authorship.ts";

/** The history of a text, and of those that it has copied from, as far as they are known. */
export interface AuthorshipOrder {
  readonly document: DocumentName;
  readonly own: Author;
  readonly people: ReadonlyMap<ReplicaKey, Author>;
  readonly texts: readonly { readonly document: DocumentName; readonly slices: readonly LogSlice[] }[];
}

export type AuthorshipFinding =
  | { readonly kind: "found"; readonly authorship: Authorship }
  /** The text has copied from these, too. */
  | { readonly kind: "lacking"; readonly documents: readonly DocumentName[] };

/** What one person typed in a row within so many seconds is told as one. */
const together = 600;

/** Copies can't go round in a circle; records that were made up could. */
const mostHops = 100;

export function findAuthorship(order: AuthorshipOrder): AuthorshipFinding {
  const writers = new Map<DocumentName, FirstWriters>();
  for (const { document, slices } of order.texts)
    if (slices.length > 0) writers.set(document, new FirstWriters(TextIndex.build(uniteSlices(slices))));
  const known = new Set(order.texts.map(({ document }) => document));
  const lacking = new Set<DocumentName>();
  const people = new People(order);
  const stretches: WrittenStretch[] = [];
  const main = writers.get(order.document);
  if (!main) return { kind: "found", authorship: { people: people.list, stretches } };

  const tell = (at: FirstWriters, range: IdRange, told: IdRange, hops: number): void => {
    let clock = told.clock;
    for (const writing of at.of(range)) {
      const part = { client: told.client, clock, length: writing.length };
      if (writing.kind === "here") add(part, ...people.writerOf(at.index, writing.row));
      else if (writing.kind === "unknown") add(part, people.unknown, 0);
      else follow(writing.source, part, hops + 1);
      clock += writing.length;
    }
  };
  const follow = ({ document, client, clock }: SourceId, told: IdRange, hops: number): void => {
    const next = writers.get(document);
    if (next && hops < mostHops) {
      tell(next, { client, clock, length: told.length }, told, hops);
      return;
    }
    if (!known.has(document)) lacking.add(document);
    add(told, people.unknown, 0);
  };
  const add = ({ client, clock, length }: IdRange, person: number, seconds: number): void => {
    const last = stretches.at(-1);
    const continues =
      last !== undefined &&
      last[0] === client &&
      last[1] + last[2] === clock &&
      last[3] === person &&
      Math.abs(last[4] - seconds) <= together;
    if (continues) stretches[stretches.length - 1] = [client, last[1], last[2] + length, person, last[4]];
    else stretches.push([client, clock, length, person, seconds]);
  };

  const { index } = main;
  const latest = index.latest();
  for (const range of index.idsAt(latest, 0, index.textAt(latest).length)) tell(main, range, range, 0);
  if (lacking.size > 0) return { kind: "lacking", documents: [...lacking] };
  return { kind: "found", authorship: { people: people.list, stretches } };
}

class People {
  readonly list: AuthorshipPerson[] = [];
  readonly #places = new Map<string, number>();
  readonly #people: ReadonlyMap<ReplicaKey, Author>;

  constructor({ own, people }: AuthorshipOrder) {
    this.#people = people;
    this.#place(own.id, { kind: "person", name: own.name });
    // In the same order for every chapter, so that everybody keeps one colour in all of them.
    const others = [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const { id, name } of others) this.#place(id, { kind: "person", name });
  }

  get unknown(): number {
    return this.#place("unknown", { kind: "unknown", name: "" });
  }

  writerOf(index: TextIndex, row: number): [person: number, seconds: number] {
    const { author, replica, wall } = recordAt(index.records, row);
    const origin = origins[index.records.origin[row] as number];
    // Of what a file brought its author is known only where the file says it.
    if (origin === "outside" || (origin === "imported" && author === null))
      return [this.#place(origin, { kind: origin, name: "" }), wall];
    const person = author ?? this.#people.get(replica);
    if (!person) return [this.unknown, wall];
    return [this.#place(person.id, { kind: "person", name: person.name }), wall];
  }

  #place(key: string, person: AuthorshipPerson): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.list.length);
    return this.list.push(person) - 1;
  }
}
