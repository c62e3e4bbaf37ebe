import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// Debian's Chromium where it is installed, Playwright's own elsewhere.
const chromium = "/usr/bin/chromium";

export default defineConfig({
  projects: [
    { name: "browser", testDir: "tests/browser" },
    // Its windows go with the application; a trace of them can't be written after that.
    { name: "desktop", testDir: "tests/desktop", use: { trace: "off" } },
  ],
  globalSetup: "./tests/build-studio.ts",
  workers: 2,
  fullyParallel: true,
  // A test that passes at the second try has found something: `npm test` names it in its sums.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"]],
  // Patient, because nothing here measures time and machines are shared.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: "test-results",
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    actionTimeout: 10_000,
    // A trace of every test costs a sixth of the whole run; `--trace=retain-on-failure` asks for it.
    trace: "off",
    launchOptions: {
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
      args: ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-sandbox"],
    },
  },
});
