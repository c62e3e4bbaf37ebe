import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Builds what `redraft open` would build, once, before workers start hosts side by side. */
export default function buildStudio(): void {
  const script = 'import { setUp } from "./bin/set-up.mjs"; setUp({ build: true });';
  const built = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (built.status !== 0) throw new Error("The studio could not be built.");
}
