import { useEffect, useState } from "react";
import { Button, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import type { Preferences } from "../../host/contract/preferences.ts";
import type { Problem } from "../../story/problem.ts";
import { ChooseFolderButton } from "../controls/choose-folder-button.tsx";
import { CheckField, type Choice, ChoiceField, LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useObservable } from "../observable.ts";
import { useStudio } from "../studio-context.ts";
import { preferences, themeChoices, themeNames } from "./preferences.ts";
import { WritingSection } from "./writing-section.tsx";
import "./preferences.css";

const themes: readonly Choice[] = themeChoices.map((id) => ({ id, label: themeNames[id] }));
const fonts: readonly Choice[] = [
  { id: "book", label: "Literata, a book’s" },
  { id: "plain", label: "Inter, a screen’s" },
  { id: "typewriter", label: "Courier Prime, a typewriter’s" },
];

/** What the writer likes. Each change holds at once, in every window; there is nothing to confirm. */
export function PreferencesDialog({ onClose }: { readonly onClose: () => void }) {
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
    <ModalDialog name="Preferences" width="38rem" isOpen onClose={onClose}>
      <div className="dialog-body preferences">
        {problem ? <ProblemNote problem={problem} /> : null}
        <section aria-label="Light and dark, and the page">
          <h3>The page</h3>
          <div className="pair">
            <ChoiceField
              label="Light or dark"
              value={now.theme}
              choices={themes}
              onChange={(theme) => set({ theme: theme as Preferences["theme"] })}
            />
            <ChoiceField
              label="Face"
              value={now.page.font}
              choices={fonts}
              onChange={(font) => setPage({ font: font as Preferences["page"]["font"] })}
            />
          </div>
          <div className="pair">
            <Measure
              label="Size of the letters"
              value={now.page.size}
              from={12}
              to={32}
              onChange={(size) => setPage({ size })}
            />
            <Measure
              label="Width of a line"
              value={now.page.width}
              from={24}
              to={60}
              onChange={(width) => setPage({ width })}
            />
          </div>
          <p className="page-sample">
            She had driven them to the tip herself the next morning, since they were loaded.
          </p>
        </section>
        <WritingSection value={now.writing} onChange={(change) => set({ writing: { ...now.writing, ...change } })} />
        <section aria-label="New stories">
          <h3>New stories</h3>
          <FolderField
            label="Library folder"
            value={now.libraryFolder}
            usual="the usual one"
            onChange={(libraryFolder) => set({ libraryFolder })}
          />
          <TextPreference
            label="Language of new stories"
            value={now.language ?? ""}
            placeholder="the system’s, such as en-GB"
            onChange={(language) => set({ language: language || null })}
          />
        </section>
        <section aria-label="Backups">
          <h3>Backups</h3>
          <CheckField isSelected={now.backups.isOn} onChange={(isOn) => setBackups({ isOn })}>
            Keep a dated copy of each story, on leaving it and once a day
          </CheckField>
          <FolderField
            label="Folder for backups"
            value={now.backups.folder}
            usual="“Backups” in the library"
            isDisabled={!now.backups.isOn}
            onChange={(folder) => setBackups({ folder })}
          />
          <div className="triple">
            <CountPreference
              label="Days, every copy"
              value={now.backups.days}
              isDisabled={!now.backups.isOn}
              onChange={(days) => setBackups({ days })}
            />
            <CountPreference
              label="Weeks, one each"
              value={now.backups.weeks}
              isDisabled={!now.backups.isOn}
              onChange={(weeks) => setBackups({ weeks })}
            />
            <CountPreference
              label="Months, one each"
              value={now.backups.months}
              isDisabled={!now.backups.isOn}
              onChange={(months) => setBackups({ months })}
            />
          </div>
        </section>
      </div>
      <div className="dialog-actions">
        <Button className="button primary" onPress={onClose}>
          Done
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
