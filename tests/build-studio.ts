import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { electronRuntime } from "./desktop/desktop-app.ts";

const root = join(import.meta.dirname, "..");

/** Builds what `npm start` would build, once, before workers start hosts side by side. */
export default function buildStudio(): void {
  const script = 'import { setUp } from "./bin/set-up.mjs"; setUp({ build: true, desktop: true });';
  const built = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (electronRuntime() === null)
    console.log("The desktop on Electron itself: skipped: no Electron runtime (the stand-in takes its place).");
  if (built.status !== 0) throw new Error("The studio and the desktop could not be built.");
}
