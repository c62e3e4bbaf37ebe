// What a fresh clone lacks, and an old one lacks after a pull: dependencies, and the studio's bundle.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
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

export function setUp({ build }) {
  installDependencies();
  if (build) buildStudio();
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
  const sources = ["renderer", "story", "history", "host/contract"].flatMap((folder) => filesIn(join(root, folder)));
  const wanted = hash([...sources, join(root, "vite.config.ts"), join(root, "package-lock.json")]);
  if (readMark("built") === wanted && existsSync(join(root, "dist", "renderer", "index.html"))) return;
  console.error("Setting up: building the studio…");
  run(ownNode(), [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"]);
  writeMark("built", wanted);
}

function run(command, args) {
  const done = spawnSync(command, args, {
    cwd: root,
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
