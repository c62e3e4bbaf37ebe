import type { ItemId } from "../../story/ids.ts";
import { type ItemParent, type Outline, type OutlineItem, type Status, statuses } from "../../story/outline.ts";
import type { OutlineLine } from "../outline/outline-lines.ts";

export type Grouping = "part" | "tag" | "status" | "pointOfView";

/** What a card that is put into a group becomes. */
export type GroupPlace =
  /** A chapter of this part, or of the book. */
  | { readonly kind: "part"; readonly parent: ItemParent }
  /** A scene of this chapter. */
  | { readonly kind: "chapter"; readonly chapter: ItemId }
  | { readonly kind: "tag"; readonly tag: string | null }
  | { readonly kind: "status"; readonly status: Status | null }
  | { readonly kind: "pointOfView"; readonly pointOfView: string };

export interface BoardGroup {
  readonly key: string;
  /** Empty where nothing is said: no tag, no part. */
  readonly title: string;
  readonly place: GroupPlace;
  readonly cards: readonly OutlineLine[];
}

/** The cards of the board in their groups, each group in the order of the book. */
export function boardGroups(
  outline: Outline,
  lines: readonly OutlineLine[],
  grouping: Grouping,
  cards: "chapters" | "scenes",
): readonly BoardGroup[] {
  const shown = lines.filter(({ kind }) => kind === (cards === "chapters" ? "chapter" : "scene"));
  switch (grouping) {
    case "part":
      return cards === "chapters" ? byPart(outline, lines, shown) : byChapter(lines, shown);
    case "tag": {
      const { compare } = new Intl.Collator(outline.language, { numeric: true });
      const tags = [...new Set(shown.flatMap((line) => line.tags))].sort(compare);
      return [...tags, null].map((tag) => ({
        key: `tag ${tag ?? ""}`,
        title: tag ?? "",
        place: { kind: "tag", tag },
        cards: shown.filter((line) => (tag === null ? line.tags.length === 0 : line.tags.includes(tag))),
      }));
    }
    case "status":
      return [null, ...statuses].map((status) => ({
        key: `status ${status ?? ""}`,
        title: status ?? "",
        place: { kind: "status", status },
        cards: shown.filter((line) => line.status === status),
      }));
    case "pointOfView": {
      const { compare } = new Intl.Collator(outline.language);
      const names = [...new Set(shown.map((line) => line.pointOfView))].filter(Boolean).sort(compare);
      return [...names, ""].map((pointOfView) => ({
        key: `view ${pointOfView}`,
        title: pointOfView,
        place: { kind: "pointOfView", pointOfView },
        cards: shown.filter((line) => line.pointOfView === pointOfView),
      }));
    }
  }
}

/** Chapters outside of every part first, if there are any; a part within a part is named with it. */
function byPart(outline: Outline, lines: readonly OutlineLine[], shown: readonly OutlineLine[]): BoardGroup[] {
  const group = (parent: ItemParent, title: string): BoardGroup => ({
    key: `part ${parent}`,
    title,
    place: { kind: "part", parent },
    cards: shown.filter(({ item }) => item.parent === parent),
  });
  const titles = new Map<string, string>();
  const parts = lines.filter(({ kind }) => kind === "part");
  const groups = parts.map(({ item }): BoardGroup => {
    const above = titles.get(item.parent);
    titles.set(item.id, above ? `${above} › ${item.title}` : item.title);
    return group(item.id, titles.get(item.id) ?? item.title);
  });
  const top = group("book", parts.length === 0 ? outline.title : "");
  return top.cards.length > 0 || parts.length === 0 ? [top, ...groups] : groups;
}

function byChapter(lines: readonly OutlineLine[], shown: readonly OutlineLine[]): BoardGroup[] {
  const scenes = Map.groupBy(shown, ({ item }) => item.id);
  return lines
    .filter(({ kind }) => kind === "chapter")
    .map(({ item }: { readonly item: OutlineItem }) => ({
      key: `chapter ${item.id}`,
      title: item.title,
      place: { kind: "chapter", chapter: item.id },
      cards: scenes.get(item.id) ?? [],
    }));
}
