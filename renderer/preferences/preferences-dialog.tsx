import { useEffect, useState } from "react";
import { Button, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import type { Preferences } from "../../host/contract/preferences.ts";
import type { Problem } from "../../story/problem.ts";
import { ChooseFolderButton } from "../controls/choose-folder-button.tsx";
import { controlTexts } from "../controls/control-words.ts";
import { CheckField, ChoiceField, LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { useStudio } from "../studio-context.ts";
import { languageChoices, preferences, themeChoices } from "./preferences.ts";
import { preferencesTexts } from "./preferences-words.ts";
import { WritingSection } from "./writing-section.tsx";
import "./preferences.css";

const fontChoices = ["book", "plain", "typewriter"] as const;

/** What the writer likes. Each change holds at once, in every window; there is nothing to confirm. */
export function PreferencesDialog({ onClose }: { readonly onClose: () => void }) {
  const control = useWords(controlTexts);
  const words = useWords(preferencesTexts);
  const studio = useStudio();
  const now = useObservable(preferences);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!now) return null;

  const set = async (change: Partial<Preferences>) => {
    const result = await studio.call("preferences.set", change);
    setProblem(result.ok ? null : result.problem);
  };
  const setPage = (change: Partial<Preferences["page"]>) => set({ page: { ...now.page, ...change } });
  const setBackups = (change: Partial<Preferences["backups"]>) => set({ backups: { ...now.backups, ...change } });

  return (
    <ModalDialog name={words.preferences} width="38rem" isOpen onClose={onClose}>
      <div className="dialog-body preferences">
        {problem ? <ProblemNote problem={problem} /> : null}
        <section aria-label={words.about}>
          <h3>{words.page}</h3>
          <ChoiceField
            label={words.interfaceLanguage}
            value={now.interfaceLanguage}
            choices={languageChoices.map((id) => ({ id, label: words.languages[id] }))}
            onChange={(id) => set({ interfaceLanguage: id as Preferences["interfaceLanguage"] })}
          />
          <div className="pair">
            <ChoiceField
              label={words.lightOrDark}
              value={now.theme}
              choices={themeChoices.map((id) => ({ id, label: words.themes[id] }))}
              onChange={(theme) => set({ theme: theme as Preferences["theme"] })}
            />
            <ChoiceField
              label={words.face}
              value={now.page.font}
              choices={fontChoices.map((id) => ({ id, label: words.fonts[id] }))}
              onChange={(font) => setPage({ font: font as Preferences["page"]["font"] })}
            />
          </div>
          <div className="pair">
            <Measure
              label={words.size}
              value={now.page.size}
              from={12}
              to={32}
              onChange={(size) => setPage({ size })}
            />
            <Measure
              label={words.width}
              value={now.page.width}
              from={24}
              to={60}
              onChange={(width) => setPage({ width })}
            />
          </div>
          <p className="page-sample">{words.sample}</p>
        </section>
        <WritingSection value={now.writing} onChange={(change) => set({ writing: { ...now.writing, ...change } })} />
        {studio.guest ? null : (
          <>
            <section aria-label={words.newStories}>
              <h3>{words.newStories}</h3>
              <FolderField
                label={words.library}
                value={now.libraryFolder}
                usual={words.usualFolder}
                onChange={(libraryFolder) => set({ libraryFolder })}
              />
              <TextPreference
                label={words.storyLanguage}
                value={now.language ?? ""}
                placeholder={words.usualLanguage}
                onChange={(language) => set({ language: language || null })}
              />
            </section>
            <section aria-label={words.backups}>
              <h3>{words.backups}</h3>
              <CheckField isSelected={now.backups.isOn} onChange={(isOn) => setBackups({ isOn })}>
                {words.keepBackups}
              </CheckField>
              <FolderField
                label={words.backupFolder}
                value={now.backups.folder}
                usual={words.usualBackupFolder}
                isDisabled={!now.backups.isOn}
                onChange={(folder) => setBackups({ folder })}
              />
              <div className="triple">
                <CountPreference
                  label={words.days}
                  value={now.backups.days}
                  isDisabled={!now.backups.isOn}
                  onChange={(days) => setBackups({ days })}
                />
                <CountPreference
                  label={words.weeks}
                  value={now.backups.weeks}
                  isDisabled={!now.backups.isOn}
                  onChange={(weeks) => setBackups({ weeks })}
                />
                <CountPreference
                  label={words.months}
                  value={now.backups.months}
                  isDisabled={!now.backups.isOn}
                  onChange={(months) => setBackups({ months })}
                />
              </div>
            </section>
          </>
        )}
      </div>
      <div className="dialog-actions">
        <Button className="button primary" onPress={onClose}>
          {control.done}
        </Button>
      </div>
    </ModalDialog>
  );
}

function Measure(props: {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly onChange: (value: number) => void;
}) {
  // It stays where it was put until the host has it: the next key begins there.
  const [dragged, setDragged] = useState<number | null>(null);
  useEffect(() => setDragged((value) => (value === props.value ? null : value)), [props.value]);
  return (
    <Slider
      className="field measure"
      value={dragged ?? props.value}
      minValue={props.from}
      maxValue={props.to}
      onChange={setDragged}
      onChangeEnd={props.onChange}
    >
      <Label>{props.label}</Label>
      <SliderOutput className="quiet-text" />
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </Slider>
  );
}

/** Kept when the writer leaves the field, not at every letter. */
function TextPreference(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly isDisabled?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    if (typed !== null && typed.trim() !== props.value) props.onChange(typed.trim());
    setTyped(null);
  };
  return (
    <LineField
      label={props.label}
      value={typed ?? props.value}
      placeholder={props.placeholder}
      isDisabled={props.isDisabled ?? false}
      onChange={setTyped}
      onBlur={keep}
    />
  );
}

function CountPreference(props: {
  readonly label: string;
  readonly value: number;
  readonly isDisabled: boolean;
  readonly onChange: (value: number) => void;
}) {
  return (
    <TextPreference
      label={props.label}
      value={String(props.value)}
      placeholder="0"
      isDisabled={props.isDisabled}
      onChange={(text) => {
        const count = Number(text || 0);
        if (Number.isInteger(count) && count >= 0) props.onChange(count);
      }}
    />
  );
}

function FolderField(props: {
  readonly label: string;
  readonly value: string | null;
  readonly usual: string;
  readonly isDisabled?: boolean;
  readonly onChange: (folder: string | null) => void;
}) {
  return (
    <div className="folder-field">
      <TextPreference
        label={props.label}
        value={props.value ?? ""}
        placeholder={props.usual}
        isDisabled={props.isDisabled ?? false}
        onChange={(folder) => props.onChange(folder || null)}
      />
      <ChooseFolderButton title={props.label} isDisabled={props.isDisabled ?? false} onChoose={props.onChange} />
    </div>
  );
}
