import { resolve } from "node:path";
import { packetEnding } from "../../host/packets/packet-file.ts";
import { succeed } from "../../story/problem.ts";
import { calledWrongly } from "../arguments.ts";
import { findChapters } from "../find-chapter.ts";
import { print } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const packetVerb: Verb = {
  shape: {
    name: "packet",
    takes: "PROJECT --for NAME --out FILE",
    least: 1,
    most: 1,
    summary: `Packs chapters for somebody without a connection, who reads, comments and suggests in the one file (${packetEnding}) and sends it back. It has the chapters as they stand, notes to yourself (%%) among them, and nothing that was deleted.`,
    options: [
      { name: "for", value: "NAME", help: "whose comments and suggestions come back by it" },
      { name: "out", value: "FILE", help: "where the packet is to be" },
      { name: "only", value: "CHAPTER,…", help: "these chapters only; else the book" },
      { name: "comments", value: null, help: "for comments, without suggestions" },
      { name: "note", value: "TEXT", help: "for yourself: what you sent it for" },
    ],
  },
  async run({ words, values, switches }, output) {
    const { for: name, note } = values;
    if (name === undefined) return calledWrongly("--for NAME says who it is for.", "packet");
    if (values.out === undefined) return calledWrongly("--out FILE says where the packet is to be.", "packet");
    const out = resolve(values.out.endsWith(packetEnding) ? values.out : `${values.out}${packetEnding}`);
    return withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const only = await findChapters(studio, project, values.only);
      if (!only.ok) return only;
      const role = switches.has("comments") ? ("comment" as const) : ("suggest" as const);
      const order = { project, role, name, note: note ?? "", chapters: only.value, out };
      const made = await studio.call("packet.make", order);
      if (!made.ok) return made;
      const { ticket: _, ...file } = made.value;
      print(output, file, () => {
        const count = file.chapters === 1 ? "one chapter" : `${file.chapters} chapters`;
        return `${file.path}: ${count} for ${name}\n`;
      });
      return succeed(null);
    });
  },
};
