import { AlignLeft, BookOpen, LayoutGrid, ScrollText, Table2 } from "lucide-react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useCommands } from "../commands/use-commands.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { OutlineView, ViewKind } from "./outline-view.ts";
import { viewTexts } from "./view-words.ts";

const icons = { text: AlignLeft, manuscript: ScrollText, grid: Table2, corkboard: LayoutGrid, book: BookOpen } as const;
const kinds: readonly ViewKind[] = ["text", "manuscript", "grid", "corkboard", "book"];

/** Text, manuscript, grid, corkboard or book: looks at one story. */
export function ViewSwitch({ view }: { readonly view: OutlineView }) {
  const kind = useObservable(view.kind);
  const viewWords = useWords(viewTexts);
  const show = (wanted: ViewKind) => ({ run: () => view.kind.set(wanted), isChecked: kind === wanted });
  useCommands({
    "view.text": show("text"),
    "view.manuscript": show("manuscript"),
    "view.grid": show("grid"),
    "view.corkboard": show("corkboard"),
    "view.book": show("book"),
  });
  return (
    <ToggleButtonGroup
      className="view-switch"
      aria-label={viewWords.views}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[kind]}
      onSelectionChange={(keys) => {
        const [chosen] = [...keys].map(String);
        view.kind.set(kinds.find((candidate) => candidate === chosen) ?? "text");
      }}
    >
      {kinds.map((id) => {
        const Icon = icons[id];
        return (
          <ToggleButton key={id} id={id} className="view-choice" aria-label={viewWords[id]}>
            <Icon size={14} aria-hidden />
            <span>{viewWords[id]}</span>
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}
