import { createWriteStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
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
import { end, sendFile, serveStudioFile, setStudioHeaders } from "./studio-files.ts";

interface Served {
  readonly host: Host;
  /** null where only guests' hosts come: they get what is of the story, and have the studio themselves. */
  readonly token: string | null;
  /** Folder of the studio's bundle. */
  readonly studio: string;
  readonly port: number;
  readonly serving: Serving;
  readonly meters: Meters;
}

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
  setStudioHeaders(response, served.port, served.serving);
  const work = route(request, response, url, served);
  work.catch((cause: unknown) => {
    if (!response.headersSent) response.writeHead(500);
    response.end();
    if (!(cause instanceof Error && "code" in cause && cause.code === "ERR_STREAM_PREMATURE_CLOSE"))
      console.error(cause);
  });
}

async function route(request: IncomingMessage, response: ServerResponse, url: URL, served: Served): Promise<void> {
  if (served.token === null && !isOfStory(url)) return end(response, 404);
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
    return sendFile(response, file.path, "no-store").finally(() => uploads.fetched(ticket[1] ?? ""));
  }
  return serveStudioFile(request, response, url, served.studio);
}

/** What the host of a guest asks this one for, instead of having it itself. */
export function isOfStory({ pathname }: URL): boolean {
  return pathname === "/upload" || pathname.startsWith("/file/");
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
