// The README's pictures: the studio as a newcomer meets it, with the sample story.
//   npm run screenshots
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";

const root = join(import.meta.dirname, "..");
const images = join(root, "docs", "images");
const home = mkdtempSync(join(tmpdir(), "redraft-pictures-"));
mkdirSync(images, { recursive: true });

const debian = "/usr/bin/chromium";
const quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const { host, address } = await start();
const browser = await chromium.launch({ args: quiet, ...(existsSync(debian) ? { executablePath: debian } : {}) });
try {
  for (const theme of ["light", "dark"] as const) await take(browser, theme);
} finally {
  await browser.close();
  host.kill("SIGTERM");
  await new Promise((resolve) => host.once("exit", resolve));
  rmSync(home, { recursive: true, force: true });
}

function start(): Promise<{ host: ChildProcess; address: string }> {
  return new Promise((resolve, reject) => {
    const host = spawn(process.execPath, [join(root, "bin", "redraft.mjs"), "open", "--no-browser"], {
      env: { ...process.env, REDRAFT_HOME: home },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    host.stderr?.on("data", (data) => {
      said += String(data);
      const address = /http:\/\/\S+#token=\S+/.exec(said)?.[0];
      if (address) resolve({ host, address });
    });
    host.once("exit", () => reject(new Error(`The host did not start: ${said}`)));
  });
}

async function take(open: Browser, theme: "light" | "dark"): Promise<void> {
  const page = await open.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: theme, deviceScaleFactor: 2 });
  await page.goto(address);
  await page.getByRole("button", { name: "Open the sample story" }).click();
  const tree = page.getByRole("tree", { name: "Outline" });
  await tree.getByText("The Hut").click();
  await page.getByRole("textbox", { name: "The Hut" }).waitFor();
  await shoot(page, `studio-${theme}`);
  await page.getByRole("button", { name: "History", exact: true }).click();
  const history = page.getByRole("region", { name: "History" });
  await history.getByText("The new opening").first().click();
  await page.getByText("Restore this version").waitFor();
  await shoot(page, `history-${theme}`);
  await page.close();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(images, `${name}.png`), animations: "disabled" });
}
