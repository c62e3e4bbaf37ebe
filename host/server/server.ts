import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { outlineDocument } from "../../history/record.ts";
import type { ProjectId } from "../../story/ids.ts";
import type { Host } from "../host.ts";
import { isOwnRequest } from "./access.ts";
import { serveContract } from "./contract-socket.ts";
import { closeHidden, createLiveSocket, letGoOf } from "./live-socket.ts";
import { OpenCounter } from "./open-counter.ts";
import { serveRequest, urlOf } from "./requests.ts";

/** The largest message that a socket takes, in bytes: a chapter with all its history fits many times over. */
const largestMessage = 64 * 1024 * 1024;

export interface RunningServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * Serves the studio, `/contract` and `/live` on the loopback interface. A wanted port that is taken by another program
 * gives another one.
 */
export async function startServer(
  host: Host,
  token: string,
  options: { readonly port: number; readonly studio: string },
): Promise<RunningServer> {
  const counter = new OpenCounter((project) => void host.close(project as ProjectId, { seal: true }));
  const live = createLiveSocket(host, token);
  const stopListening = host.onClosing((project) => {
    for (const name of live.documents.keys()) if (name.startsWith(`${project}/`)) live.closeConnections(name);
  });
  // What was taken out of the book is nobody's to read who only reads the book.
  const stopHiding = host.on("history.changed", ({ project, document }) => {
    // In the next turn, when the outline says so.
    if (document === outlineDocument) setImmediate(() => closeHidden(live, host, project));
  });
  const stopReloading = host.onReloading((project, document) => letGoOf(live, `${project}/${document}`));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  const server = createServer((request, response) => {
    if (!isOwnRequest(request, portOf(server))) {
      response.writeHead(403).end();
      return;
    }
    serveRequest(request, response, { host, token, studio: options.studio, port: portOf(server) });
  });
  server.on("upgrade", (request, stream, head) => {
    const path = urlOf(request)?.pathname;
    if (!isOwnRequest(request, portOf(server)) || (path !== "/contract" && path !== "/live")) return refuse(stream);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.binaryType = "nodebuffer";
      if (path === "/contract") return serveContract(socket, host, token, counter);
      const connection = live.handleConnection(socket, webRequest(request), {} as never);
      socket.on("message", (data: Buffer) => connection.handleMessage(new Uint8Array(data)));
      socket.on("close", (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
      socket.on("error", () => socket.close());
    });
  });
  await listen(server, options.port);
  host.origins = [`http://127.0.0.1:${portOf(server)}`];
  return {
    port: portOf(server),
    stop: async () => {
      stopListening();
      stopHiding();
      host.doors.stop();
      host.presence.stop();
      stopReloading();
      counter.stop();
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refuse(stream: Duplex): void {
  stream.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
}

function webRequest(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
  return new Request(`http://localhost${request.url ?? "/"}`, { headers });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function listen(server: Server, port: number): Promise<void> {
  const attempt = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(wanted, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  try {
    await attempt(port);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE") || port === 0) throw cause;
    await attempt(0);
  }
}
