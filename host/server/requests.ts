import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fail } from "../../story/problem.ts";
import { archiveLimits } from "../backups/archive-limits.ts";
import type { Host } from "../host.ts";
import { largestManuscript } from "../jobs/import-story.ts";
import { reaches } from "../sharing/permissions.ts";
import { isSameSecret } from "../sharing/secrets.ts";
import type { Session } from "../sharing/session.ts";
import { bearerOf, isLocal } from "./access.ts";
import { identify } from "./identify.ts";
import type { Meters } from "./meters.ts";
import type { Serving } from "./serving.ts";

interface Served {
  readonly host: Host;
  readonly token: string;
  /** Folder of the studio's bundle. */
  readonly studio: string;
  readonly port: number;
  readonly serving: Serving;
  readonly meters: Meters;
}

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

/** null where it can't be read. */
export function urlOf(request: IncomingMessage): URL | null {
  try {
    const url = new URL(request.url ?? "/", "http://localhost");
    decodeURIComponent(url.pathname);
    return url;
  } catch {
    return null;
  }
}

/** The studio's own files are open to every page of this machine; what comes from stories needs the token. */
export function serveRequest(request: IncomingMessage, response: ServerResponse, served: Served): void {
  const url = urlOf(request);
  if (!url) {
    end(response, 400);
    return;
  }
  const own = [`ws://127.0.0.1:${served.port}`, `ws://localhost:${served.port}`];
  const sockets = [...own, ...served.serving.addresses.map((address) => address.replace(/^http/, "ws"))].join(" ");
  response.setHeader(
    "Content-Security-Policy",
    `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ${sockets}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'`,
  );
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  const work = route(request, response, url, served);
  work.catch((cause: unknown) => {
    if (!response.headersSent) response.writeHead(500);
    response.end();
    if (!(cause instanceof Error && "code" in cause && cause.code === "ERR_STREAM_PREMATURE_CLOSE"))
      console.error(cause);
  });
}

async function route(request: IncomingMessage, response: ServerResponse, url: URL, served: Served): Promise<void> {
  if (url.pathname === "/health") return json(response, { status: "ok", stories: served.host.projects.length });
  if (url.pathname === "/metrics") {
    const { metricsToken } = served.serving;
    const isAllowed = metricsToken !== null && isSameSecret(bearerOf(request), metricsToken);
    if (!isAllowed && !isLocal(request, served.serving)) return end(response, 401);
    response.setHeader("Content-Type", served.meters.contentType);
    response.end(await served.meters.read());
    return;
  }
  if (url.pathname === "/upload" && request.method === "POST") {
    const session = identify(served.host, served.token, bearerOf(request));
    if (!session.ok) return end(response, 401);
    if (session.value.kind === "guest" && !reaches(session.value.role, "write")) return end(response, 403);
    return receive(request, response, url, { host: served.host, session: session.value });
  }
  const ticket = /^\/file\/([0-9a-f]+)$/.exec(url.pathname);
  if (ticket && request.method === "GET") {
    // What it names can't be guessed: it was told to whoever may have it.
    if (!identify(served.host, served.token, bearerOf(request)).ok) return end(response, 401);
    const { uploads } = served.host;
    const file = uploads.find(ticket[1] ?? "");
    if (!file) return end(response, 404);
    return send(response, file.path, "no-store").finally(() => uploads.fetched(ticket[1] ?? ""));
  }
  if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405);
  const path = normalize(join(served.studio, decodeURIComponent(url.pathname)));
  if (path !== served.studio && !path.startsWith(served.studio + sep)) return end(response, 404);
  const wanted = extname(path) === "" ? join(served.studio, "index.html") : path;
  // What the bundle has there carries its hash in its name.
  const isHashed = wanted.startsWith(join(served.studio, "assets") + sep);
  return send(response, wanted, isHashed ? "public, max-age=31536000, immutable" : "no-store");
}

async function send(response: ServerResponse, path: string, caching: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return end(response, 404);
  response.setHeader("Content-Type", types[extname(path).toLowerCase()] ?? "application/octet-stream");
  response.setHeader("Content-Length", found.size);
  response.setHeader("Cache-Control", caching);
  await pipeline(createReadStream(path), response);
}

/** A guest only uploads images; bytes. */
const largestOfGuest = 32 * 1024 * 1024;

/** Takes a manuscript in. One that is too large is refused before it fills the disk. */
async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { host, session }: { readonly host: Host; readonly session: Session },
): Promise<void> {
  const name = (url.searchParams.get("name") ?? "manuscript.txt").split(/[\\/]/).at(-1) ?? "manuscript.txt";
  const path = host.uploads.place();
  const most =
    session.kind === "guest" ? largestOfGuest : /\.zip$/i.test(name) ? archiveLimits.bytes : largestManuscript;
  let size = 0;
  const bound = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > most ? new Error("too large") : null, chunk);
    },
  });
  try {
    await pipeline(request, bound, createWriteStream(path));
  } catch (cause) {
    if (size <= most) throw cause;
    const sentence = `“${name}” has more than ${most / 1024 / 1024} MB; a manuscript of that size isn't read.`;
    const next = "Check that it is the manuscript, or divide it and import the parts one by one.";
    response.writeHead(413, { "Content-Type": "application/json", Connection: "close" });
    response.end(JSON.stringify({ problem: fail("file-too-large", sentence, next).problem }));
    return;
  }
  response.writeHead(200, { "Content-Type": "application/json" });
  response.end(JSON.stringify({ upload: host.uploads.keep({ path, name }) }));
}

function json(response: ServerResponse, value: unknown): void {
  response.setHeader("Content-Type", "application/json");
  response.setHeader("Cache-Control", "no-store");
  response.end(JSON.stringify(value));
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
