import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EbookFont } from "../story/preset.ts";

/** As `host/shipped.ts` and `formats/pdf/shipped.ts`, seen from the bundle in `dist/electron`, whose parts all lie beside each other. */
const built = import.meta.dirname;
const root = join(built, "..", "..");

export const workerModule = pathToFileURL(join(built, "worker.js"));
export const matcherModule = pathToFileURL(join(built, "matcher.js"));
export const sampleFolder = join(root, "projects", "an-allowance-for-mud", "project");
export const studioFolder = join(root, "dist", "renderer");

/** The typesetter is native code that reads its fonts itself, and knows no archive: electron-builder.yml lays both beside it. */
const modules = join(root.endsWith("app.asar") ? join(root, "..") : root, "node_modules");
const fonts = join(modules, "@expo-google-fonts");
export const fontFolders: { readonly [font in EbookFont]: string } = {
  "EB Garamond": join(fonts, "eb-garamond"),
  Literata: join(fonts, "literata"),
  Tinos: join(fonts, "tinos"),
  "Courier Prime": join(fonts, "courier-prime"),
};
