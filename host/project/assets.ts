import { join } from "node:path";
import { usableImage } from "../../formats/markup/images.ts";
import { foldPath, freePath, nameOfFile } from "../../story/file-names.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { diskProblem } from "../disk/disk-problem.ts";
import { writeWhole } from "../disk/write-whole.ts";
import type { Project } from "./project.ts";

/** A photograph at full size is below it; a book's file with a few of them stays one that can be sent. In bytes. */
export const largestImage = 25 * 1024 * 1024;

/** One after the other, so that two images of one name never take the same place. */
const waiting = new WeakMap<Project, Promise<unknown>>();

/**
 * Keeps an image in the story's `assets/`, under a name that every system can write and that nothing has yet. The same image
 * again is the same file.
 *
 * @param name as its owner calls it
 * @returns its address in the prose: "assets/the-hut.png"
 */
export function keepImage(project: Project, name: string, bytes: Uint8Array): Promise<Result<string>> {
  const before = waiting.get(project) ?? Promise.resolve();
  const kept = before
    .then(() => keep(project, name, bytes))
    .catch((cause) => ({ ok: false, problem: diskProblem(cause) }) as const);
  waiting.set(project, kept);
  return kept;
}

async function keep(project: Project, name: string, bytes: Uint8Array): Promise<Result<string>> {
  if (bytes.length > largestImage)
    return fail(
      "image-too-large",
      `“${name}” has more than ${largestImage / 1024 / 1024} MB.`,
      "Save it in a smaller size, and drop it here again.",
    );
  const image = usableImage({ address: name, mediaType: mayBeDrawing(bytes) ? "image/svg+xml" : "", bytes });
  if (!image)
    return fail(
      "image-unknown",
      `“${name}” is no image that a book can have.`,
      "Save it as PNG, JPEG, GIF or WebP, or as an SVG without scripts, and drop it here again.",
    );
  const { disk, folder } = project;
  await folder.assertThere();
  const assets = join(folder.path, "assets");
  const there = await disk.list(assets);
  for (const { name: file, kind } of there) {
    if (kind !== "file" || !file.endsWith(`.${image.ending}`)) continue;
    const path = join(assets, file);
    if ((await disk.stat(path))?.size !== bytes.length) continue;
    if (Buffer.from(await disk.read(path)).equals(bytes)) return succeed(`assets/${file}`);
  }
  const taken = new Set(there.map(({ name: file }) => foldPath(`assets/${file}`)));
  const wanted = nameOfFile(name.replace(/\.[^.]*$/, ""));
  // A file of this name before the text is the book's cover.
  const address = freePath(`assets/${wanted === "cover" ? "picture" : wanted}.${image.ending}`, taken);
  const path = await folder.resolve(address);
  if (!path.ok) return path;
  if (there.length === 0) {
    await disk.makeFolder(assets);
    await disk.flushFolder(folder.path);
  }
  await writeWhole(disk, path.value, bytes);
  return succeed(address);
}

/** Where an image of the prose lies on the disk. */
export async function findImage(project: Project, address: string): Promise<Result<string>> {
  const path = address.startsWith("assets/") ? await project.folder.resolve(address) : null;
  if (path?.ok && (await project.disk.stat(path.value))?.kind === "file") return path;
  return fail(
    "image-missing",
    `There is no “${address}” in the story’s folder.`,
    "Put the file there, or drop the image here again.",
  );
}

function mayBeDrawing(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*(?:<\?xml|<svg|<!--)/.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}
