import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { cache } from "./places.ts";

const bareEntry = `import { EditorView, keymap } from "@codemirror/view";
import { defaultKeymap } from "@codemirror/commands";
const { text, cursor } = await (await fetch("text.json")).json();
const view = new EditorView({
  parent: document.body,
  doc: text,
  selection: { anchor: cursor },
  scrollTo: EditorView.scrollIntoView(cursor, { y: "start" }),
  extensions: [keymap.of(defaultKeymap), EditorView.lineWrapping],
});
view.focus();
`;
const barePage = `<!doctype html><meta charset="utf-8"><title>Bare</title>
<style>.cm-editor { height: 760px; width: 700px; font-size: 19px } .cm-scroller { overflow: auto; line-height: 1.62 }</style>
<body><script type="module" src="./entry.js"></script>`;

/** A page with CodeMirror and nothing else, built as ours is. Gives its folder. */
export async function buildBare(text: string, cursor: number): Promise<string> {
  const folder = join(cache, "bare");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "entry.js"), bareEntry);
  writeFileSync(join(folder, "index.html"), barePage);
  const outDir = join(folder, "dist");
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    base: "./",
    build: { outDir, emptyOutDir: true, target: "chrome130" },
  });
  writeFileSync(join(outDir, "text.json"), JSON.stringify({ text, cursor }));
  return outDir;
}
