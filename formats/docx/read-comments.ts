import type { StyledComment } from "../import/styled/document.ts";
import { childrenOf, type XmlNode } from "../import/xml.ts";
import { cleanText } from "../markup/escape.ts";
import { allInside } from "./read-alternatives.ts";
import { isoTime } from "./read-changes.ts";
import { rawOf } from "./read-raw.ts";

/**
 * The comments of a document with their answers (ECMA-376 part 1, section 17.13.4; [MS-DOCX] 2.5.3.1, commentsExtended).
 *
 * @param extended who answers whom, and what is done with; null where an older program wrote the file
 */
export function readComments(root: XmlNode | null, extended: XmlNode | null): Map<string, StyledComment> {
  const threads = new Map<string, { parent: string; done: boolean }>();
  for (const { attributes } of childrenOf(extended, "w15:commentEx")) {
    threads.set(attributes["w15:paraId"] ?? "", {
      parent: attributes["w15:paraIdParent"] ?? "",
      done: /^(?:1|true|on)$/i.test(attributes["w15:done"] ?? ""),
    });
  }
  const all = childrenOf(root, "w:comment").map((node) => {
    const paragraphs = allInside(node, "w:p");
    // A comment is known by its last paragraph.
    const paragraph = paragraphs.at(-1)?.attributes["w14:paraId"] ?? "";
    return {
      key: node.attributes["w:id"] ?? "",
      paragraph,
      parent: threads.get(paragraph)?.parent ?? "",
      resolved: threads.get(paragraph)?.done ?? false,
      author: cleanText(node.attributes["w:author"] ?? "").trim(),
      time: isoTime(node.attributes["w:date"] ?? ""),
      text: cleanText(paragraphs.map((own) => rawOf(own, () => false)).join("\n")).trim(),
    };
  });
  const byParagraph = new Map(all.map((comment) => [comment.paragraph, comment]));
  const comments = new Map<string, StyledComment>();
  for (const comment of all) {
    if (threadOf(comment, byParagraph) !== comment) continue;
    const { key, author, time, text, resolved } = comment;
    const replies = all
      .filter((other) => other !== comment && threadOf(other, byParagraph) === comment)
      .map((other) => ({ author: other.author, time: other.time, text: other.text }));
    comments.set(key, { author, time, text, resolved, replies });
  }
  return comments;
}

interface Answering {
  readonly paragraph: string;
  readonly parent: string;
}

/** An answer to an answer belongs to the first comment; those that answer each other in a circle stand for themselves. */
function threadOf<T extends Answering>(comment: T, all: ReadonlyMap<string, T>): T {
  let own = comment;
  for (let steps = 0; steps < 32; steps++) {
    const above = own.parent === "" ? undefined : all.get(own.parent);
    if (!above) return own;
    own = above;
  }
  return comment;
}
