import { createRandom, type Random } from "../../story/random.ts";
import { style, type WordParts } from "./word-file.ts";

/** What a random document says: each word is in it once. */
export interface Written {
  readonly parts: WordParts;
  /** Before any change and after all of them, in any order. */
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly comments: ReadonlySet<string>;
}

const looks = ["", "", "", "<w:i/>", "<w:b/>", '<w:u w:val="single"/>', "<w:strike/>", '<w:rStyle w:val="Emphasis"/>'];
const joints = [" ", " ", " ", ", ", ". ", "… ", " — ", "* ", " _", "’s ", "<w:tab/>", "<w:br/>"];
const kinds = ["", "", "", "", "Heading1", "Heading2", "Quote", "Title", "Code", "SceneBreak"];

export function writeDocument(seed: number): Written {
  const random = createRandom(seed);
  const before = new Set<string>();
  const after = new Set<string>();
  const comments = new Set<string>();
  let count = 0;
  let notes = "";
  let noteCount = 2;
  let remarks = "";
  let remarkCount = 0;
  const word = (fate: Fate) => {
    const own = `w${seed}x${count++}`;
    if (fate !== "ins") before.add(own);
    if (fate !== "del") after.add(own);
    return own;
  };
  const text = (fate: Fate) => {
    const tag = fate === "del" ? "w:delText" : "w:t";
    let inside = "";
    for (let left = 1 + random.below(4); left > 0; left--) {
      inside += `<${tag} xml:space="preserve">${word(fate)}</${tag}>`;
      const joint = random.pick(joints);
      inside += joint.startsWith("<") ? joint : `<${tag} xml:space="preserve">${joint}</${tag}>`;
    }
    return inside;
  };
  const run = (fate: Fate) => `<w:r><w:rPr>${random.pick(looks)}</w:rPr>${text(fate)}</w:r>`;
  const stamp = () =>
    `w:id="${count}" w:author="${random.pick(["Ed", "Bo"])}" w:date="2025-03-0${1 + random.below(3)}T10:00:00Z"`;
  const changed = (fate: Fate, inside: string) =>
    fate === "kept" ? inside : `<w:${fate} ${stamp()}>${inside}</w:${fate}>`;
  const inline = (depth: number): string => {
    const fate = randomFate(random);
    switch (random.below(depth > 2 ? 6 : 10)) {
      case 0: {
        const id = remarkCount++;
        comments.add(`c${seed}x${id}`);
        remarks += `<w:comment w:id="${id}" w:author="Ed"><w:p><w:r><w:t>c${seed}x${id}</w:t></w:r></w:p></w:comment>`;
        return `<w:commentRangeStart w:id="${id}"/>${run("kept")}<w:commentRangeEnd w:id="${id}"/>`;
      }
      case 1:
        return `<w:hyperlink r:id="away">${run("kept")}</w:hyperlink>`;
      case 2: {
        const id = noteCount++;
        const inside = paragraph(3, false);
        notes += `<w:footnote w:id="${id}">${inside}</w:footnote>`;
        return `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
      }
      case 6:
        return `<w:r><w:pict><v:textbox><w:txbxContent>${paragraph(3, false)}</w:txbxContent></v:textbox></w:pict></w:r>`;
      case 7:
        return `<w:sdt><w:sdtContent>${inline(depth + 1)}</w:sdtContent></w:sdt>`;
      default:
        return changed(fate, run(fate));
    }
  };
  const paragraph = (depth: number, mayChange: boolean): string => {
    const kind = mayChange ? random.pick(kinds) : "";
    const end =
      mayChange && random.below(8) === 0 ? `<w:rPr><w:${random.pick(["ins", "del"])} ${stamp()}/></w:rPr>` : "";
    const centred = random.below(6) === 0 ? '<w:jc w:val="center"/>' : "";
    const page = random.below(9) === 0 ? "<w:pageBreakBefore/>" : "";
    const inside =
      random.below(8) === 0 ? "" : Array.from({ length: 1 + random.below(4) }, () => inline(depth)).join("");
    return `<w:p><w:pPr><w:pStyle w:val="${kind}"/>${page}${centred}${end}</w:pPr>${inside}</w:p>`;
  };
  const block = (depth: number): string => {
    if (depth < 2 && random.below(10) === 0)
      return `<w:tbl><w:tr><w:tc>${block(depth + 1)}</w:tc><w:tc>${block(depth + 1)}</w:tc></w:tr></w:tbl>`;
    return paragraph(depth, true);
  };
  const body = `<w:p><w:r><w:t>Ada</w:t></w:r></w:p>${Array.from({ length: 3 + random.below(25) }, () => block(0)).join("")}`;
  const named = [
    "Heading1:heading 1",
    "Heading2:heading 2",
    "Quote:Quote",
    "Title:Title",
    "Code:Source Code",
    "SceneBreak:Scene Break",
  ];
  const styles =
    named.map((both) => style(both.split(":")[0] ?? "", both.split(":")[1] ?? "")).join("") +
    style("Emphasis", "Emphasis", "<w:rPr><w:i/></w:rPr>", "character");
  const parts = { body, styles, footnotes: notes, comments: remarks, links: { away: "https://example.org/" } };
  return { parts, before, after, comments };
}

type Fate = "kept" | "ins" | "del";

function randomFate(random: Random): Fate {
  return random.pick(["kept", "kept", "kept", "ins", "del"]);
}
