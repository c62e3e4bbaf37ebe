import { NodeCompiler, type NodeError, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { fontFolders } from "./shipped.ts";

/** No such folder has to be there: every file that Typst reads is handed to it. */
const workspace = process.platform === "win32" ? "C:\\redraft-book" : "/redraft-book";

export interface TypesetSource {
  /** Typst's markup (https://typst.app/docs/reference/). */
  readonly main: string;
  /** Pictures, by the name that the markup calls them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Beside the fonts that come with Redraft. */
  readonly moreFonts: readonly string[];
}

export interface SetDocument {
  readonly pages: number;
  /** @param standard as Typst names them: "1.7", "a-2b", "ua-1" */
  pdf(standard: string): Result<Uint8Array>;
  /** All pages in one drawing, each below the other. */
  svg(): string;
  /** What `#metadata(…) <label>` says, in order. */
  metadata(label: string): readonly unknown[];
}

/** A family that is missing would be replaced in silence: what Typst warns of is a failure too. */
export function typeset(source: TypesetSource): Result<SetDocument> {
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontPaths: [...Object.values(fontFolders), ...source.moreFonts] }],
  });
  for (const [name, bytes] of source.files) compiler.mapShadow(inWorkspace(name), Buffer.from(bytes));
  const main = inWorkspace("book.typ");
  compiler.addSource(main, source.main);
  const compiled = compiler.compile({ mainFilePath: main });
  const said = compiled.takeError() ?? compiled.takeWarnings();
  const document = compiled.result;
  if (said !== null || document === null) return cannotSet(said === null ? "" : firstMessage(compiler, said));
  return succeed(setDocument(compiler, document));
}

function setDocument(compiler: NodeCompiler, document: NodeTypstDocument): SetDocument {
  return {
    pages: document.numOfPages,
    pdf(standard) {
      try {
        return succeed(compiler.pdf(document, { pdfStandard: standard }));
      } catch (cause) {
        return cannotSet(/message: "((?:[^"\\]|\\.)*)"/.exec(String(cause))?.[1] ?? String(cause));
      }
    },
    svg: () => compiler.plainSvg(document),
    metadata: (label) =>
      (compiler.query(document, { selector: `<${label}>` }) as readonly { readonly value: unknown }[]).map(
        ({ value }) => value,
      ),
  };
}

function inWorkspace(name: string): string {
  return process.platform === "win32" ? `${workspace}\\${name}` : `${workspace}/${name}`;
}

function firstMessage(compiler: NodeCompiler, error: NodeError): string {
  const [first] = compiler.fetchDiagnostics(error) as readonly { readonly message?: string }[];
  return first?.message ?? "";
}

function cannotSet(message: string) {
  return fail(
    "pdf-not-set",
    `The pages can't be set: ${message.slice(0, 200) || "the typesetter gave no reason"}.`,
    "Choose another preset, or another format meanwhile; and please report this with the words that it names.",
  );
}
