import { mainDirection, type TextDirection } from "../../story/text-direction.ts";
import type { Form, Piece, StyleId } from "./flat.ts";
import { plainPieces } from "./flatten.ts";
import type { WovenParagraph } from "./weave.ts";

/** A paragraph that is no part of a chapter's text: a heading, a title, an address. Its lines are broken and not parted. */
export function standing(style: StyleId, lines: readonly string[], direction: TextDirection): WovenParagraph {
  const pieces: Piece[] = lines.flatMap((line, place) => [
    ...(place === 0 ? [] : [{ kind: "break" as const, looks: 0, link: null }]),
    ...plainPieces(line),
  ]);
  const own = mainDirection(lines.join(" ")) ?? direction;
  const form: Form = { style, list: null, indent: 0, direction: own, beginsPage: false };
  return {
    pieces: pieces.map((piece) => ({ piece, fate: "kept", by: null })),
    form,
    formerForm: null,
    fate: "kept",
    by: null,
  };
}
