// What a fresh clone lacks, and an old one lacks after a pull: dependencies, and the studio's bundle.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const marks = join(root, "node_modules", ".redraft");
export const compileCache = join(marks, "compiled");

/** The Node that the project runs on: the one of the npm package `node`. */
export function ownNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const own = join(root, "node_modules", "node", "bin", name);
  return existsSync(own) ? own : process.execPath;
}

export function setUp({ build, desktop = false }) {
  installDependencies();
  if (build) buildStudio();
  if (desktop) buildDesktop();
}

/** The program of the desktop's runtime (Electron), fetched the first time; null where it can't be had. */
export function desktopRuntime() {
  const folder = join(root, "node_modules", "electron");
  const place = () => {
    const name = join(folder, "path.txt");
    const path = existsSync(name) ? join(folder, "dist", readFileSync(name, "utf8")) : "";
    return path && existsSync(path) ? path : null;
  };
  if (place()) return place();
  // A place that can't reach it is asked again tomorrow.
  const day = new Date().toISOString().slice(0, 10);
  if (!existsSync(join(folder, "install.js")) || readMark("no-runtime") === day) return null;
  console.error("Setting up: fetching the desktop's runtime (once)…");
  spawnSync(ownNode(), [join(folder, "install.js")], { stdio: "ignore" });
  if (!place()) writeMark("no-runtime", day);
  return place();
}

function installDependencies() {
  // npm writes this file last, so that it is older than the lockfile only if something is missing.
  const installed = join(root, "node_modules", ".package-lock.json");
  const lock = join(root, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error("Setting up: installing what Redraft is made of (once)…");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}

function buildStudio() {
  const from = ["renderer", "story", "history", "host/contract", "electron/contract.ts", "vite.config.ts"];
  buildWhereNew("built", from, join("renderer", "index.html"), () => {
    console.error("Setting up: building the studio…");
    vite();
  });
}

/** The desktop's own processes. */
function buildDesktop() {
  const from = ["electron", "cli", "host", "formats", "history", "story"];
  buildWhereNew("desktop-built", from, join("electron", "main.js"), () => {
    console.error("Setting up: building the desktop…");
    rmSync(join(root, "dist", "electron"), { recursive: true, force: true });
    for (const part of ["main", "preload"]) vite("--config", join("electron", "vite.config.ts"), "--mode", part);
  });
}

function vite(...words) {
  run(ownNode(), [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn", ...words], {
    // What ships, also where a test runner asks for it: libraries build other things for tests.
    NODE_ENV: "production",
  });
}

/** Builds unless what was built is of these very sources. */
function buildWhereNew(mark, sources, result, build) {
  const files = sources.flatMap((source) => filesIn(join(root, source)));
  const wanted = hash([...files, join(root, "package-lock.json")]);
  if (readMark(mark) === wanted && existsSync(join(root, "dist", result))) return;
  build();
  writeMark(mark, wanted);
}

function run(command, args, environment = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", 2, "inherit"],
    shell: process.platform === "win32" && command === "npm",
  });
  if (done.status === 0) return;
  console.error(
    `“${command} ${args[0]}” failed. Check the network and the space on the disk, then run the command again.`,
  );
  process.exit(1);
}

function filesIn(folder) {
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hash(files) {
  const sum = createHash("sha256");
  for (const file of files) sum.update(file).update(statSync(file).isFile() ? readFileSync(file) : "");
  return sum.digest("hex");
}

function readMark(name) {
  const path = join(marks, name);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function writeMark(name, value) {
  mkdirSync(marks, { recursive: true });
  writeFileSync(join(marks, name), value);
}
