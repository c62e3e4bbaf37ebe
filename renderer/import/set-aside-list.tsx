import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import type { ImportPlan, PlannedManuscript } from "../../host/contract/planning.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { useAnswer } from "../studio-context.ts";
import { wordCount } from "../words.ts";
import { planTexts } from "./plan-words.ts";

interface Piece {
  readonly of: "setAside" | "notes";
  readonly place: number;
  readonly kind: string;
  readonly words: number;
  readonly firstLine: string;
}

/** What comes into no chapter and why; each can be read. */
export function SetAsideList({ plan, order }: { readonly plan: ImportPlan; readonly order: PlannedManuscript }) {
  const say = useSaidByHost();
  const words = useWords(planTexts);
  const aside = plan.setAside.map(
    (piece, place): Piece => ({ ...piece, of: "setAside", place, kind: say(piece.kind) }),
  );
  const notes = plan.notes.flatMap(({ kind, title, words, firstLine }, place): Piece[] =>
    kind === "part" ? [] : [{ of: "notes", place, kind: title, words, firstLine }],
  );
  return (
    <>
      {aside.length > 0 ? (
        <Pieces name={words.setAside} heading={words.setAsideHint} pieces={aside} order={order} />
      ) : null}
      {notes.length > 0 ? <Pieces name={words.beside} heading={words.besideHint} pieces={notes} order={order} /> : null}
    </>
  );
}

function Pieces(props: {
  readonly name: string;
  readonly heading: string;
  readonly pieces: readonly Piece[];
  readonly order: PlannedManuscript;
}) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <section className="set-aside" aria-label={props.name}>
      <h3>{props.heading}</h3>
      <ul>
        {props.pieces.map((piece) => {
          const isOpen = open === piece.place;
          return (
            <li key={piece.place}>
              <Button
                className="set-aside-piece"
                aria-expanded={isOpen}
                onPress={() => setOpen(isOpen ? null : piece.place)}
              >
                <ChevronRight size={14} aria-hidden />
                <span className="set-aside-kind">{piece.kind}</span>
                <span className="plan-first" dir="auto">
                  {piece.firstLine}
                </span>
                <span className="plan-words">{wordCount(piece.words)}</span>
              </Button>
              {isOpen ? <PieceText piece={piece} order={props.order} /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function PieceText({ piece, order }: { readonly piece: Piece; readonly order: PlannedManuscript }) {
  const [answer] = useAnswer("import.text", { ...order, of: piece.of, place: piece.place });
  if (answer.kind === "failed") return <ProblemNote problem={answer.problem} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by the keyboard.
    <pre className="set-aside-text" dir="auto" tabIndex={0} aria-label={piece.kind} role="document">
      {answer.kind === "ready" ? answer.value.text : ""}
    </pre>
  );
}
