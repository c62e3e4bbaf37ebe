import type { StyledComment } from "../import/styled/document.ts";
import { childrenOf, textOf, type XmlNode } from "../import/xml.ts";
import { cleanText } from "../markup/escape.ts";
import { personIn, timeOf } from "./read-changes.ts";
import { RawText } from "./read-raw.ts";

/** A comment as it stands in the text (OpenDocument 1.3, part 3, section 14.1), with LibreOffice's own word for whom it answers. */
export function readAnnotation(
  node: XmlNode,
  count: number,
): StyledComment & { readonly key: string; readonly parent: string } {
  const { attributes } = node;
  const [date] = childrenOf(node, "dc:date");
  return {
    key: attributes["office:name"] ?? `comment ${count + 1}`,
    parent: attributes["loext:parent-name"] ?? "",
    author: personIn(node),
    time: timeOf(textOf(date)),
    text: cleanText(linesIn(node).join("\n")).trim(),
    resolved: attributes["loext:resolved"] === "true",
    replies: [],
  };
}

/** Each answer with what it answers; an answer to an answer belongs to the first comment. */
export function threadComments(
  comments: ReadonlyMap<string, StyledComment & { readonly parent: string }>,
): Map<string, StyledComment> {
  const firstOf = (key: string): string => {
    let own = key;
    for (let steps = 0; steps < 32; steps++) {
      const parent = comments.get(own)?.parent ?? "";
      if (!comments.has(parent)) return own;
      own = parent;
    }
    return key;
  };
  const threads = new Map<string, StyledComment>();
  for (const [key, { author, time, text, resolved }] of comments) {
    if (firstOf(key) !== key) continue;
    const replies = [...comments]
      .filter(([other]) => other !== key && firstOf(other) === key)
      .map(([, reply]) => ({ author: reply.author, time: reply.time, text: reply.text }));
    threads.set(key, { author, time, text, resolved, replies });
  }
  return threads;
}

function linesIn(node: XmlNode): string[] {
  return childrenOf(node).flatMap((child) => {
    if (child.name === "text:p" || child.name === "text:h")
      return new RawText(new Map(), () => null).linesOf(child, false);
    return child.name.startsWith("text:") ? linesIn(child) : [];
  });
}
