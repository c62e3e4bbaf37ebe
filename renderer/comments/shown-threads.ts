import type { ReviewPerson, ReviewRemark, ReviewThread } from "../../host/contract/reviewing.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Unsent } from "./outbox.ts";

/** A remark as the panel shows it, with what this window has said that the host doesn't know yet. */
export interface ShownRemark extends ReviewRemark {
  /** Under this key it waits to be sent; null where the host has it. */
  readonly unsent: string | null;
}

export interface ShownThread extends Omit<ReviewThread, "replies">, ShownRemark {
  readonly replies: readonly ShownRemark[];
}

/** The threads as they will be when everything is sent. @param chapter whose threads they are; null is the whole book */
export function withUnsent(
  threads: readonly ReviewThread[],
  unsent: readonly Unsent[],
  { me, chapter }: { readonly me: ReviewPerson; readonly chapter: ItemId | null },
): readonly ShownThread[] {
  let shown = threads.map((thread): ShownThread => ({ ...thread, unsent: null, replies: thread.replies.map(known) }));
  for (const entry of unsent) if (entry.state !== "refused") shown = withOne(shown, entry, { me, chapter });
  return shown;
}

function withOne(
  shown: readonly ShownThread[],
  { key, said, stands, time, state }: Unsent,
  { me, chapter }: Parameters<typeof withUnsent>[2],
): ShownThread[] {
  const mark = { unsent: state === "sent" ? null : key };
  const change = (id: ItemId, by: (thread: ShownThread) => ShownThread) =>
    shown.map((thread) => (thread.id === id ? by(thread) : thread));
  switch (said.name) {
    case "review.comment": {
      const isHere = chapter === null || said.chapter === chapter;
      if (!isHere || shown.some(({ id }) => id === said.id)) return [...shown];
      const { from, to, words } = stands ?? { from: 0, to: 0, words: "" };
      const place = said.anchor && { from, to, anchor: said.anchor, words, stoodOn: "" };
      const remark = { id: said.id, by: me, time, text: said.text, edited: "", ...mark };
      const made = { home: said.chapter ?? ("book" as const), chapter: said.chapter, place, resolved: false };
      return inPlace(shown, { ...remark, ...made, replies: [] });
    }
    case "review.reply":
      return change(said.comment, (thread) => {
        if (thread.replies.some(({ id }) => id === said.id)) return thread;
        const reply = { id: said.id, by: me, time, text: said.text, edited: "", ...mark };
        return { ...thread, replies: [...thread.replies, reply] };
      });
    case "review.resolve":
      return change(said.comment, (thread) => ({ ...thread, resolved: said.resolved, ...mark }));
    case "review.edit": {
      const edit = <Remark extends ShownRemark>(remark: Remark): Remark =>
        remark.id === said.id ? { ...remark, text: said.text, edited: time, ...mark } : remark;
      return shown.map((thread) => edit({ ...thread, replies: thread.replies.map(edit) }));
    }
    case "review.remove":
      return shown
        .filter(({ id }) => id !== said.id)
        .map((thread) => ({ ...thread, replies: thread.replies.filter(({ id }) => id !== said.id) }));
  }
}

/** Before the first that stands behind it, or where its chapter's begin. */
function inPlace(shown: readonly ShownThread[], made: ShownThread): ShownThread[] {
  const from = made.place?.from ?? -1;
  const isBehind = ({ chapter, place }: ShownThread) => chapter === made.chapter && (place?.from ?? -1) > from;
  const last = shown.findLastIndex(({ chapter }) => chapter === made.chapter);
  const behind = shown.findIndex(isBehind);
  return shown.toSpliced(behind >= 0 ? behind : last + 1, 0, made);
}

function known(remark: ReviewRemark): ShownRemark {
  return { ...remark, unsent: null };
}
