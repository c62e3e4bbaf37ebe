import { resolve } from "node:path";
import type { CallResult, Studio } from "../../host/contract/contract.ts";
import type { SearchHit, SearchPlace } from "../../host/contract/searching.ts";
import type { FindOptions } from "../../story/find.ts";
import type { ProjectId } from "../../story/ids.ts";
import { type Result, succeed } from "../../story/problem.ts";
import { textItems } from "../find-chapter.ts";
import { print } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

/** More hits than a person reads; a search that finds more says so by stopping. */
const mostHits = 10_000;

export const searchVerb: Verb = {
  shape: {
    name: "search",
    takes: "PROJECT TEXT",
    least: 2,
    most: 2,
    summary: "Finds a text in the chapters and notes.",
    options: [
      { name: "case", value: null, help: "capital and small letters as in TEXT" },
      { name: "word", value: null, help: "TEXT as a whole word" },
      { name: "regex", value: null, help: "TEXT is a regular expression" },
      { name: "dialogue", value: null, help: "only what is spoken" },
      { name: "past", value: null, help: "in what stood there once, too" },
    ],
  },
  run: ({ words, switches }, output) =>
    withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const outline = await studio.call("project.outline", { project });
      if (!outline.ok) return outline;
      const titles = new Map(textItems(outline.value).map((item) => [item.id, item.title]));
      const find = {
        text: words[1] ?? "",
        regex: switches.has("regex"),
        matchCase: switches.has("case"),
        wholeWord: switches.has("word"),
        dialogue: switches.has("dialogue"),
      };
      const hits = await findAll(studio, project, find, switches.has("past"));
      if (!hits.ok) return hits;
      print(output, { hits: hits.value.map(shown) }, () => {
        if (hits.value.length === 0) return "Nothing found.\n";
        return hits.value
          .map((hit) => {
            const when = hit.gone
              ? ` (until ${hit.gone.time.slice(0, 16).replace("T", " ")}, taken away by ${hit.gone.author}; ${hit.revision})`
              : "";
            return `${titles.get(hit.chapter) ?? hit.chapter}:${hit.line}${when}: …${hit.before}${hit.match}${hit.after}…\n`;
          })
          .join("");
      });
      return succeed(null);
    }),
};

async function findAll(
  studio: Studio,
  project: ProjectId,
  find: FindOptions,
  past: boolean,
): Promise<Result<readonly SearchHit[]>> {
  const hits: SearchHit[] = [];
  const order = { project, find, replacement: null, scope: { within: null, notes: true, trash: true }, past };
  let from: SearchPlace | null = null;
  do {
    const page: CallResult<"project.search"> = await studio.call("project.search", {
      ...order,
      from,
    });
    if (!page.ok) return page;
    hits.push(...page.value.hits);
    from = page.value.next;
  } while (from !== null && hits.length < mostHits);
  return succeed(hits.slice(0, mostHits));
}

function shown({ chapter, line, before, match, after, revision, gone }: SearchHit) {
  return { chapter, line, before, match, after, revision, ...(gone ? { gone } : {}) };
}
