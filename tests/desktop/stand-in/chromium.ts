import { existsSync, mkdirSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { startProxy } from "./proxy.ts";

const debian = "/usr/bin/chromium";

let running: Promise<BrowserContext> | null = null;

/** The one Chromium that shows all windows; a test joins it at the port that is told to it. */
function start(profile: string): Promise<BrowserContext> {
  running ??= launch(profile);
  return running;
}

async function launch(profile: string): Promise<BrowserContext> {
  const [proxy, port] = await Promise.all([startProxy(), freePort()]);
  mkdirSync(profile, { recursive: true });
  const context = await chromium.launchPersistentContext(join(profile, "chromium"), {
    ...(existsSync(debian) ? { executablePath: debian } : {}),
    proxy: { server: `http://127.0.0.1:${proxy}`, bypass: "<-loopback>" },
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      `--remote-debugging-port=${port}`,
    ],
  });
  process.send?.({ devtools: port });
  return context;
}

export async function newPage(profile: string): Promise<Page> {
  const context = await start(profile);
  const blank = context.pages().find((page) => page.url() === "about:blank" && !taken.has(page));
  const page = blank ?? (await context.newPage());
  taken.add(page);
  return page;
}

const taken = new WeakSet<Page>();

export async function stopChromium(): Promise<void> {
  const context = await running?.catch(() => null);
  await context?.close().catch(() => undefined);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
