#!/usr/bin/env node
// Plain JavaScript for whatever Node the caller has: sets up what is missing and goes on under the project's own Node, or,
// for the studio, in the desktop's runtime where there is one.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { compileCache, desktopRuntime, ownNode, root, setUp } from "./set-up.mjs";

const words = process.argv.slice(2);
const [verb] = words;
const isStudio =
  verb === "open" && !words.some((word) => ["--no-browser", "--browser", "--help", "--json"].includes(word));
setUp({ build: verb === "open" || verb === "serve" || verb === undefined });
const runtime = isStudio ? desktopRuntime() : null;
if (runtime) setUp({ build: false, desktop: true });
if (isStudio && !runtime) {
  console.error("The desktop's runtime (Electron) can't be had here: the studio opens in your browser.");
}

const main = fileURLToPath(new URL("../cli/main.ts", import.meta.url));
const child = runtime
  ? spawn(runtime, [root, ...words], { stdio: "inherit" })
  : spawn(ownNode(), ["--disable-warning=ExperimentalWarning", main, ...words], {
      stdio: "inherit",
      // The sources run as they are; what Node makes of them is kept, which halves the time to the first line.
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
    });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
