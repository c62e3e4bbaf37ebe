import { Eye } from "lucide-react";
import { Button } from "react-aria-components";
import { type ExportFormat, exportFormats, type Preset } from "../../story/preset.ts";
import { CheckField, ChoiceField } from "../controls/fields.tsx";
import { useWords } from "../language/language.ts";
import { exportTexts } from "./export-words.ts";
import { type FormatOrder, fittingPresets, presetOf } from "./last-order.ts";
import { isChanged } from "./preset-changes.ts";
import { namePreset } from "./preset-names.ts";
import { presetTexts } from "./preset-words.ts";

/** The formats, and for each that is wanted how it is to look. */
export function FormatChoice(props: {
  readonly order: FormatOrder;
  readonly presets: readonly Preset[];
  readonly onChange: (order: FormatOrder) => void;
  /** Shows what it will look like, and lets it be changed. */
  readonly onLook: (format: ExportFormat, preset: Preset) => void;
}) {
  const words = useWords(exportTexts);
  const { changed } = useWords(presetTexts);
  const { order, presets } = props;
  return (
    <fieldset className="formats">
      <legend>{words.formats}</legend>
      {exportFormats.map((format) => {
        const { name, about } = words.format[format];
        const isWanted = order.formats.has(format);
        const preset = presetOf(order, format, presets);
        return (
          <div key={format} className="format-line">
            <CheckField
              isSelected={isWanted}
              onChange={() => props.onChange({ ...order, formats: toggled(order.formats, format) })}
            >
              <span>
                {name} <span className="quiet-text">{about}</span>
              </span>
            </CheckField>
            {isWanted ? (
              <>
                <ChoiceField
                  label={words.presetFor(name)}
                  value={preset.id}
                  choices={fittingPresets(format, presets).map((one) => ({
                    id: one.id,
                    label: isChanged(one) ? changed(namePreset(one)) : namePreset(one),
                  }))}
                  onChange={(id) => props.onChange({ ...order, presets: { ...order.presets, [format]: id } })}
                />
                <Button
                  className="button quiet icon"
                  aria-label={words.lookAt(name)}
                  onPress={() => props.onLook(format, preset)}
                >
                  <Eye size={15} aria-hidden />
                </Button>
              </>
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}

function toggled<Value>(values: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}
