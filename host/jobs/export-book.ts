import { join, relative, resolve } from "node:path";
import type { MadeFile } from "../../formats/book-writer.ts";
import type { Check } from "../../formats/markup/book-text.ts";
import type { BookImage } from "../../story/book.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import { type ExportFormat, exportFormats, isPandocFormat, type Preset } from "../../story/preset.ts";
import { readBookDetails, readPresets } from "../../story/preset-document.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { ChapterReview } from "../../story/review.ts";
import type { ExportedFile, ExportOrder } from "../contract/contract.ts";
import type { Disk } from "../disk/disk.ts";
import { diskProblem, unmade } from "../disk/disk-problem.ts";
import { outlineAt } from "../project/past-outline.ts";
import type { Project } from "../project/project.ts";
import { gatherReview } from "../project/reviews/gather-review.ts";
import { findVersion, type NamedVersion, textIn } from "../project/versions.ts";
import type { ExportShelf } from "./export-shelf.ts";
import { runWork } from "./run-work.ts";
import { writeThroughPandoc } from "./write-through-pandoc.ts";

interface MadeFormat extends Pick<ExportedFile, "format" | "ms" | "checks"> {
  readonly files: readonly MadeFile[];
}

/** What is written there would be taken for the story's own (docs/project-format.md). */
const foldersOfStory: ReadonlySet<string> = new Set(["chapters", "notes", "assets", "trash", ".history"]);

/**
 * Compiles the book at a version and writes it in each format. The files are put in their places only when all are made
 * and checked; nothing half done is left.
 */
export async function exportBook(
  project: Project,
  order: Omit<ExportOrder, "out"> & { readonly out: string },
  shelf: ExportShelf,
  signal: AbortSignal,
  progress: (done: number, total: number, what: string) => void,
): Promise<Result<readonly Omit<ExportedFile, "ticket">[]>> {
  try {
    if (order.review && order.at !== null)
      return fail(
        "review-of-version",
        "Comments and suggestions go out with the text as it stands, not with an earlier version.",
        "Export one without the other.",
      );
    const [top = ""] = relative(project.folder.path, resolve(order.out)).split(/[\\/]/);
    if (foldersOfStory.has(top))
      return fail(
        "export-into-story",
        `“${top}” is a part of the story itself, and no place for a finished book.`,
        "Choose another folder.",
      );
    const version = order.at === null ? null : await findVersion(project, order.at, null);
    if (version && !version.ok) return version;
    const presets = readPresets(project.outlineDocument.doc);
    const wanted = new Map<ExportFormat, Preset>();
    for (const format of order.formats) {
      const preset = presetFor(presets, format, order.presets?.[format] ?? order.preset ?? null);
      if (!preset.ok) return preset;
      wanted.set(format, preset.value);
    }
    const outline = chosen(await outlineAt(project, version?.value ?? null), order.only);
    const chapters = [...walkOutline(outline.book)].filter((item) => item.kind === "chapter");
    if (chapters.length === 0) {
      return bookEmpty;
    }
    const total = chapters.length + order.formats.length * 10;
    const texts = new Map<ItemId, string>();
    const reviews = new Map<ItemId, ChapterReview>();
    for (const chapter of chapters) {
      if (signal.aborted) break;
      if (order.review) {
        const reviewed = await gatherReview(project, chapter.id);
        if (!reviewed.ok) return reviewed;
        texts.set(chapter.id, reviewed.value.text);
        reviews.set(chapter.id, reviewed.value);
      } else texts.set(chapter.id, await textAt(project, chapter, version?.value ?? null));
      if (texts.size % 20 === 0) progress(texts.size, total, `Reading “${chapter.title}”`);
    }
    const { cover, images } = await readImages(project, texts);
    const modified = dateOfBook(project);
    const made: MadeFormat[] = [];
    const files: Omit<ExportedFile, "ticket">[] = [];
    for (const [place, format] of order.formats.entries()) {
      progress(chapters.length + place * 10, total, `Writing ${format.toUpperCase()}`);
      const start = performance.now();
      const work = {
        kind: "write" as const,
        format,
        outline,
        texts,
        identifier: `urn:redraft:${project.id}`,
        modified,
        details: readBookDetails(project.outlineDocument.doc),
        preset: wanted.get(format) ?? usualPreset(format),
        cover,
        images,
        reviews,
      };
      const worked = await runWork<"write">(work, signal);
      if (!worked.ok) return worked;
      const written = isPandocFormat(format) ? await writeThroughPandoc(worked.value, format, signal) : worked;
      if (!written.ok) return written;
      const bad = written.value.checks.find((check) => !check.ok);
      if (bad) {
        return fail(
          "export-check-failed",
          `The ${format} failed its check “${bad.name}”: ${bad.detail.replace(/\.$/, "")}.`,
          bad.next ??
            "No file was written. Export the other formats meanwhile, and please report this with the words that it names.",
        );
      }
      made.push({ format, ms: Math.round(performance.now() - start), ...written.value });
    }
    // All of them or none: only now is it known that each is whole.
    const whole = made.flatMap(({ files: parts, ...about }) =>
      parts.map(({ path, bytes }) => ({ ...about, path: join(order.out, ...path.split("/")), bytes })),
    );
    const kept = await shelf.place(whole.map(({ path, bytes }) => ({ path: resolve(path), bytes })));
    for (const [place, { checks, bytes, ...file }] of whole.entries()) {
      const name = kept[place] ?? null;
      files.push({ ...file, bytes: bytes.length, checks: name === null ? checks : [...checks, keptAs(name)] });
    }
    await shelf.keep();
    progress(total, total, "Done");
    return succeed(files);
  } catch (cause) {
    return { ok: false, problem: unmade(diskProblem(cause)) };
  }
}

function keptAs(name: string): Check {
  return {
    name: "kept",
    ok: true,
    warns: true,
    detail: `The file that was there had been changed since. It is kept as “${name}”.`,
  };
}

export const bookEmpty = fail(
  "book-empty",
  "There is no chapter to export.",
  "Choose at least one chapter that is included in the book.",
);

export function formatUnknown(format: string): ReturnType<typeof fail> {
  return fail("format-unknown", `There is no format “${format}”.`, `Choose of ${exportFormats.join(", ")}.`);
}

/** The version's last change, or the time that a repeatable build asks for (https://reproducible-builds.org/specs/source-date-epoch/). */
export function dateOfBook(project: Project): string {
  const asked = Number(process.env.SOURCE_DATE_EPOCH || Number.NaN);
  const seconds = Number.isSafeInteger(asked) && asked >= 0 && asked < 2 ** 37 ? asked : (project.log?.lastTime ?? 0);
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

function findPreset(presets: readonly Preset[], name: string): Result<Preset> {
  const key = name.trim().toLowerCase();
  const found = presets.find(({ id, name }) => id.toLowerCase() === key || name.toLowerCase() === key);
  if (found) return succeed(found);
  const known = presets.map((preset) => `“${preset.name}”`).join(", ");
  return fail("preset-unknown", `There is no preset “${name.slice(0, 60)}”.`, `Choose one of ${known}.`);
}

/** @param name null is the format's usual one, in the story's own form where it has one */
function presetFor(presets: readonly Preset[], format: ExportFormat, name: string | null): Result<Preset> {
  return findPreset(presets, name ?? usualPreset(format).id);
}

export async function textAt(project: Project, chapter: OutlineItem, version: NamedVersion | null): Promise<string> {
  if (version === null) return project.textOf(chapter.id);
  return textIn(project, chapter.id, version);
}

/** The outline with only these chapters, and the parts that hold them. */
export function chosen(outline: Outline, only: readonly ItemId[] | null): Outline {
  if (only === null) return outline;
  const wanted = new Set<string>(only);
  const keep = (items: readonly OutlineItem[], all: boolean): OutlineItem[] =>
    items.flatMap((item) => {
      const whole = all || wanted.has(item.id);
      const children = keep(item.children, whole);
      return whole || children.length > 0 ? [{ ...item, children }] : [];
    });
  return { ...outline, book: keep(outline.book, false) };
}

const mediaTypes: { readonly [ending: string]: string } = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
};

export async function readImages(
  project: Project,
  texts: ReadonlyMap<string, string>,
): Promise<{ readonly cover: BookImage | null; readonly images: readonly BookImage[] }> {
  const names = (await project.disk.list(join(project.folder.path, "assets"))).filter(({ kind }) => kind === "file");
  const addresses = names.map(({ name }) => `assets/${name}`);
  const coverAddress = addresses.find((address) => /^assets\/cover\.(png|jpe?g)$/i.test(address));
  const used = addresses.filter((address) => [...texts.values()].some((text) => text.includes(`(${address}`)));
  const images = await Promise.all(used.map((address) => readImage(project.disk, project, address)));
  return {
    cover: coverAddress ? await readImage(project.disk, project, coverAddress) : null,
    images: images.filter((image) => image !== null),
  };
}

async function readImage(disk: Disk, project: Project, address: string): Promise<BookImage | null> {
  const mediaType = mediaTypes[address.slice(address.lastIndexOf(".") + 1).toLowerCase()];
  const path = await project.folder.resolve(address);
  return mediaType && path.ok ? { address, mediaType, bytes: await disk.read(path.value) } : null;
}
