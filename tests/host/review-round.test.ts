import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import { bringIn } from "../../host/project/importing/bring-in.ts";
import type { Project } from "../../host/project/project.ts";
import { gatherReview } from "../../host/project/reviews/gather-review.ts";
import type { ChapterReview } from "../../story/review.ts";
import { chaptersOf, stillPace, unwrap } from "./support.ts";

// A chapter with comments and suggestions goes out as a Word document and comes back: into its own story nothing of it is new, and
// as a story of its own it has the same text, comments and suggestions.

const home = mkdtempSync(join(tmpdir(), "redraft-round-"));
const split = { kind: "auto" as const };
let host: Host;

beforeAll(async () => {
  const [dataFolder, libraryFolder] = [join(home, "data"), join(home, "library")];
  host = await Host.start({ disk: nodeDisk, dataFolder, libraryFolder, pace: stillPace, watch: false });
});
afterAll(async () => {
  await host.stop({ seal: false });
  rmSync(home, { recursive: true, force: true });
});

const hen = `"You," said the hen -- *quite* loud -- "are not a fox..."

She 'sat' there, on the [[Wall|old wall]], %%how old?%% and waited.

* * *

Nobody came. It was cold, and she was tired of it.
`;
const fox = "The fox went home over the hill.\n\nThen it rained, as it does.\n";

async function makeStory(): Promise<Project> {
  const path = join(home, "mine.md");
  writeFileSync(path, `# The Hen\n\n${hen}\n# The Fox\n\n${fox}`);
  const names = { title: "Mine", author: "W", language: "en", job: "1" };
  const made = unwrap(await host.call("import.accept", { source: { kind: "path", path }, split, ...names }));
  return unwrap(host.project(made.project));
}

async function review(project: Project): Promise<void> {
  const [one, two] = chaptersOf(project);
  const time = "2026-11-02T10:05:00.000Z";
  const said = { author: "Ed", time, resolved: false };
  const [cold, home] = [hen.indexOf("cold"), fox.indexOf("home")];
  const text = (await project.textOf(one!.id)).slice(0);
  expect(text).toContain("%%how old?%%");
  const manuscript = {
    ...{ title: "", author: "", language: "en", rule: "", setAside: [] },
    words: { source: 0, chapters: 0, titles: 0, setAside: 0 },
    items: [
      { kind: "chapter" as const, title: "The Hen", text },
      { kind: "chapter" as const, title: "The Fox", text: await project.textOf(two!.id) },
    ],
    comments: [
      {
        ...said,
        chapter: 0,
        from: cold,
        to: cold + 4,
        text: "How cold?",
        replies: [{ author: "W", time, text: "Very." }],
      },
      { ...said, chapter: 1, from: home, to: home + 4, text: "Which?", resolved: true, replies: [] },
    ],
    suggestions: [
      { chapter: 0, from: cold, to: cold + 4, insert: "icy", author: "Ed", time },
      { chapter: 1, from: home, to: home, insert: "straight ", author: "Ann", time },
      {
        chapter: 1,
        from: fox.indexOf(", as it does"),
        to: fox.indexOf(", as it does") + 12,
        insert: "",
        author: "Ann",
        time,
      },
    ],
  };
  const order = { file: "ed.docx", pairs: [one!.id, two!.id], as: "suggestions" as const, folder: "From ed.docx" };
  const place = { parent: "book" as const, after: null };
  const named = { draftName: "Ed’s file", place };
  unwrap(await bringIn(project, manuscript, { ...order, ...named }, new AbortController().signal));
}

async function reviewsOf(project: Project): Promise<readonly ChapterReview[]> {
  const reviews: ChapterReview[] = [];
  for (const { id } of chaptersOf(project)) reviews.push(unwrap(await gatherReview(project, id)));
  return reviews;
}

/** What was said, whatever the words around it look like. */
function saidIn(reviews: readonly ChapterReview[], texts: readonly string[]): unknown {
  return reviews.map(({ comments, suggestions }, place) => {
    const text = texts[place] ?? "";
    return {
      comments: comments.map(({ from, to, ...said }) => ({ ...said, about: text.slice(from, to) })),
      suggestions: suggestions.map(({ from, to, ...made }) => ({ ...made, instead: text.slice(from, to) })),
    };
  });
}

test("a review goes out with the book, and comes back", { timeout: 60_000 }, async () => {
  const project = await makeStory();
  await review(project);
  const out = join(home, "out");
  const order = { project: project.id, job: "2", formats: ["docx" as const], out, at: null, only: null, review: true };
  const [file] = unwrap(await host.call("export.run", order));
  expect(file?.checks.filter(({ ok }) => !ok)).toEqual([]);
  const source = { kind: "path" as const, path: file!.path };
  const matches = unwrap(await host.call("import.match", { project: project.id, source, split }));
  const back = matches.filter(({ own }) => own !== null);
  expect(back.map(({ ownTitle, waitsIn }) => [ownTitle, waitsIn])).toEqual([
    ["The Hen", "Ed’s file"],
    ["The Fox", "Ed’s file"],
  ]);
  const revising = { project: project.id, source, split, pairs: matches.map(({ own }) => own), place: { after: null } };
  const again = unwrap(await host.call("import.revise", { ...revising, as: "suggestions", job: "3" }));
  expect([again.draft, again.comments, again.revised]).toEqual([null, 0, []]);
  const names = { title: "Theirs", author: null, language: null, job: "4" };
  const made = unwrap(await host.call("import.accept", { source, split, ...names }));
  const theirs = unwrap(host.project(made.project));
  const textsOf = async (of: Project) => Promise.all(chaptersOf(of).map(({ id }) => of.textOf(id)));
  const both = [project, theirs].map(async (of) => saidIn(await reviewsOf(of), await textsOf(of)));
  const [ours, came] = await Promise.all(both);
  expect(came).toEqual(ours);
});
