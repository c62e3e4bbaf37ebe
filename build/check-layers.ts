// The arrows between the layers, for every form of import; the compiler's references only see some of them.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** Folder → what it may import. A folder's own files are always allowed. */
const arrows: { readonly [layer: string]: readonly string[] } = {
  story: [],
  history: ["story"],
  formats: ["story"],
  host: ["story", "history", "formats", "projects"],
  renderer: [
    "story",
    "history/live-ids.ts",
    "history/undo-copies.ts",
    "history/record.ts",
    "history/playback.ts",
    "history/tape.ts",
    "history/tape-bytes.ts",
    "formats/html",
    "formats/markup",
    "host/contract",
    "electron/contract.ts",
  ],
  electron: ["story", "host/run-host.ts", "host/data-folder.ts", "cli/command-line.ts", "cli/verbs.ts"],
  cli: ["host", "story"],
};

/** What the pure layers may not touch. */
const barePure = /^node:|^electron$/;
const pure = new Set(["story", "history", "formats"]);

const problems: string[] = [];
for (const [layer, allowed] of Object.entries(arrows)) {
  for (const file of sourceFiles(join(root, layer))) checkFile(layer, allowed, file);
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`Layers: ${Object.keys(arrows).length} folders import only what they may.`);

function checkFile(layer: string, allowed: readonly string[], file: string): void {
  const text = readFileSync(file, "utf8");
  const imports = text.matchAll(/(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g);
  for (const [, target = ""] of imports) {
    const where = relative(root, file);
    if (pure.has(layer) && barePure.test(target)) problems.push(`${where}: ${layer} may not import ${target}.`);
    if (!target.startsWith(".")) continue;
    const path = relative(root, resolve(dirname(file), target))
      .split(sep)
      .join("/");
    const isAllowed =
      // A package's file is the package's, in whatever form it is named.
      path.startsWith("node_modules/") ||
      path.startsWith(`${layer}/`) ||
      allowed.some((place) => path === place || path.startsWith(`${place}/`));
    if (!isAllowed) problems.push(`${where}: ${layer} may not import ${path}.`);
  }
  const bindsContract = layer === "renderer" && /import (?!type)[^;]*(?:host|electron)\/contract/.test(text);
  if (bindsContract) problems.push(`${relative(root, file)}: the renderer imports contracts as types only.`);
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
