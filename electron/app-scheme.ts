import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { protocol } from "electron";
import type { HostPlace } from "./contract.ts";

/** Where the windows' page comes from: a scheme of our own, never a file and never the network. */
export const appOrigin = "redraft://app";

/** Electron's checklist, 7 and 18: what a window may load, and from where. The port of the host may change. */
const contentPolicy = [
  "default-src 'self'",
  // Hunspell is WebAssembly; no text is ever run as a program.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  // A page of an ebook is shown with the font that it brings.
  "font-src 'self' data:",
  "connect-src 'self' ws://127.0.0.1:*",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join("; ");

/** Of what the studio's bundle is made. */
const types: { readonly [ending: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

const guards = {
  "Content-Security-Policy": contentPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Before the application is ready, as Electron asks. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: "redraft",
      // The code that V8 makes of the studio is kept from start to start, as it is for a page of the web.
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the studio's bundle at `redraft://app`, and hands uploads and finished files through to the host. */
export function serveScheme(studio: string, host: () => HostPlace | null): void {
  protocol.handle("redraft", async (request) => {
    const url = parse(request.url);
    if (url === null || url.host !== "app") return refuse(404);
    if (url.pathname === "/upload" && request.method === "POST") return handThrough(request, url, host());
    if (/^\/file\/[0-9a-f]+$/.test(url.pathname) && request.method === "GET") return handThrough(request, url, host());
    if (request.method !== "GET") return refuse(405);
    return serveFile(studio, url.pathname);
  });
}

async function serveFile(studio: string, pathname: string): Promise<Response> {
  const wanted = normalize(join(studio, pathname === "/" ? "index.html" : decodeURIComponent(pathname)));
  if (!wanted.startsWith(studio + sep)) return refuse(404);
  // Read as Node reads an archive: whether Chromium's own `file:` may is a matter of a fuse.
  const bytes = await readFile(wanted).catch(() => null);
  if (bytes === null) return refuse(404);
  return new Response(new Uint8Array(bytes), {
    headers: { ...guards, "Content-Type": types[extname(wanted)] ?? "application/octet-stream" },
  });
}

/** The token that the request carries is the host's to check. */
async function handThrough(request: Request, url: URL, host: HostPlace | null): Promise<Response> {
  if (host === null) return refuse(503);
  const headers = new Headers();
  for (const name of ["authorization", "content-type"]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const answer = await fetch(`http://127.0.0.1:${host.port}${url.pathname}${url.search}`, {
    method: request.method,
    headers,
    body: request.body,
    redirect: "error",
    ...(request.body ? { duplex: "half" } : {}),
  } as RequestInit);
  return new Response(answer.body, {
    status: answer.status,
    headers: { ...guards, "Content-Type": answer.headers.get("Content-Type") ?? "application/octet-stream" },
  });
}

function parse(address: string): URL | null {
  try {
    const url = new URL(address);
    decodeURIComponent(url.pathname);
    return url;
  } catch {
    return null;
  }
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: guards });
}
