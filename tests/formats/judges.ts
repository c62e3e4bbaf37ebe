import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Programs that read what we write; a test that asks one is skipped where it is missing, and says so. */
export const hasLibreOffice = isThere("soffice");
export const hasPandoc = isThere("pandoc");

function isThere(program: string): boolean {
  const isFound = spawnSync(program, ["--version"]).status === 0;
  if (!isFound) console.warn(`What ${program} says was skipped: it is not on this machine.`);
  return isFound;
}

/** Files as LibreOffice understands them, as HTML, by name. */
export function readWithLibreOffice(files: Readonly<Record<string, Uint8Array>>): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "redraft-office-"));
  try {
    const paths = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    execFileSync(
      "soffice",
      [profile, "--headless", "--convert-to", "html", "--outdir", join(folder, "out"), ...paths],
      {
        stdio: "ignore",
        timeout: 60_000,
      },
    );
    const read = (name: string): string => readFileSync(join(folder, "out", name.replace(/\.\w+$/, ".html")), "utf8");
    return Object.fromEntries(Object.keys(files).map((name) => [name, read(name)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file as Pandoc understands it. */
export function readWithPandoc(bytes: Uint8Array, from: string, to: string): string {
  return execFileSync("pandoc", ["--sandbox", "-f", from, "-t", to, "--wrap=none"], {
    input: bytes,
    encoding: "utf8",
    timeout: 60_000,
  });
}
