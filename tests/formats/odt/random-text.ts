import { createRandom } from "../../story/random.ts";
import { type OdtParts, style } from "./odt-file.ts";

/** What a random text says: each word is in it once. */
export interface WrittenText {
  readonly parts: OdtParts;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly comments: ReadonlySet<string>;
}

const joints = [" ", " ", ", ", ". ", " — ", "* ", " _", "<text:s/>", "<text:tab/>", "<text:line-break/>", " \n "];
const paragraphStyles = ["Standard", "Standard", "Standard", "Quote", "Centred", "Heading_20_1", "Code", "Page"];

export function writeText(seed: number): WrittenText {
  const random = createRandom(seed);
  const before = new Set<string>();
  const after = new Set<string>();
  const comments = new Set<string>();
  let count = 0;
  let changes = "";
  /** Of an insertion that goes on into later paragraphs. */
  let open: string | null = null;
  const info = () =>
    `<office:change-info><dc:creator>${random.pick(["Ed", "Bo"])}</dc:creator><dc:date>2025-03-0${1 + random.below(3)}T10:00:00</dc:date></office:change-info>`;
  const region = (kind: string, content = ""): string => {
    const id = `ct${count++}`;
    changes += `<text:changed-region text:id="${id}"><text:${kind}>${info()}${content}</text:${kind}></text:changed-region>`;
    return id;
  };
  const words = (isTaken: boolean) =>
    Array.from({ length: 1 + random.below(4) }, () => {
      const word = `w${seed}x${count++}`;
      if (open === null) before.add(word);
      if (!isTaken) after.add(word);
      return word + random.pick(joints);
    }).join("");
  const span = (isTaken = false) => `<text:span text:style-name="T${random.below(4)}">${words(isTaken)}</text:span>`;
  const between = (id: string, inside: string) =>
    `<text:change-start text:change-id="${id}"/>${inside}<text:change-end text:change-id="${id}"/>`;
  const inline = (depth: number): string => {
    switch (random.below(depth > 1 ? 5 : 10)) {
      case 0: {
        const taken = Array.from({ length: 1 + random.below(3) }, () => paragraph(() => span(true)));
        return `<text:change text:change-id="${region("deletion", taken.join(""))}"/>`;
      }
      case 1:
        return between(region("deletion"), span(true));
      case 2: {
        if (open !== null) return span();
        open = region("insertion");
        const inside = between(open, span());
        open = null;
        return inside;
      }
      case 5: {
        const name = `c${seed}x${count++}`;
        comments.add(name);
        return `<office:annotation office:name="${name}"><text:p>${name}</text:p></office:annotation>${span()}<office:annotation-end office:name="${name}"/>`;
      }
      case 6:
        return `<text:note text:note-class="footnote"><text:note-body>${paragraph(() => inline(2))}</text:note-body></text:note>`;
      case 7:
        return `<draw:frame><draw:text-box>${paragraph(() => inline(2))}</draw:text-box></draw:frame>`;
      case 8:
        return `<text:a xlink:href="https://example.org/">${span()}</text:a>`;
      default:
        return span();
    }
  };
  const paragraph = (inside: () => string): string => {
    const name = random.pick(paragraphStyles);
    const tag = name.startsWith("Heading") ? "text:h" : "text:p";
    const all = random.below(9) === 0 ? "" : Array.from({ length: 1 + random.below(4) }, inside).join("");
    return `<${tag} text:style-name="${name}">${all}</${tag}>`;
  };
  const block = (depth: number): string => {
    switch (random.below(depth > 2 ? 5 : 9)) {
      case 5:
        return `<text:list text:style-name="L1">${[1, 2].map(() => `<text:list-item>${block(depth + 1)}</text:list-item>`).join("")}</text:list>`;
      case 6:
        return `<table:table><table:table-row><table:table-cell>${block(depth + 1)}</table:table-cell></table:table-row></table:table>`;
      case 7:
        return `<text:section>${block(depth + 1)}</text:section>`;
      case 8: {
        // An insertion of several paragraphs: its marks are in the first and behind the last.
        if (open !== null) return paragraph(() => inline(0));
        open = region("insertion");
        const start = `<text:change-start text:change-id="${open}"/>`;
        const end = `<text:change-end text:change-id="${open}"/>`;
        const inside = paragraph(() => inline(1)) + paragraph(() => inline(1));
        open = null;
        return start + inside + end;
      }
      default:
        return paragraph(() => inline(0));
    }
  };
  const text = `<text:p>Ada</text:p>${Array.from({ length: 3 + random.below(20) }, () => block(0)).join("")}`;
  const styles =
    ["Heading_20_1", "Quote", "Standard"].map((name) => style(name)).join("") +
    style("Code", "", 'style:display-name="Source Code"') +
    style("Page", '<style:paragraph-properties fo:break-before="page"/>') +
    style("Centred", '<style:paragraph-properties fo:text-align="center"/>') +
    ["", 'fo:font-style="italic"', 'fo:font-weight="bold"', 'style:text-line-through-style="solid"']
      .map((said, place) => style(`T${place}`, `<style:text-properties ${said}/>`, "", "text"))
      .join("");
  return { parts: { text, styles, changes }, before, after, comments };
}
