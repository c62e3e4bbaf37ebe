import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Serving } from "./serving.ts";

const types: { readonly [ending: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".wasm": "application/wasm",
  ".aff": "text/plain; charset=utf-8",
  ".dic": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".epub": "application/epub+zip",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

/** What a page of ours may do, wherever it came from. */
export function setStudioHeaders(
  response: ServerResponse,
  port: number,
  { addresses }: Pick<Serving, "addresses">,
): void {
  const own = [`ws://127.0.0.1:${port}`, `ws://localhost:${port}`];
  const sockets = [...own, ...addresses.map((address) => address.replace(/^http/, "ws"))].join(" ");
  response.setHeader(
    "Content-Security-Policy",
    `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ${sockets}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'`,
  );
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
}

/** The studio's own files are open to every page of this machine. @param studio folder of the bundle */
export async function serveStudioFile(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  studio: string,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405);
  const path = normalize(join(studio, decodeURIComponent(url.pathname)));
  if (path !== studio && !path.startsWith(studio + sep)) return end(response, 404);
  const wanted = extname(path) === "" ? join(studio, "index.html") : path;
  // What the bundle has there carries its hash in its name.
  const isHashed = wanted.startsWith(join(studio, "assets") + sep);
  return sendFile(response, wanted, isHashed ? "public, max-age=31536000, immutable" : "no-store");
}

export async function sendFile(response: ServerResponse, path: string, caching: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return end(response, 404);
  response.setHeader("Content-Type", types[extname(path).toLowerCase()] ?? "application/octet-stream");
  response.setHeader("Content-Length", found.size);
  response.setHeader("Cache-Control", caching);
  await pipeline(createReadStream(path), response);
}

export function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
