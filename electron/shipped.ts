import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** As `host/shipped.ts`, seen from the bundle in `dist/electron`, whose parts all lie beside each other. */
const built = import.meta.dirname;
const root = join(built, "..", "..");

export const workerModule = pathToFileURL(join(built, "worker.js"));
export const matcherModule = pathToFileURL(join(built, "matcher.js"));
export const sampleFolder = join(root, "projects", "an-allowance-for-mud", "project");
export const studioFolder = join(root, "dist", "renderer");

/** The typesetter is native code that reads its fonts itself, and knows no archive: electron-builder leaves them beside it. */
export const fontFolders = ["eb-garamond", "literata", "tinos", "courier-prime"].map((family) =>
  join(root.replace(/app\.asar$/, "app.asar.unpacked"), "node_modules", "@expo-google-fonts", family),
);
