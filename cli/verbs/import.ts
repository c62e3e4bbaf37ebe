import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { SplitRule } from "../../host/contract/contract.ts";
import type { ImportPlan } from "../../host/contract/planning.ts";
import { manifestName } from "../../story/manifest.ts";
import { type Result, succeed } from "../../story/problem.ts";
import { calledWrongly } from "../arguments.ts";
import { account, type ImportWay, importInto, importWays } from "../import-into.ts";
import { print, tell } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withStudio } from "../with-studio.ts";

export const importVerb: Verb = {
  shape: {
    name: "import",
    takes: "FILE|FOLDER --into FOLDER|PROJECT",
    least: 1,
    most: 1,
    summary:
      "Makes a story of a manuscript, a folder of Markdown, a Scrivener or novelWriter project, or a story’s archive; or brings it into a story.",
    options: [
      { name: "into", value: "FOLDER", help: "the story's folder; it is made, or is a story that is there" },
      {
        name: "as",
        value: "WAY",
        help: "in a story that is there: chapters, or, of those that match, suggestions or a revision",
      },
      { name: "after", value: "CHAPTER", help: "where new chapters come in; without it, at the end" },
      { name: "again", value: null, help: "bring chapters in that the story has already" },
      { name: "title", value: "T", help: "instead of the title that is found" },
      { name: "author", value: "A", help: "instead of the author that is found" },
      { name: "language", value: "L", help: "as in en or pt-BR" },
      { name: "split", value: "RULE", help: "auto, headings, scenes, none or pattern=REGEX" },
      { name: "dry-run", value: null, help: "print the plan, change nothing" },
    ],
  },
  async run({ words, values, switches }, output) {
    const split = readSplit(values.split ?? "auto");
    if (!split.ok) return split;
    const isDry = switches.has("dry-run");
    if (!isDry && values.into === undefined)
      return calledWrongly("--into FOLDER says where the story is to be.", "import");
    const source = { kind: "path" as const, path: resolve(words[0] ?? "") };
    const story = values.into === undefined ? null : storyAt(resolve(values.into));
    const into = readInto(values, switches, story);
    if (!into.ok) return into;
    return withStudio(async (studio) => {
      if (story !== null && !/\.zip$/i.test(source.path)) {
        const order = { story, source, split: split.value, isDry, ...into.value };
        return importInto(studio, order, output);
      }
      if (isDry) {
        const planned = await studio.call("import.plan", { source, split: split.value });
        if (!planned.ok) return planned;
        const { title, author, language } = { ...planned.value, ...given(values) };
        const plan = { ...planned.value, title, author, language };
        print(output, { project: null, ...asJson(plan) }, () => printPlan(plan));
        return succeed(null);
      }
      const folder = resolve(values.into ?? ".");
      if (/\.zip$/i.test(source.path)) {
        const restored = await studio.call("backup.restore", { source, into: folder });
        if (restored.ok) {
          const { path, title } = restored.value;
          print(output, { project: path, title }, () => `${title}: the whole story is in ${path}\n`);
          return succeed(null);
        }
        // Any other archive is a folder that somebody packed.
        if (restored.problem.code !== "archive-no-story") return restored;
      }
      const stop = studio.on("job.progress", ({ what }) => tell(what));
      const named = { title: values.title ?? null, author: values.author ?? null, language: values.language ?? null };
      const made = await studio.call("import.accept", {
        source,
        split: split.value,
        ...named,
        job: randomUUID(),
        into: folder,
      });
      stop();
      if (!made.ok) return made;
      const { path, report } = made.value;
      print(output, { project: path, ...report }, () => {
        const made = `${report.title}: ${report.chapters.length} chapters in ${path}`;
        return `${[made, ...report.removed, account(report.words)].join("\n")}\n`;
      });
      return succeed(null);
    });
  },
};

/** The folder of a story that is there, also by its `project.redraft`; null for any other. */
function storyAt(path: string): string | null {
  const folder = basename(path) === manifestName ? dirname(path) : path;
  return existsSync(join(folder, manifestName)) ? folder : null;
}

function readInto(
  values: { readonly [name: string]: string | undefined },
  switches: ReadonlySet<string>,
  story: string | null,
): Result<{ readonly as: ImportWay; readonly after: string | null; readonly again: boolean }> {
  const as = importWays.find((way) => way === (values.as ?? "chapters"));
  if (!as) return calledWrongly(`--as is ${importWays.join(", ")}, not “${values.as}”.`, "import");
  const [named] = Object.keys(given(values));
  if (story !== null && named) return calledWrongly(`--${named} is for a story that is made.`, "import");
  const unfit = ["as", "after"].find((name) => values[name] !== undefined) ?? (switches.has("again") ? "again" : null);
  if (story === null && unfit) return calledWrongly(`--${unfit} needs --into with a story that is there.`, "import");
  return succeed({ as, after: values.after ?? null, again: switches.has("again") });
}

/** What the caller said, and only that. */
function given(values: { readonly [name: string]: string | undefined }): {
  title?: string;
  author?: string;
  language?: string;
} {
  return Object.fromEntries(
    ["title", "author", "language"].flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
}

function readSplit(rule: string): Result<SplitRule> {
  if (rule === "auto" || rule === "headings" || rule === "scenes" || rule === "none") return succeed({ kind: rule });
  if (rule.startsWith("pattern=")) return succeed({ kind: "pattern", pattern: rule.slice("pattern=".length) });
  return calledWrongly(`--split is auto, headings, scenes, none or pattern=REGEX, not “${rule}”.`, "import");
}

/** The plan with the names of an import's report; nothing has an id or a file yet. */
function asJson(plan: ImportPlan): Record<string, unknown> {
  const chapters = plan.items
    .filter((item) => item.kind === "chapter")
    .map(({ title, words, scenes, firstLine }) => ({ id: null, title, file: null, words, scenes, firstLine }));
  const { title, author, language, rule, setAside, words, removed } = plan;
  return { title, author, language, rule, chapters, items: plan.items, setAside, words, removed };
}

function printPlan(plan: ImportPlan): string {
  const lines = plan.items.map((item) => {
    const name = `${"  ".repeat(item.depth)}${item.title}`;
    const size =
      item.kind === "part"
        ? `${item.words} words`
        : `${item.words} words, ${item.scenes === 1 ? "1 scene" : `${item.scenes} scenes`}  ${item.firstLine.slice(0, 50)}`;
    return `${name.padEnd(40)}  ${size}`;
  });
  const aside = plan.setAside.map(
    ({ kind, words, firstLine }) => `set aside: ${kind}, ${words} words  ${firstLine.slice(0, 50)}`,
  );
  const head = `${plan.title}${plan.author ? ` by ${plan.author}` : ""} (${plan.language})\n${plan.rule}`;
  return `${[head, "", ...lines, "", ...aside, ...plan.removed, account(plan.words)].join("\n")}\n`;
}
