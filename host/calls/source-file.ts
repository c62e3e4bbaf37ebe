import { fail, type Result, succeed } from "../../story/problem.ts";
import type { ImportSource } from "../contract/contract.ts";
import type { Host } from "../host.ts";

/** Where a manuscript lies, and what its owner calls it. */
export function sourceFile(host: Host, source: ImportSource): Result<{ readonly path: string; readonly name: string }> {
  if (source.kind === "path") {
    const parts = source.path.split(/[\\/]/).filter((part) => part !== "");
    return succeed({ path: source.path, name: parts.at(-1) ?? source.path });
  }
  const file = host.uploads.find(source.upload);
  return file ? succeed(file) : fail("upload-unknown", "That file is not here any more.", "Choose the file again.");
}
