import type { State } from "./read-state.ts";
import { looks } from "./read-words.ts";

/** What text looks like, and what became of it. Whether the control word says any of it. */
export function formatText(state: State, name: string, value: number | null): boolean {
  const bit = looks[name];
  if (bit !== undefined) {
    const on = value !== 0 && name !== "ulnone";
    state.looks = on ? state.looks | bit : state.looks & ~bit;
    return true;
  }
  switch (name) {
    case "plain":
      state.looks = 0;
      state.isHidden = false;
      return true;
    case "v":
      state.isHidden = value !== 0;
      return true;
    case "uc":
      state.skip = Math.max(0, Math.min(16, value ?? 1));
      return true;
    case "revised":
      state.inserted = value === 0 ? null : (state.inserted ?? { author: 0, time: 0 });
      return true;
    case "deleted":
      state.deleted = value === 0 ? null : (state.deleted ?? { author: 0, time: 0 });
      return true;
    case "revauth":
      state.inserted = { author: value ?? 0, time: state.inserted?.time ?? 0 };
      return true;
    case "revdttm":
      state.inserted = { author: state.inserted?.author ?? 0, time: value ?? 0 };
      return true;
    case "revauthdel":
      state.deleted = { author: value ?? 0, time: state.deleted?.time ?? 0 };
      return true;
    case "revdttmdel":
      state.deleted = { author: state.deleted?.author ?? 0, time: value ?? 0 };
      return true;
    default:
      return false;
  }
}

const plain: Pick<State, "style" | "outline" | "centred" | "indent" | "startsPage" | "list" | "isInTable"> = {
  style: 0,
  outline: null,
  centred: false,
  indent: 0,
  startsPage: false,
  list: null,
  isInTable: false,
};

/** What a paragraph is. Whether the control word says any of it. */
export function formatParagraph(state: State, name: string, value: number | null): boolean {
  switch (name) {
    case "pard":
      Object.assign(state, plain);
      return true;
    case "s":
      state.style = value ?? 0;
      return true;
    case "outlinelevel":
      state.outline = value;
      return true;
    case "qc":
      state.centred = true;
      return true;
    case "ql":
    case "qr":
    case "qj":
      state.centred = false;
      return true;
    case "li":
    case "lin":
      state.indent = value ?? 0;
      return true;
    case "pagebb":
      state.startsPage = value !== 0;
      return true;
    case "intbl":
      state.isInTable = true;
      return true;
    case "ls":
      state.list = value === 0 ? null : { list: String(value ?? 1), depth: state.list?.depth ?? 0 };
      return true;
    case "ilvl":
      state.list = { list: state.list?.list ?? "", depth: Math.max(0, Math.min(8, value ?? 0)) };
      return true;
    default:
      return false;
  }
}
