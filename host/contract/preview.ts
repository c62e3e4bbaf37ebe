import type { BookPreview } from "../../story/book-preview.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { ExportFormat, Preset } from "../../story/preset.ts";

export interface PreviewOrder {
  readonly format: ExportFormat;
  /** Whole, and not kept yet: what is tried out is seen before it is saved. */
  readonly preset: Preset;
  /** As in an export. */
  readonly at: string | null;
  readonly only: readonly ItemId[] | null;
  /** The chapter that it begins with; null is the book's first page. */
  readonly from: ItemId | null;
}

export interface ShownPreview {
  readonly preview: BookPreview;
  /** The book goes on behind what is shown. */
  readonly isCut: boolean;
}

export interface PreviewCalls {
  /** What an export would look like: some chapters, made by the format's own writer. A job: it can be cancelled. */
  "export.preview"(argument: PreviewOrder & { project: ProjectId; job: string }): ShownPreview;
}
