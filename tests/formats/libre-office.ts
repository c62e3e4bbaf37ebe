import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Writes files as writers' own word processors do; a test that asks it is skipped where it is missing, and says so. */
export const canConvert = isThere("soffice");

function isThere(program: string): boolean {
  const isFound = spawnSync(program, ["--version"]).status === 0;
  if (!isFound) console.warn(`What ${program} writes was not read: it is not on this machine.`);
  return isFound;
}

/** A file in other formats, as LibreOffice writes them, by their endings. */
export function convert(name: string, bytes: Uint8Array, endings: readonly string[]): Record<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "redraft-office-"));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    const made: Record<string, Uint8Array> = {};
    for (const ending of endings) {
      const out = join(folder, ending);
      const words = [profile, "--headless", "--convert-to", ending, "--outdir", out, path];
      execFileSync("soffice", words, { stdio: "ignore", timeout: 60_000 });
      made[ending] = new Uint8Array(readFileSync(join(out, name.replace(/\.\w+$/, `.${ending}`))));
    }
    return made;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
