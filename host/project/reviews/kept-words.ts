import type { Text } from "yjs";
import { idsOfText } from "../../../history/live-ids.ts";
import { eachTextStruct, type IdRange } from "../../../history/structs.ts";
import type { ItemId } from "../../../story/ids.ts";
import type { CharacterId, SceneAnchor } from "../../../story/outline.ts";
import { keptWords } from "../../../story/remark.ts";
import { aboutText } from "../../../story/review-document.ts";
import { heldStretch, placeOfAnchor } from "../../../story/scene-places.ts";
import type { Action } from "../../live/action.ts";
import type { LiveDocument } from "../../live/live-document.ts";

/** How long a comment waits for its words, which come by another way. Milliseconds. */
const patience = 3000;

/** Resolves when a text has the characters that an anchor names: whoever writes and comments at once sends both. False where they don't come. */
export function awaitWords({ doc, text }: LiveDocument, anchor: SceneAnchor): Promise<boolean> {
  const isThere = () => placeOfAnchor(text, anchor) !== null;
  if (isThere()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = (found: boolean) => {
      doc.off("update", look);
      clearTimeout(timer);
      resolve(found);
    };
    const look = () => {
      if (isThere()) settle(true);
    };
    const timer = setTimeout(() => settle(false), patience);
    doc.on("update", look);
  });
}

/**
 * Keeps with a comment the words that it stands on, as copies: whoever has them forgotten in the chapter has them forgotten here, too.
 * Where all of them were deleted before the comment came it is what stood there.
 */
export function keepWords(
  own: LiveDocument,
  comment: ItemId,
  { on, in: main }: { readonly on: SceneAnchor; readonly in: LiveDocument },
  action: Action,
): void {
  const about = aboutText(own.doc, comment);
  const words = wordsOf(main.text, on);
  if (!about || words.text === "") return;
  const { clientID } = own.doc;
  let clock = own.clockOf(clientID);
  own.doc.transact(() => about.insert(0, words.text), action);
  action.copy(
    own.name,
    words.ids.map(({ client, clock: source, length }) => {
      const copy = { client: clientID, clock, length, source: { document: main.name, client, clock: source } };
      clock += length;
      return copy;
    }),
  );
}

interface Words {
  readonly text: string;
  readonly ids: readonly IdRange[];
}

function wordsOf(text: Text, anchor: SceneAnchor): Words {
  const held = heldStretch(text, anchor);
  if (!held) return deletedWords(text, anchor);
  const words = keptWords(text.toString().slice(held.from, held.to));
  return { text: words, ids: idsOfText(text, held.from, held.from + words.length) };
}

function deletedWords(text: Text, { start, end }: SceneAnchor): Words {
  let words = "";
  const ids: IdRange[] = [];
  let isInside = false;
  eachTextStruct(text, (client, clock, characters) => {
    const at = ({ client: own, clock: first }: CharacterId) =>
      own === client && clock <= first && first < clock + characters.length ? first - clock : null;
    const from = isInside ? 0 : at(start);
    const last = at(end);
    if (from === null) return;
    isInside = last === null;
    const to = last === null ? characters.length : last + 1;
    if (from >= to) return;
    words += characters.slice(from, to);
    ids.push({ client, clock: clock + from, length: to - from });
  });
  const kept = keptWords(words);
  return { text: kept, ids: firstIds(ids, kept.length) };
}

function firstIds(ids: readonly IdRange[], length: number): readonly IdRange[] {
  let left = length;
  return ids.flatMap((range) => {
    const taken = Math.min(left, range.length);
    left -= taken;
    return taken > 0 ? [{ ...range, length: taken }] : [];
  });
}
