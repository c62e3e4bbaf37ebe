import { ChevronDown } from "lucide-react";
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { manuscriptEntries, partsOf } from "./manuscript-scope.ts";
import { manuscriptTexts } from "./manuscript-words.ts";

/** The whole book, one of its parts, or what was chosen in the outline. */
export function ScopeChoice(props: { readonly session: ProjectSession; readonly outline: Outline }) {
  const { session, outline } = props;
  const words = useWords(manuscriptTexts);
  const scope = useObservable(session.view.scope);
  const parts = partsOf(outline);
  const only = scope.kind === "items" && scope.items.length === 1 ? scope.items[0] : undefined;
  const chosen = scope.kind === "book" ? "book" : (parts.find(({ id }) => id === only)?.id ?? "chosen");
  const choices = [
    { id: "book", name: words.book },
    ...(chosen === "chosen"
      ? [{ id: "chosen", name: chosenName(manuscriptEntries(outline, scope), words.part, words.chosen) }]
      : []),
    ...parts.map(({ id, title }) => ({ id, name: words.part(title) })),
  ];
  return (
    <Select
      className="select"
      aria-label={words.scope}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        if (key === "book") session.view.scope.set({ kind: "book" });
        else if (key !== "chosen") session.view.scope.set({ kind: "items", items: [key as ItemId] });
      }}
    >
      <Button className="button quiet">
        <SelectValue />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox className="listbox menu" items={choices}>
          {({ id, name }) => (
            <ListBoxItem className="item" id={id}>
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

function chosenName(
  entries: ReturnType<typeof manuscriptEntries>,
  one: (title: string) => string,
  many: (count: number) => string,
): string {
  const [only] = entries;
  return entries.length === 1 && only ? one(only.item.title) : many(entries.length);
}
