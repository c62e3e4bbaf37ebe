// `npm test`: set-up, types, lint and layers, then the tests in Node and in a real browser. Ends with one line of sums.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ownNode, root, setUp } from "./set-up.mjs";

setUp({ build: true });
const reports = join(root, ".cache", "reports");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0, again: 0 };
let isBroken = false;

step("Types", ["typescript", "bin", "tsc"], ["-b"]);
step("Lint", ["@biomejs", "biome", "bin", "biome"], ["ci", "."]);
run("Layers", [join(root, "build", "check-layers.ts")]);

const unit = join(reports, "unit.json");
step(
  "Tests in Node",
  ["vitest", "vitest.mjs"],
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unit}`],
);
addVitest(unit);

if (hasBrowser()) {
  const browser = join(reports, "browser.json");
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = browser;
  step("Tests in a browser", ["@playwright", "test", "cli.js"], ["test", "--reporter=list,json"]);
  addPlaywright(browser);
} else {
  console.log(
    "Tests in a browser: skipped: no Chromium here, and none could be fetched (install Debian's “chromium”).",
  );
}

const again = total.again > 0 ? ` (${total.again} of them at the second try: to be looked into)` : "";
console.log(`\ntests: ${total.passed} passed${again}, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = isBroken || total.failed > 0 ? 1 : 0;

function step(name, script, args) {
  run(name, [join(root, "node_modules", ...script), ...args]);
}

function run(name, args) {
  console.log(`\n${name}`);
  const path = `${join(root, "node_modules", "node", "bin")}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}`;
  const done = spawnSync(ownNode(), args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PATH: path },
  });
  if (done.status === 0) return;
  isBroken = true;
  console.log(`${name}: failed`);
}

function addVitest(path) {
  if (!existsSync(path)) return;
  const report = JSON.parse(readFileSync(path, "utf8"));
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  total.skipped += report.numPendingTests;
}

function addPlaywright(path) {
  if (!existsSync(path)) return;
  const { stats } = JSON.parse(readFileSync(path, "utf8"));
  total.passed += stats.expected + stats.flaky;
  total.again += stats.flaky;
  total.failed += stats.unexpected;
  total.skipped += stats.skipped;
}

function hasBrowser() {
  if (existsSync("/usr/bin/chromium")) return true;
  const fetched = spawnSync(
    ownNode(),
    [join(root, "node_modules", "@playwright", "test", "cli.js"), "install", "chromium"],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "ignore"],
    },
  );
  return fetched.status === 0;
}
