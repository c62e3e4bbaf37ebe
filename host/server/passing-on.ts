import {
  createServer,
  type IncomingMessage,
  request as makeRequest,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { TLSSocket } from "node:tls";
import type { Problem } from "../../story/problem.ts";
import type { DirectPlace } from "../sharing/direct-link.ts";
import { isOwnRequest } from "./access.ts";
import { portOf } from "./front.ts";
import { connectPinned, directName } from "./pinned-connection.ts";
import { isOfStory, urlOf } from "./requests.ts";
import { usualServing } from "./serving.ts";
import { end, serveStudioFile, setStudioHeaders } from "./studio-files.ts";

export interface RunningPassage {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * A guest's own Redraft between their browser and somebody else's host: the page comes from here, and what is of the story is passed on,
 * unread, to the host that the link names and to no other. It listens on the loopback interface.
 *
 * @throws where a port that was asked for is another program's
 */
export async function passOn(
  place: DirectPlace,
  options: {
    /** 0 is any that is free. */
    readonly port: number;
    /** Folder of the studio's bundle. */
    readonly studio: string;
    /** Is told whenever the other host could not be asked. */
    readonly told: (problem: Problem) => void;
  },
): Promise<RunningPassage> {
  const reach = async (): Promise<TLSSocket | null> => {
    const connected = await connectPinned(place);
    if (connected.ok) return connected.value;
    options.told(connected.problem);
    return null;
  };
  const server = createServer((request, response) => {
    const url = urlOf(request);
    if (!url || !isOwnRequest(request, portOf(server), usualServing)) return end(response, 403);
    setStudioHeaders(response, portOf(server), usualServing);
    const work = isOfStory(url)
      ? passRequest(request, response, reach)
      : serveStudioFile(request, response, url, options.studio);
    // Whoever asked has gone, or the other host has.
    work.catch(() => response.destroy());
  });
  const passages = new Set<Duplex>();
  server.on("upgrade", (request, stream: Duplex, head: Buffer) => {
    const path = urlOf(request)?.pathname;
    const isPassed = path === "/contract" || path === "/live";
    if (!isPassed || !isOwnRequest(request, portOf(server), usualServing)) {
      stream.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    passages.add(stream);
    stream.on("close", () => passages.delete(stream));
    stream.on("error", () => stream.destroy());
    void passSocket(request, stream, head, reach);
  });
  await listen(server, options.port);
  return {
    port: portOf(server),
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const stream of passages) stream.destroy();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function passRequest(
  request: IncomingMessage,
  response: ServerResponse,
  reach: () => Promise<TLSSocket | null>,
): Promise<void> {
  const socket = await reach();
  if (!socket) return end(response, 502);
  const { method = "GET", url = "/" } = request;
  const asked = makeRequest({ createConnection: () => socket, method, path: url, headers: passedHeaders(request) });
  const answered = new Promise<IncomingMessage>((resolve, reject) => asked.on("response", resolve).on("error", reject));
  try {
    const [answer] = await Promise.all([answered, pipeline(request, asked)]);
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    await pipeline(answer, response);
  } finally {
    socket.destroy();
  }
}

/** After the other host has answered, what comes on either side goes to the other as it is. */
async function passSocket(
  request: IncomingMessage,
  stream: Duplex,
  head: Buffer,
  reach: () => Promise<TLSSocket | null>,
): Promise<void> {
  const socket = await reach();
  if (!socket) {
    stream.end("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n");
    return;
  }
  const headers = Object.entries(passedHeaders(request)).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${request.url ?? "/"} HTTP/1.1\r\n${headers.join("")}\r\n`);
  if (head.length > 0) socket.write(head);
  await Promise.all([pipeline(stream, socket), pipeline(socket, stream)]).catch(() => {
    stream.destroy();
    socket.destroy();
  });
}

/** The other host knows us by one name, whatever the browser calls this page. */
function passedHeaders({ headers }: IncomingMessage): { readonly [name: string]: string } {
  const passed = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const origin = headers.origin === undefined ? {} : { origin: `https://${directName}` };
  return { ...Object.fromEntries(passed), host: directName, ...origin };
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, usualServing.host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
