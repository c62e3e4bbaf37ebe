#!/usr/bin/env node
// Plain JavaScript for whatever Node the caller has: sets up what is missing and goes on under the project's own Node.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { compileCache, ownNode, setUp } from "./set-up.mjs";

const verb = process.argv[2];
setUp({ build: verb === "open" || verb === "serve" || verb === undefined });
const main = fileURLToPath(new URL("../cli/main.ts", import.meta.url));
const child = spawn(ownNode(), ["--disable-warning=ExperimentalWarning", main, ...process.argv.slice(2)], {
  stdio: "inherit",
  // The sources run as they are; what Node makes of them is kept, which halves the time to the first line.
  env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
