import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { outlineDocument } from "../../history/record.ts";
import type { ProjectId } from "../../story/ids.ts";
import type { Result } from "../../story/problem.ts";
import type { OpenedProject } from "../contract/contract.ts";
import type { Host } from "../host.ts";
import { clientAddress, isOwnRequest } from "./access.ts";
import { createSecureServer } from "./certificate.ts";
import { serveContract } from "./contract-socket.ts";
import { limits, Tally } from "./limits.ts";
import { closeHidden, createLiveSocket, letGoOf } from "./live-socket.ts";
import { Meters } from "./meters.ts";
import { OpenCounter } from "./open-counter.ts";
import { serveRequest, urlOf } from "./requests.ts";
import { type Serving, usualServing } from "./serving.ts";
import { Wire } from "./wire.ts";

/** How long a stopping server waits until what it has to say has gone out; milliseconds. */
const farewellTime = 1000;

export interface RunningServer {
  readonly port: number;
  /** Opens a story, which stays open whoever comes and goes. */
  readonly keepOpen: (path: string) => Promise<Result<OpenedProject>>;
  readonly stop: () => Promise<void>;
}

/**
 * Serves the studio, `/contract` and `/live`: on the loopback interface, or where it is told to. A wanted port that is taken by
 * another program gives another one, except where others know this one.
 */
export async function startServer(
  host: Host,
  token: string,
  options: { readonly port: number; readonly studio: string; readonly serving?: Serving },
): Promise<RunningServer> {
  const serving = options.serving ?? usualServing;
  const counter = new OpenCounter((project) => void host.close(project as ProjectId, { seal: true }));
  const live = createLiveSocket(host, token);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.ownerMessage });
  const [all, unknown] = [new Tally(), new Tally()];
  const meters = new Meters({
    stories: () => host.projects.length,
    documents: () => live.getDocumentsCount(),
    sockets: () => all.total,
    guests: () => host.doors.guestsHere,
  });
  const stopListening = host.onClosing((project) => {
    for (const name of live.documents.keys()) if (name.startsWith(`${project}/`)) live.closeConnections(name);
  });
  // What was taken out of the book is nobody's to read who only reads the book.
  const stopHiding = host.on("history.changed", ({ project, document }) => {
    // In the next turn, when the outline says so.
    if (document === outlineDocument) setImmediate(() => closeHidden(live, host, project));
  });
  const stopReloading = host.onReloading((project, document) => letGoOf(live, project, document));

  const isOwn = (request: IncomingMessage) => isOwnRequest(request, portOf(server), serving);
  const answer: RequestListener = (request, response) => {
    if (!isOwn(request)) {
      response.writeHead(403).end();
      return;
    }
    const { studio } = options;
    serveRequest(request, response, { host, token, studio, port: portOf(server), serving, meters });
  };
  const { certificate } = serving;
  const secure = certificate ? await createSecureServer(certificate, answer) : null;
  const server = secure?.server ?? createServer(answer);
  // Whoever sends a request letter by letter doesn't keep a connection for ever.
  server.headersTimeout = limits.unknownTime;
  server.on("connection", (stream: Duplex) => {
    const release = all.add("");
    stream.on("close", release);
  });
  server.on("upgrade", (request, stream, head) => {
    const path = urlOf(request)?.pathname;
    if (!isOwn(request) || (path !== "/contract" && path !== "/live")) return refuse(stream, "403 Forbidden");
    const address = clientAddress(request, serving);
    const isFull = unknown.total >= limits.unknownConnections || unknown.of(address) >= limits.unknownOfAddress;
    if (isFull) {
      meters.refusals.inc({ reason: "Too many connections that nobody came in by." });
      return refuse(stream, "503 Service Unavailable");
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.binaryType = "nodebuffer";
      const close = ({ code, reason }: { code: number; reason: string }) => socket.close(code, reason);
      const wire = new Wire({ address, limits, meters, unknown, close });
      socket.on("close", () => wire.end());
      socket.on("error", () => socket.close());
      if (path === "/contract") return serveContract(socket, { host, token, counter, wire });
      const connection = live.handleConnection(socket, webRequest(request), { wire } as never);
      socket.on("message", (data: Buffer) => {
        if (wire.takes(data.length)) connection.handleMessage(new Uint8Array(data));
      });
      socket.on("close", (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
    });
  });
  await listen(server, serving.port ?? options.port, serving);
  host.origins = serving.addresses.length > 0 ? serving.addresses : [originOf(server, serving)];
  return {
    port: portOf(server),
    keepOpen: async (path) => {
      const opened = await host.open(path);
      if (opened.ok) counter.hold(server, opened.value.project);
      return opened;
    },
    stop: async () => {
      stopListening();
      stopHiding();
      stopReloading();
      host.doors.stop();
      host.presence.stop();
      counter.stop();
      secure?.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      // They come again when a host is back.
      for (const socket of sockets.clients) socket.close(1012, "Redraft is being restarted.");
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, farewellTime).unref())]);
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await closed;
    },
  };
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}

function webRequest(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
  return new Request(`http://localhost${request.url ?? "/"}`, { headers });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function originOf(server: Server, { certificate }: Serving): string {
  return `${certificate ? "https" : "http"}://127.0.0.1:${portOf(server)}`;
}

async function listen(server: Server, port: number, serving: Serving): Promise<void> {
  const attempt = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(wanted, serving.host, () => {
        server.off("error", reject);
        resolve();
      });
    });
  try {
    await attempt(port);
  } catch (cause) {
    const isTaken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
    if (!isTaken || port === 0 || serving.addresses.length > 0) throw cause;
    await attempt(0);
  }
}
