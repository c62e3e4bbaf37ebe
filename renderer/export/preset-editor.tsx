import { Copy, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import type { ExportFormat, Preset } from "../../story/preset.ts";
import type { Moment } from "../compare/moments.ts";
import { controlTexts } from "../controls/control-words.ts";
import { ChoiceField, LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { exportTexts } from "./export-words.ts";
import { builtIn, editsOf, freeName, isChanged, type PresetChanges, presetsWith } from "./preset-changes.ts";
import { namePreset } from "./preset-names.ts";
import { PresetSettings } from "./preset-settings.tsx";
import { presetTexts } from "./preset-words.ts";
import { PreviewPane } from "./preview/preview-pane.tsx";
import "./preset-editor.css";

/** How the book is made, with what comes of it beside. Nothing is kept before it is saved. */
export function PresetEditor(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly actions: OutlineActions;
  /** What is shown first; null is the first of all. */
  readonly first: { readonly preset: string; readonly format: ExportFormat } | null;
  /** What the preview shows of the book, as an export would. */
  readonly at: Moment | null;
  readonly only: readonly ItemId[] | null;
  /** @param saved the preset that was looked at last */
  readonly onClose: (saved: Preset | null) => void;
}) {
  const control = useWords(controlTexts);
  const { format: formats } = useWords(exportTexts);
  const words = useWords(presetTexts);
  const { session, actions } = props;
  const stored = useObservable(session.presets);
  const problem = useObservable(actions.problem);
  const [changes, setChanges] = useState<PresetChanges>(new Map());
  const presets = presetsWith(stored, changes);
  const [chosen, setChosen] = useState(props.first?.preset ?? presets[0]?.id ?? "");
  const preset = presets.find(({ id }) => id === chosen) ?? presets[0];
  if (!preset) return null;
  const format = props.first?.preset === preset.id ? props.first.format : preset.format;
  const isOwn = builtIn(preset.id) === null;
  const isDisabled = !session.isWritable;

  const change = (id: string, to: Preset | null) => setChanges(new Map(changes).set(id, to));
  const duplicate = () => {
    const id = crypto.randomUUID();
    change(id, { ...preset, id, format, name: freeName(words.copyOf(namePreset(preset)), presets) });
    setChosen(id);
  };
  const remove = () => {
    change(preset.id, null);
    setChosen(presets.find((other) => other.format === preset.format && other.id !== preset.id)?.id ?? "");
  };
  const save = () => {
    const edits = editsOf(stored, changes);
    if (edits.length === 0 || actions.edit(...edits)) props.onClose(preset);
  };

  return (
    <ModalDialog name={words.name} width="92rem" isOpen onClose={() => props.onClose(null)}>
      <div className="preset-editor">
        <div className="preset-choice">
          {problem ? <ProblemNote problem={problem} /> : null}
          <ChoiceField
            label={words.preset}
            value={preset.id}
            choices={presets.map((one) => {
              const name = isChanged(one) ? words.changed(namePreset(one)) : namePreset(one);
              return { id: one.id, label: words.inFormat(name, formats[one.format].name) };
            })}
            onChange={setChosen}
          />
          <div className="preset-actions">
            <Button className="button quiet" isDisabled={isDisabled} onPress={duplicate}>
              <Copy size={14} aria-hidden />
              {words.duplicate}
            </Button>
            {isOwn ? (
              <Button className="button quiet" isDisabled={isDisabled} onPress={remove}>
                <Trash2 size={14} aria-hidden />
                {words.remove}
              </Button>
            ) : (
              <Button
                className="button quiet"
                isDisabled={isDisabled || !isChanged(preset)}
                onPress={() => change(preset.id, null)}
              >
                <RotateCcw size={14} aria-hidden />
                {words.reset}
              </Button>
            )}
          </div>
          {isOwn ? (
            <LineField
              label={words.presetName}
              value={preset.name}
              isDisabled={isDisabled}
              onChange={(name) => change(preset.id, { ...preset, name })}
            />
          ) : null}
          <PresetSettings
            format={format}
            preset={preset}
            isDisabled={isDisabled}
            onChange={(changed) => change(preset.id, changed)}
          />
        </div>
        <PreviewPane
          session={session}
          outline={props.outline}
          format={format}
          preset={preset}
          at={props.at?.version ?? null}
          only={props.only}
        />
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={() => props.onClose(null)}>
          {control.cancel}
        </Button>
        <Button className="button primary" isDisabled={isDisabled || preset.name.trim() === ""} onPress={save}>
          {control.save}
        </Button>
      </div>
    </ModalDialog>
  );
}
