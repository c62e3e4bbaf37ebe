import type { EditorView } from "@codemirror/view";
import { X } from "lucide-react";
import { Button, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useCommands } from "../commands/use-commands.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { grouped } from "../words.ts";
import "./authorship.css";
import type { AuthorshipLine, WrittenBy } from "./authorship-kinds.ts";
import {
  type AuthorshipLayer,
  type AuthorshipView,
  authorshipShown,
  type FoundAuthorship,
  layerOf,
} from "./authorship-layer.ts";
import { ageName, authorshipTexts, personName, writtenWhen } from "./authorship-words.ts";

/** Answers the command for the layer over the text; the legend is below it as long as it is on. */
export function AuthorshipBar({ view }: { readonly view: EditorView | null }) {
  const words = useWords(authorshipTexts);
  const shown = useObservable(authorshipShown);
  useCommands({
    "history.authors": {
      run: () => authorshipShown.set(shown ? null : "person"),
      isChecked: shown !== null,
      isEnabled: shown !== null || view !== null,
    },
  });
  const layer = shown && view ? layerOf(view) : null;
  if (!shown || !layer) return null;
  return (
    <section className="authorship-bar" aria-label={words.title}>
      <div className="authorship-choice">
        <ToggleButtonGroup
          aria-label={words.by}
          className="authorship-views"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[shown]}
          onSelectionChange={(keys) => authorshipShown.set(([...keys][0] as AuthorshipView | undefined) ?? shown)}
        >
          <ToggleButton id="person" className="button quiet">
            {words.person}
          </ToggleButton>
          <ToggleButton id="age" className="button quiet">
            {words.age}
          </ToggleButton>
        </ToggleButtonGroup>
        <AtCursor layer={layer} />
      </div>
      <Legend layer={layer} />
      <Button className="button quiet icon-button" aria-label={words.close} onPress={() => authorshipShown.set(null)}>
        <X size={15} aria-hidden />
      </Button>
    </section>
  );
}

function Legend({ layer }: { readonly layer: AuthorshipLayer }) {
  const words = useWords(authorshipTexts);
  const found = useObservable(layer.found);
  const problem = useObservable(layer.problem);
  if (problem) return <ProblemNote problem={problem} />;
  if (!found) return <p className="quiet-text authorship-legend">{words.reading}</p>;
  if (found.lines.length === 0) return <p className="quiet-text authorship-legend">{words.nothing}</p>;
  const total = found.lines.reduce((sum, line) => sum + line.words, 0);
  return (
    <div className="authorship-legend">
      <table>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{words.title}</th>
            <th scope="col">{words.words}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {found.lines.map((line) => {
            const name = nameOf(line, words);
            return (
              <tr key={`${line.look} ${name}`}>
                <th scope="row">
                  <span className={`written-by ${line.look}`} dir="auto">
                    {name}
                  </span>
                </th>
                <td>{grouped(line.words)}</td>
                <td>{words.percent((100 * line.words) / total)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What hovering says, for those who go with the keyboard. */
function AtCursor({ layer }: { readonly layer: AuthorshipLayer }) {
  const words = useWords(authorshipTexts);
  const found = useObservable(layer.found);
  const cursor = useObservable(layer.cursor);
  const stretch = found ? stretchAt(found, cursor) : null;
  if (!found || !stretch) return null;
  const who = words.written(personName(found.people[stretch.person], words), writtenWhen(stretch.seconds, words));
  return <p className="quiet-text">{words.atCursor(who)}</p>;
}

function stretchAt({ stretches }: FoundAuthorship, at: number): WrittenBy | null {
  return stretches.find(({ from, to }) => from <= at && at < to) ?? stretches.findLast(({ to }) => to === at) ?? null;
}

function nameOf({ what }: AuthorshipLine, words: typeof authorshipTexts.english): string {
  return "name" in what ? personName(what, words) : ageName(what, words);
}
