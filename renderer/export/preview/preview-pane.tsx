import { useMemo, useState } from "react";
import type { ItemId } from "../../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../../story/outline.ts";
import type { ExportFormat, Preset } from "../../../story/preset.ts";
import { assertNever } from "../../../story/problem.ts";
import { ChoiceField } from "../../controls/fields.tsx";
import { ProblemNote } from "../../controls/problem-note.tsx";
import { useWords } from "../../language/language.ts";
import type { ProjectSession } from "../../studio/project-session.ts";
import { exportTexts } from "../export-words.ts";
import { PagesPreview } from "./pages-preview.tsx";
import { previewTexts } from "./preview-words.ts";
import { ScreensPreview } from "./screens-preview.tsx";
import { type Preview, usePreview } from "./use-preview.ts";
import "./preview.css";

const beginning = "beginning";

/** What an export with these settings looks like, beside them. */
export function PreviewPane(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly format: ExportFormat;
  readonly preset: Preset;
  readonly at: string | null;
  readonly only: readonly ItemId[] | null;
}) {
  const words = useWords(previewTexts);
  const { format, preset, at, only } = props;
  const [from, setFrom] = useState<ItemId | null>(null);
  const preview = usePreview(props.session, { format, preset, at, only, from });
  const chapters = useMemo(
    () => [...walkOutline(props.outline.book)].filter((item) => isInBook(item) && (!only || only.includes(item.id))),
    [props.outline, only],
  );
  return (
    <section className="preview-pane" aria-label={words.preview} aria-busy={preview.isMaking}>
      <div className="preview-bar">
        <ChoiceField
          label={words.from}
          value={from ?? beginning}
          choices={[
            { id: beginning, label: words.beginning },
            ...chapters.slice(1).map(({ id, title }) => ({ id, label: title })),
          ]}
          onChange={(id) => setFrom(id === beginning ? null : (id as ItemId))}
        />
        <p className="quiet-text" role="status">
          {preview.isMaking ? `${words.making} …` : <Said preview={preview} />}
        </p>
      </div>
      {preview.problem ? <ProblemNote problem={preview.problem} /> : null}
      <div className="preview-stage" data-stale={preview.isMaking || undefined}>
        <Shown preview={preview} />
      </div>
    </section>
  );
}

/** What of the book is shown, and as what. */
function Said({ preview }: { readonly preview: Preview }) {
  const words = useWords(previewTexts);
  if (!preview.shown) return null;
  const { isCut, order, preview: made } = preview.shown;
  const parts: string[] = [];
  if (isCut && order.from === null)
    parts.push(made.kind === "pages" ? words.firstPages(made.pages.length, made.of) : words.firstChapters);
  else if (isCut) parts.push(made.kind === "pages" ? words.somePages(made.pages.length) : words.someChapters);
  if (made.kind === "pages" && order.format !== ("pdf" as ExportFormat)) parts.push(words.sameLayout);
  return <>{parts.join(" ")}</>;
}

function Shown({ preview }: { readonly preview: Preview }) {
  const words = useWords(previewTexts);
  const { format: formats } = useWords(exportTexts);
  if (!preview.shown) return null;
  const { order, preview: made } = preview.shown;
  switch (made.kind) {
    case "pages":
      return made.pages.length > 0 ? (
        <PagesPreview pages={made.pages} isBook={order.preset.layout === "book"} />
      ) : (
        <p className="quiet-text">{words.nothing}</p>
      );
    case "screens":
      return (
        <ScreensPreview
          key={order.format}
          screens={made.screens}
          isTurned={order.format === "epub"}
          name={formats[order.format].name}
        />
      );
    case "text":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by keys.
        <section className="text-preview" tabIndex={0} aria-label={words.screenOf(formats[order.format].name)}>
          <pre dir="auto">{made.text}</pre>
        </section>
      );
    default:
      return assertNever(made);
  }
}

function isInBook(item: OutlineItem): boolean {
  return item.kind === "chapter" && item.inBook && !item.archived;
}
