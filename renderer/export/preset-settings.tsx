import type { ReactNode } from "react";
import {
  bookFonts,
  type EbookFont,
  type ExportFormat,
  ebookFonts,
  ornaments,
  type Preset,
  type SceneBreakStyle,
  trims,
} from "../../story/preset.ts";
import { type PresetField, presetFields } from "../../story/preset-fields.ts";
import { CheckField, ChoiceField, LineField } from "../controls/fields.tsx";
import { useWords } from "../language/language.ts";
import { AmountField } from "./amount-field.tsx";
import { PageSettings } from "./page-settings.tsx";
import { presetTexts } from "./preset-words.ts";

/** All that a preset says that makes a difference in the format. */
export function PresetSettings(props: {
  readonly format: ExportFormat;
  readonly preset: Preset;
  readonly isDisabled: boolean;
  readonly onChange: (preset: Preset) => void;
}) {
  const words = useWords(presetTexts);
  const { format, preset, isDisabled } = props;
  const { contents, headings, prose } = preset;
  const fields = presetFields(format, preset);
  const change = (part: Partial<Preset>) => props.onChange({ ...preset, ...part });
  const inContents = (part: Partial<Preset["contents"]>) => change({ contents: { ...contents, ...part } });
  const inHeadings = (part: Partial<Preset["headings"]>) => change({ headings: { ...headings, ...part } });
  const inProse = (part: Partial<Preset["prose"]>) => change({ prose: { ...prose, ...part } });

  const check = (field: PresetField, isSelected: boolean, onChange: (isSelected: boolean) => void) =>
    fields.has(field) ? (
      <CheckField key={field} isSelected={isSelected} isDisabled={isDisabled} onChange={onChange}>
        {words.fields[field]}
      </CheckField>
    ) : null;

  return (
    <div className="preset-settings">
      <Section name={words.sections.contents}>
        {fields.has("layout") ? (
          <Names
            label={words.fields.layout}
            value={preset.layout}
            names={words.layouts}
            isDisabled={isDisabled}
            onChange={(layout) => change({ layout })}
          />
        ) : null}
        {check("parts", contents.parts, (parts) => inContents({ parts }))}
        {check("matter", contents.matter, (matter) => inContents({ matter }))}
        {check("titlePage", contents.titlePage, (titlePage) => inContents({ titlePage }))}
        {check("tableOfContents", contents.tableOfContents, (tableOfContents) => inContents({ tableOfContents }))}
        {check("notes", contents.notes, (notes) => inContents({ notes }))}
      </Section>
      <Section name={words.sections.headings}>
        {fields.has("number") ? (
          <Names
            label={words.fields.number}
            value={headings.number}
            names={words.numbers}
            isDisabled={isDisabled}
            onChange={(number) => inHeadings({ number })}
          />
        ) : null}
        {headings.number === "none" ? null : (
          <>
            <CheckField isSelected={headings.label} isDisabled={isDisabled} onChange={(label) => inHeadings({ label })}>
              {words.label}
            </CheckField>
            {check("title", headings.title, (title) => inHeadings({ title }))}
            {check("restart", headings.restart, (restart) => inHeadings({ restart }))}
          </>
        )}
        {fields.has("headingOrnament") ? (
          <Names
            label={words.fields.headingOrnament}
            value={headings.ornament ?? "none"}
            names={{ none: words.noOrnament, ...words.ornaments }}
            isDisabled={isDisabled}
            onChange={(ornament) => inHeadings({ ornament: ornament === "none" ? null : ornament })}
          />
        ) : null}
      </Section>
      {fields.has("sceneBreak") ? (
        <Section name={words.sections.sceneBreak}>
          <SceneBreak
            value={preset.sceneBreak}
            isDisabled={isDisabled}
            onChange={(sceneBreak) => change({ sceneBreak })}
          />
        </Section>
      ) : null}
      <Section name={words.sections.prose}>
        {fields.has("font") ? (
          <>
            <Names
              label={words.fields.font}
              value={prose.font}
              names={words.fonts}
              order={bookFonts}
              isDisabled={isDisabled}
              onChange={(font) => inProse({ font })}
            />
            <div className="amounts">
              <AmountField
                label={words.fields.size}
                value={prose.size}
                least={6}
                most={24}
                step={0.5}
                isDisabled={isDisabled}
                onChange={(size) => inProse({ size })}
              />
              <AmountField
                label={words.leading}
                value={prose.leading}
                least={1}
                most={3}
                step={0.05}
                isDisabled={isDisabled}
                onChange={(leading) => inProse({ leading })}
              />
            </div>
          </>
        ) : null}
        {fields.has("ebookFont") ? (
          <Names<EbookFont | "none">
            label={words.fields.ebookFont}
            value={prose.ebookFont ?? "none"}
            names={{ none: words.readersFont, ...words.fonts }}
            order={["none", ...ebookFonts]}
            isDisabled={isDisabled}
            onChange={(font) => inProse({ ebookFont: font === "none" ? null : font })}
          />
        ) : null}
        {fields.has("paragraphs") ? (
          <Names
            label={words.fields.paragraphs}
            value={prose.paragraphs}
            names={words.paragraphs}
            isDisabled={isDisabled}
            onChange={(paragraphs) => inProse({ paragraphs })}
          />
        ) : null}
        {fields.has("opening") ? (
          <Names
            label={words.fields.opening}
            value={prose.opening}
            names={words.openings}
            isDisabled={isDisabled}
            onChange={(opening) => inProse({ opening })}
          />
        ) : null}
        {check("smallCapitals", prose.smallCapitals, (smallCapitals) => inProse({ smallCapitals }))}
        {check("justify", prose.justify, (justify) => inProse({ justify }))}
        {check("hyphenate", prose.hyphenate, (hyphenate) => inProse({ hyphenate }))}
        {check("typographic", prose.typographic, (typographic) => inProse({ typographic }))}
      </Section>
      {fields.has("trim") ? (
        <Section name={words.sections.page}>
          <Names
            label={words.fields.trim}
            value={preset.page.trim}
            names={words.trims}
            order={trims}
            isDisabled={isDisabled}
            onChange={(trim) => change({ page: { ...preset.page, trim } })}
          />
          <PageSettings
            fields={fields}
            page={preset.page}
            isDisabled={isDisabled}
            onChange={(page) => change({ page })}
          />
        </Section>
      ) : null}
      {fields.has("files") ? (
        <Section name={words.sections.files}>
          <Names
            label={words.fields.files}
            value={preset.files}
            names={words.files}
            isDisabled={isDisabled}
            onChange={(files) => change({ files })}
          />
          {fields.has("wrap") ? (
            <Wrap value={preset.wrap} isDisabled={isDisabled} onChange={(wrap) => change({ wrap })} />
          ) : null}
        </Section>
      ) : null}
    </div>
  );
}

function Section(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <fieldset className="preset-section">
      <legend>{props.name}</legend>
      {props.children}
    </fieldset>
  );
}

/** One of a few values, each by its name. */
export function Names<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  /** One that has none is called by itself. */
  readonly names: { readonly [Each in Value]?: string };
  readonly order?: readonly Value[];
  readonly isDisabled: boolean;
  readonly onChange: (value: Value) => void;
}) {
  const values = props.order ?? (Object.keys(props.names) as Value[]);
  return (
    <ChoiceField
      label={props.label}
      value={props.value}
      choices={values.map((id) => ({ id, label: props.names[id] ?? id }))}
      isDisabled={props.isDisabled}
      onChange={(id) => props.onChange(id as Value)}
    />
  );
}

function SceneBreak(props: {
  readonly value: SceneBreakStyle;
  readonly isDisabled: boolean;
  readonly onChange: (value: SceneBreakStyle) => void;
}) {
  const words = useWords(presetTexts);
  const { value, isDisabled, onChange } = props;
  const names = { text: words.breaks.text, ...words.ornaments, space: words.breaks.space };
  return (
    <>
      <Names
        label={words.fields.sceneBreak}
        value={value.kind === "ornament" ? value.ornament : value.kind}
        names={names}
        isDisabled={isDisabled}
        onChange={(kind) => {
          const ornament = ornaments.find((one) => one === kind);
          if (ornament) onChange({ kind: "ornament", ornament });
          else if (kind === "text") onChange({ kind, text: "* * *" });
          else onChange({ kind: "space" });
        }}
      />
      {value.kind === "text" ? (
        <LineField
          label={words.breakText}
          value={value.text}
          isDisabled={isDisabled}
          onChange={(text) => onChange({ kind: "text", text: text.slice(0, 40) })}
        />
      ) : null}
    </>
  );
}

const usualWrap = 72;

function Wrap(props: {
  readonly value: number | null;
  readonly isDisabled: boolean;
  readonly onChange: (value: number | null) => void;
}) {
  const words = useWords(presetTexts);
  const { value, isDisabled, onChange } = props;
  return (
    <>
      <CheckField
        isSelected={value !== null}
        isDisabled={isDisabled}
        onChange={(isWrapped) => onChange(isWrapped ? usualWrap : null)}
      >
        {words.breakLines}
      </CheckField>
      {value === null ? null : (
        <AmountField
          label={words.fields.wrap}
          value={value}
          least={20}
          most={400}
          step={1}
          isDisabled={isDisabled}
          onChange={onChange}
        />
      )}
    </>
  );
}
