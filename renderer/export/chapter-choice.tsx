import type { ItemId } from "../../story/ids.ts";
import { type Outline, walkOutline } from "../../story/outline.ts";
import { CheckField } from "../controls/fields.tsx";
import { useWords } from "../language/language.ts";
import { exportTexts } from "./export-words.ts";

export function ChapterChoice(props: {
  readonly outline: Outline;
  readonly chosen: ReadonlySet<ItemId>;
  readonly onChange: (chosen: ReadonlySet<ItemId>) => void;
}) {
  const words = useWords(exportTexts);
  // Parts stand between as headings: a long book has many a "Chapter I".
  const items = [...walkOutline(props.outline.book)];
  return (
    <fieldset className="chapter-choice">
      <legend className="visually-hidden">{words.chapters}</legend>
      {items.map((chapter) =>
        chapter.kind === "part" ? (
          <p key={chapter.id} className="chapter-choice-part">
            {chapter.title}
          </p>
        ) : (
          <CheckField
            key={chapter.id}
            isSelected={props.chosen.has(chapter.id)}
            onChange={(isSelected) => {
              const next = new Set(props.chosen);
              if (isSelected) next.add(chapter.id);
              else next.delete(chapter.id);
              props.onChange(next);
            }}
          >
            {chapter.title}
          </CheckField>
        ),
      )}
    </fieldset>
  );
}
