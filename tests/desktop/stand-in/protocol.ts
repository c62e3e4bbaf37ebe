import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { net as electronNet, protocol as electronProtocol } from "electron";

type Handler = (request: Request) => Response | Promise<Response>;

export const own: { handler: Handler | null; isStandard: boolean } = { handler: null, isStandard: false };

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => {
    own.isStandard = schemes.some(({ scheme, privileges }) => scheme === "redraft" && privileges?.standard === true);
  },
  handle: (scheme, handler) => {
    if (scheme !== "redraft" || !own.isStandard) throw new Error(`The scheme “${scheme}” was not registered first.`);
    own.handler = handler as unknown as Handler;
  },
} satisfies Pick<typeof electronProtocol, "registerSchemesAsPrivileged" | "handle">;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

export const net = {
  fetch: async (address) => {
    const path = fileURLToPath(String(address));
    return new Response(await readFile(path), { headers: { "Content-Type": types[extname(path)] ?? "text/plain" } });
  },
} satisfies Pick<typeof electronNet, "fetch">;
