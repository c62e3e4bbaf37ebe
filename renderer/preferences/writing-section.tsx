import type { WritingPreferences } from "../../host/contract/preferences.ts";
import { CheckField, ChoiceField } from "../controls/fields.tsx";
import { useWords } from "../language/language.ts";
import { preferencesTexts } from "./preferences-words.ts";

/** How the page answers to being written on. */
export function WritingSection(props: {
  readonly value: WritingPreferences;
  readonly onChange: (change: Partial<WritingPreferences>) => void;
}) {
  const words = useWords(preferencesTexts);
  const { value, onChange } = props;
  const choicesOf = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([id, label]) => ({ id, label }));
  return (
    <section aria-label={words.writing}>
      <h3>{words.writing}</h3>
      <div className="pair">
        <ChoiceField
          label={words.marks}
          value={value.marks}
          choices={choicesOf(words.marksWhen)}
          onChange={(id) => onChange({ marks: id as WritingPreferences["marks"] })}
        />
        <ChoiceField
          label={words.paragraphs}
          value={value.paragraphs}
          choices={choicesOf(words.paragraphsBy)}
          onChange={(id) => onChange({ paragraphs: id as WritingPreferences["paragraphs"] })}
        />
        <ChoiceField
          label={words.focus}
          value={value.focus}
          choices={choicesOf(words.focusOn)}
          onChange={(id) => onChange({ focus: id as WritingPreferences["focus"] })}
        />
      </div>
      <CheckField isSelected={value.typewriter} onChange={(typewriter) => onChange({ typewriter })}>
        {words.typewriter}
      </CheckField>
      <CheckField isSelected={value.spelling} onChange={(spelling) => onChange({ spelling })}>
        {words.spelling}
      </CheckField>
      <CheckField isSelected={value.quotes} onChange={(quotes) => onChange({ quotes })}>
        {words.quotes}
      </CheckField>
      <CheckField isSelected={value.dashes} onChange={(dashes) => onChange({ dashes })}>
        {words.dashes}
      </CheckField>
    </section>
  );
}
