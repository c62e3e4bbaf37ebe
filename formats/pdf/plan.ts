import type { Book, BookChapter, BookNode, BookPart } from "../../story/book.ts";
import { isTold } from "../../story/matter.ts";

/** Which pages: front matter has roman numbers, the story begins with page 1, and what is behind it counts on. */
export type Zone = "front" | "body" | "back";

/** A run of pages that begins on a page of its own. */
export type Run = {
  readonly zone: Zone;
  /** Begins on a right-hand page; else on the next one. */
  readonly right: boolean;
  /** Unique in the document: what a table of contents and a running head ask for. */
  readonly name: string;
} & (
  | { readonly kind: "half title" }
  | { readonly kind: "title page" }
  | { readonly kind: "contents"; readonly chapter: BookChapter | null }
  | { readonly kind: "display"; readonly chapter: BookChapter }
  | { readonly kind: "part"; readonly part: BookPart }
  | { readonly kind: "text"; readonly chapter: BookChapter; readonly inPart: boolean }
);

type BareRun = Run extends infer One ? (One extends Run ? Omit<One, "zone" | "right" | "name"> : never) : never;

interface FlatNode {
  readonly node: BookNode;
  readonly inPart: boolean;
}

/**
 * The book as its pages follow each other: half title, title page and contents are put where a book has them, unless the writer
 * has pages of their own for them.
 */
export function planRuns(book: Book): Run[] {
  const { contents, page } = book.preset;
  const flat = flatten(book.body, false);
  const isStory = ({ node }: FlatNode) => node.kind === "part" || isTold(node.matter);
  const firstStory = flat.findIndex(isStory);
  const lastStory = flat.findLastIndex(isStory);
  const front = firstStory < 0 ? flat : flat.slice(0, firstStory);
  const hasOwn = (role: BookChapter["matter"]) =>
    flat.some(({ node }) => node.kind === "chapter" && node.matter === role);

  const runs: Run[] = [];
  const add = (run: BareRun, zone: Zone, right: boolean): void => {
    runs.push({ ...run, zone, right, name: `run-${runs.length + 1}` } as Run);
  };
  if (contents.titlePage && !hasOwn("title page")) {
    add({ kind: "half title" }, "front", true);
    add({ kind: "title page" }, "front", true);
  }
  // Behind what stands alone on its page (copyright, dedication, epigraph), before a foreword.
  let contentsDue = contents.tableOfContents && !hasOwn("contents") && firstStory >= 0;
  const addContents = (): void => {
    if (contentsDue) add({ kind: "contents", chapter: null }, "front", true);
    contentsDue = false;
  };
  for (const { node } of front) {
    if (node.kind === "part") continue;
    if (!standsAlone(node)) addContents();
    add(frontRun(node), "front", node.matter !== "copyright");
  }
  addContents();
  let afterPart = true;
  flat.slice(front.length).forEach(({ node, inPart }, place) => {
    const zone = place + front.length > lastStory ? "back" : "body";
    const right = afterPart || page.openers === "right";
    if (node.kind === "part") add({ kind: "part", part: node }, zone, true);
    else if (standsAlone(node)) add(frontRun(node), zone, node.matter !== "copyright" && right);
    else add({ kind: "text", chapter: node, inPart }, zone, right);
    afterPart = node.kind === "part";
  });
  return runs;
}

function frontRun(chapter: BookChapter): BareRun {
  if (chapter.matter === "contents") return { kind: "contents", chapter };
  return standsAlone(chapter) ? { kind: "display", chapter } : { kind: "text", chapter, inPart: false };
}

function standsAlone({ matter }: BookChapter): boolean {
  return matter === "title page" || matter === "copyright" || matter === "dedication" || matter === "epigraph";
}

function flatten(nodes: readonly BookNode[], inPart: boolean): FlatNode[] {
  return nodes.flatMap((node) =>
    node.kind === "part" ? [{ node, inPart }, ...flatten(node.children, true)] : [{ node, inPart }],
  );
}
