import { resolve } from "node:path";
import { succeed } from "../../story/problem.ts";
import { textItems } from "../find-chapter.ts";
import { print } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const searchVerb: Verb = {
  shape: {
    name: "search",
    takes: "PROJECT TEXT",
    least: 2,
    most: 2,
    summary: "Finds a text in the chapters and notes.",
    options: [
      { name: "regex", value: null, help: "TEXT is a regular expression" },
      { name: "past", value: null, help: "in what stood there once, too" },
    ],
  },
  run: ({ words, switches }, output) =>
    withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const outline = await studio.call("project.outline", { project });
      if (!outline.ok) return outline;
      const titles = new Map(textItems(outline.value).map((item) => [item.id, item.title]));
      const order = { project, text: words[1] ?? "", regex: switches.has("regex"), past: switches.has("past") };
      const hits = await studio.call("project.search", order);
      if (!hits.ok) return hits;
      print(output, { hits: hits.value }, () => {
        if (hits.value.length === 0) return "Nothing found.\n";
        return hits.value
          .map((hit) => {
            const when = hit.revision ? ` (until ${hit.revision})` : "";
            return `${titles.get(hit.chapter) ?? hit.chapter}:${hit.line}${when}: …${hit.before}${hit.match}${hit.after}…\n`;
          })
          .join("");
      });
      return succeed(null);
    }),
};
