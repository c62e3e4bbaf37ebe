import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { WebSocketServer } from "ws";
import type { Host } from "../host.ts";
import { clientAddress, isOwnRequest } from "./access.ts";
import { serveContract } from "./contract-socket.ts";
import { limits, type Tally } from "./limits.ts";
import type { LiveSocket } from "./live-socket.ts";
import type { Meters } from "./meters.ts";
import type { OpenCounter } from "./open-counter.ts";
import { serveRequest, urlOf } from "./requests.ts";
import type { Serving } from "./serving.ts";
import { Wire } from "./wire.ts";

/** What all places share at which a host listens. */
export interface Served {
  readonly host: Host;
  readonly live: LiveSocket;
  readonly sockets: WebSocketServer;
  readonly counter: OpenCounter;
  readonly meters: Meters;
  /** Folder of the studio's bundle. */
  readonly studio: string;
  /** All connections, and those that nobody came in by yet. */
  readonly all: Tally;
  readonly unknown: Tally;
}

/** @param front its `token` is the owner's; null where only guests come in */
export function openFront(
  server: Server,
  front: Served & { readonly token: string | null; readonly serving: Serving },
): void {
  const { host, live, sockets, counter, meters, studio, all, unknown, token, serving } = front;
  const isOwn = (request: IncomingMessage) => isOwnRequest(request, portOf(server), serving);
  server.on("request", (request, response) => {
    if (!isOwn(request)) {
      response.writeHead(403).end();
      return;
    }
    serveRequest(request, response, { host, token, studio, port: portOf(server), serving, meters });
  });
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
      const wire = new Wire({ address, ownerToken: token, limits, meters, unknown, close });
      socket.on("close", () => wire.end());
      socket.on("error", () => socket.close());
      if (path === "/contract") return serveContract(socket, { host, counter, wire });
      const connection = live.handleConnection(socket, webRequest(request), { wire } as never);
      socket.on("message", (data: Buffer) => {
        if (wire.takes(data.length)) connection.handleMessage(new Uint8Array(data));
      });
      socket.on("close", (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
    });
  });
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}

function webRequest(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
  return new Request(`http://localhost${request.url ?? "/"}`, { headers });
}
