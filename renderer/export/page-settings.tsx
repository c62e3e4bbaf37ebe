import type { PageStyle } from "../../story/preset.ts";
import type { PresetField } from "../../story/preset-fields.ts";
import { CheckField } from "../controls/fields.tsx";
import { useWords } from "../language/language.ts";
import { AmountField } from "./amount-field.tsx";
import { Names } from "./preset-settings.tsx";
import { presetTexts } from "./preset-words.ts";

/** Where a writer's own margins begin, in millimetres. */
const firstMargins = { top: 18, bottom: 20, inside: 20, outside: 15 } as const;
const sides = ["top", "bottom", "inside", "outside"] as const;

/** How the paper is used. */
export function PageSettings(props: {
  readonly fields: ReadonlySet<PresetField>;
  readonly page: PageStyle;
  readonly isDisabled: boolean;
  readonly onChange: (page: PageStyle) => void;
}) {
  const words = useWords(presetTexts);
  const { fields, page, isDisabled } = props;
  const { margins } = page;
  const change = (part: Partial<PageStyle>) => props.onChange({ ...page, ...part });
  return (
    <>
      {fields.has("margins") ? (
        <>
          <Names
            label={words.fields.margins}
            value={margins === "auto" ? "auto" : "own"}
            names={{ auto: words.autoMargins, own: words.ownMargins }}
            isDisabled={isDisabled}
            onChange={(kind) => change({ margins: kind === "auto" ? "auto" : firstMargins })}
          />
          {margins === "auto" ? null : (
            <div className="amounts">
              {sides.map((side) => (
                <AmountField
                  key={side}
                  label={words.margins[side]}
                  value={margins[side]}
                  least={5}
                  most={80}
                  step={0.5}
                  isDisabled={isDisabled}
                  onChange={(width) => change({ margins: { ...margins, [side]: width } })}
                />
              ))}
            </div>
          )}
        </>
      ) : null}
      {fields.has("openers") ? (
        <Names
          label={words.fields.openers}
          value={page.openers}
          names={words.openers}
          isDisabled={isDisabled}
          onChange={(openers) => change({ openers })}
        />
      ) : null}
      {fields.has("runningHeads") ? (
        <Names
          label={words.fields.runningHeads}
          value={page.runningHeads}
          names={words.runningHeads}
          isDisabled={isDisabled}
          onChange={(runningHeads) => change({ runningHeads })}
        />
      ) : null}
      {fields.has("folios") ? (
        <Names
          label={words.fields.folios}
          value={page.folios}
          names={words.folios}
          isDisabled={isDisabled}
          onChange={(folios) => change({ folios })}
        />
      ) : null}
      {fields.has("bleed") ? (
        <>
          <CheckField isSelected={page.bleed} isDisabled={isDisabled} onChange={(bleed) => change({ bleed })}>
            {words.fields.bleed}
          </CheckField>
          <CheckField
            isSelected={page.cropMarks}
            isDisabled={isDisabled}
            onChange={(cropMarks) => change({ cropMarks })}
          >
            {words.cropMarks}
          </CheckField>
        </>
      ) : null}
      {fields.has("standard") ? (
        <Names
          label={words.fields.standard}
          value={page.standard}
          names={words.standards}
          isDisabled={isDisabled}
          onChange={(standard) => change({ standard })}
        />
      ) : null}
    </>
  );
}
