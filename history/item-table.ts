import type * as Y from "yjs";
import { firstPlace } from "./search.ts";
import { eachTextStruct, type IdRange } from "./structs.ts";

/** A character's id ↔ its place in the text of all times, for the structs of one flat text. */
export class ItemTable {
  /** All characters that were ever there, in order. */
  readonly text: string;
  /** Of struct i, where it begins in `text`; one more entry ends the last. */
  readonly #offsets: Uint32Array;
  readonly #clients: Float64Array;
  readonly #clocks: Float64Array;
  /** By client: places of its structs, sorted by clock. */
  readonly #byClient: ReadonlyMap<number, Uint32Array>;
  /** By client: where the last search ended, because neighbours are asked for one after another. */
  readonly #hints = new Map<number, number>();

  constructor(text: string, offsets: Uint32Array, clients: Float64Array, clocks: Float64Array) {
    this.text = text;
    this.#offsets = offsets;
    this.#clients = clients;
    this.#clocks = clocks;
    const places = new Map<number, number[]>();
    for (let place = 0; place < clients.length; place++) {
      const client = clients[place] as number;
      const list = places.get(client);
      if (list) list.push(place);
      else places.set(client, [place]);
    }
    const byClient = new Map<number, Uint32Array>();
    for (const [client, list] of places) {
      byClient.set(
        client,
        Uint32Array.from(list).sort((a, b) => (clocks[a] as number) - (clocks[b] as number)),
      );
    }
    this.#byClient = byClient;
  }

  /** Where a character is in `text`; -1 where it is not. */
  offsetOf(client: number, clock: number): number {
    let offset = -1;
    this.eachStretch(client, clock, 1, (start) => {
      offset = start;
    });
    return offset;
  }

  /** Calls `visit` with the stretches of `text` that a range of ids takes, in the order of the ids. */
  eachStretch(client: number, clock: number, length: number, visit: (start: number, end: number) => void): void {
    const places = this.#byClient.get(client);
    if (places === undefined) return;
    const end = clock + length;
    let at = this.#find(client, places, clock);
    for (; at < places.length; at++) {
      const place = places[at] as number;
      const first = this.#clocks[place] as number;
      if (first >= end) break;
      const offset = this.#offsets[place] as number;
      const size = (this.#offsets[place + 1] as number) - offset;
      const from = Math.max(0, clock - first);
      const to = Math.min(size, end - first);
      if (from < to) visit(offset + from, offset + to);
    }
    this.#hints.set(client, Math.max(0, at - 1));
  }

  /** The ids of `text` from `start` to `end`, those that follow one another joined. */
  idsOf(start: number, end: number): IdRange[] {
    const ranges: IdRange[] = [];
    for (let place = this.#placeAt(start); start < end; place++) {
      const offset = this.#offsets[place] as number;
      const stop = Math.min(end, this.#offsets[place + 1] as number);
      const clock = (this.#clocks[place] as number) + start - offset;
      pushRange(ranges, { client: this.#clients[place] as number, clock, length: stop - start });
      start = stop;
    }
    return ranges;
  }

  /** The place, in the sorted list of a client, of the last struct that does not begin after `clock`. */
  #find(client: number, places: Uint32Array, clock: number): number {
    const begins = (at: number): number => this.#clocks[places[at] as number] as number;
    const hint = this.#hints.get(client) ?? 0;
    for (let at = hint; at < hint + 3 && at < places.length; at++) {
      if (begins(at) <= clock && (at + 1 === places.length || begins(at + 1) > clock)) return at;
    }
    return Math.max(0, firstPlace(places.length, (at) => begins(at) > clock) - 1);
  }

  #placeAt(offset: number): number {
    return firstPlace(this.#clients.length, (place) => (this.#offsets[place + 1] as number) > offset);
  }
}

/** Walks a live text once, deleted characters included. */
export function tabulateItems(text: Y.Text): ItemTable {
  const clients: number[] = [];
  const clocks: number[] = [];
  const offsets: number[] = [];
  const parts: string[] = [];
  let offset = 0;
  eachTextStruct(text, (client, clock, characters) => {
    clients.push(client);
    clocks.push(clock);
    offsets.push(offset);
    parts.push(characters);
    offset += characters.length;
  });
  offsets.push(offset);
  return new ItemTable(
    parts.join(""),
    Uint32Array.from(offsets),
    Float64Array.from(clients),
    Float64Array.from(clocks),
  );
}

/** Adds a range to a list, joined to the last where it follows on it. */
export function pushRange(ranges: IdRange[], range: IdRange): void {
  const last = ranges.at(-1);
  if (last !== undefined && last.client === range.client && last.clock + last.length === range.clock) {
    ranges[ranges.length - 1] = { ...last, length: last.length + range.length };
  } else ranges.push(range);
}
