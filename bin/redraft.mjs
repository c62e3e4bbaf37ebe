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
const showsStudio = verb === undefined || ["open", "serve", "join", "review"].includes(verb);
setUp({ build: showsStudio });
const runtime = isStudio ? desktopRuntime() : null;
if (runtime) setUp({ build: false, desktop: true });
if (isStudio && !runtime) {
  console.error("The desktop's runtime (Electron) can't be had here: the studio opens in your browser.");
}

/** A desktop that ends this soon with a fault has not started: no screen, or a system that gives it no sandbox. Milliseconds. */
const soon = 15_000;
const main = fileURLToPath(new URL("../cli/main.ts", import.meta.url));
let isStopped = false;
let child = runtime ? startDesktop(runtime) : startHere();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    isStopped = true;
    child.kill(signal);
  });
}

function startDesktop(program) {
  const begun = performance.now();
  const desktop = spawn(program, [root, ...words], { stdio: "inherit" });
  desktop.on("error", () => undefined);
  desktop.on("close", (code, signal) => {
    if (code === 0 || isStopped || performance.now() - begun > soon) return end(code, signal);
    console.error("The desktop's runtime (Electron) does not start here: the studio opens in your browser.");
    child = startHere();
  });
  return desktop;
}

function startHere() {
  const here = spawn(ownNode(), ["--disable-warning=ExperimentalWarning", main, ...words], {
    stdio: "inherit",
    // The sources run as they are; what Node makes of them is kept, which halves the time to the first line.
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
  });
  here.on("exit", end);
  return here;
}

function end(code, signal) {
  process.exitCode = code ?? (signal ? 1 : 0);
}
