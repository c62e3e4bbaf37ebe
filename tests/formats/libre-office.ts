import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A file in other formats, as LibreOffice writes them, by their endings: what a writer's own word processor makes. */
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
