import type { WritingPreferences } from "../../host/contract/preferences.ts";
import { CheckField, type Choice, ChoiceField } from "../controls/fields.tsx";

const marks: readonly Choice[] = [
  { id: "cursor", label: "Only where the cursor is" },
  { id: "always", label: "Always" },
];
const paragraphs: readonly Choice[] = [
  { id: "space", label: "A space between them" },
  { id: "indent", label: "The first line indented" },
];
const focus: readonly Choice[] = [
  { id: "off", label: "The whole page" },
  { id: "paragraph", label: "The paragraph" },
  { id: "sentence", label: "The sentence" },
];

/** How the page answers to being written on. */
export function WritingSection(props: {
  readonly value: WritingPreferences;
  readonly onChange: (change: Partial<WritingPreferences>) => void;
}) {
  const { value, onChange } = props;
  return (
    <section aria-label="Writing">
      <h3>Writing</h3>
      <div className="pair">
        <ChoiceField
          label="Markdown marks"
          value={value.marks}
          choices={marks}
          onChange={(id) => onChange({ marks: id as WritingPreferences["marks"] })}
        />
        <ChoiceField
          label="Paragraphs"
          value={value.paragraphs}
          choices={paragraphs}
          onChange={(id) => onChange({ paragraphs: id as WritingPreferences["paragraphs"] })}
        />
        <ChoiceField
          label="In focus"
          value={value.focus}
          choices={focus}
          onChange={(id) => onChange({ focus: id as WritingPreferences["focus"] })}
        />
      </div>
      <CheckField isSelected={value.typewriter} onChange={(typewriter) => onChange({ typewriter })}>
        Keep the line that is written at one height, as a typewriter does
      </CheckField>
      <CheckField isSelected={value.spelling} onChange={(spelling) => onChange({ spelling })}>
        Check the spelling, in the story’s language
      </CheckField>
      <CheckField isSelected={value.quotes} onChange={(quotes) => onChange({ quotes })}>
        Quotation marks and apostrophes of the story’s language as you type
      </CheckField>
      <CheckField isSelected={value.dashes} onChange={(dashes) => onChange({ dashes })}>
        Make -- a dash and ... an ellipsis
      </CheckField>
    </section>
  );
}
