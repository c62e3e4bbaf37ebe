import { strFromU8, unzipSync } from "fflate";
import type { PreviewScreen } from "../story/book-preview.ts";
import type { MadeFile } from "./book-writer.ts";
import { decodeEntities } from "./markup/read.ts";

type Files = ReadonlyMap<string, Uint8Array>;

/** The pages of a web site or of an archive, in the order in which they were made. */
export function screensOfFiles(files: readonly MadeFile[]): readonly PreviewScreen[] {
  const parts = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return files
    .filter(({ path }) => /\.x?html$/.test(path))
    .map(({ path, bytes }) => ({ path, markup: makeWhole(path, strFromU8(bytes), parts) }));
}

/** The documents of an EPUB in the order of its spine (EPUB 3.3, section 5.7). */
export function screensOfEpub(bytes: Uint8Array): readonly PreviewScreen[] {
  const parts = new Map(Object.entries(unzipSync(bytes)));
  const text = (path: string): string => strFromU8(parts.get(path) ?? new Uint8Array());
  const packagePath = /full-path="([^"]+)"/.exec(text("META-INF/container.xml"))?.[1] ?? "";
  const opf = text(packagePath);
  const paths = new Map(
    [...opf.matchAll(/<item\b[^>]*>/g)].map(([item]) => [
      attribute(item, "id"),
      pathFrom(packagePath, attribute(item, "href")),
    ]),
  );
  return [...opf.matchAll(/<itemref\b[^>]*>/g)].flatMap(([itemref]) => {
    const path = paths.get(attribute(itemref, "idref"));
    return path === undefined ? [] : [{ path, markup: makeWhole(path, text(path), parts) }];
  });
}

/** The style sheets and images that a document names among the files stand in it. */
function makeWhole(path: string, markup: string, parts: Files): string {
  return markup
    .replace(/^\s*<\?xml[^>]*\?>\s*/, "")
    .replace(/<link\b[^>]*rel="stylesheet"[^>]*>/g, (link) => {
      const sheet = pathFrom(path, attribute(link, "href"));
      const style = parts.get(sheet);
      return style === undefined ? "" : `<style>${inStyle(sheet, strFromU8(style), parts)}</style>`;
    })
    .replace(/(<img\b[^>]*\bsrc=")([^"]+)(")/g, (whole, before: string, source: string, after: string) => {
      const address = dataAddress(pathFrom(path, decodeEntities(source)), parts);
      return address === null ? whole : `${before}${address}${after}`;
    });
}

/** Fonts lie beside the style sheet that names them. */
function inStyle(path: string, style: string, parts: Files): string {
  return style.replace(/url\(["']?([^"')]+)["']?\)/g, (whole, source: string) => {
    const address = dataAddress(pathFrom(path, source), parts);
    return address === null ? whole : `url("${address}")`;
  });
}

const mediaTypes: { readonly [ending: string]: string } = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
  ttf: "font/ttf",
  otf: "font/otf",
  woff: "font/woff",
  woff2: "font/woff2",
};

function dataAddress(path: string, parts: Files): string | null {
  const bytes = parts.get(path);
  const type = mediaTypes[path.slice(path.lastIndexOf(".") + 1).toLowerCase()];
  return bytes && type ? `data:${type};base64,${Buffer.from(bytes).toString("base64")}` : null;
}

function attribute(tag: string, name: string): string {
  return decodeEntities(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

/** Where a relative address leads from a file, among the files. */
function pathFrom(file: string, address: string): string {
  const steps = file.split("/").slice(0, -1);
  for (const step of decodeURI(address).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
