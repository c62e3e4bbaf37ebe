import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { own } from "./protocol.ts";
import { ownOrigin, pageHost, pageOrigin, toElectron } from "./scheme.ts";
import { mayReachThisMachine } from "./session.ts";

/** All that Chromium asks for comes through here: our scheme's pages, sockets on this machine, and nothing else. */
export async function startProxy(): Promise<number> {
  const server = createServer((request, response) => void answer(request, response));
  server.on("connect", (request: IncomingMessage, client: Socket, head: Buffer) =>
    tunnel(request.url ?? "", client, head),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return (server.address() as AddressInfo).port;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "", pageOrigin);
  const handler = own.handler;
  if (url.host !== pageHost || handler === null) {
    response.writeHead(502).end();
    return;
  }
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const given = new Request(toElectron(url.href).replace("redraft:", "http:"), {
    method: request.method ?? "GET",
    headers: Object.entries(request.headers).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
    ...(hasBody ? { body: Readable.toWeb(request), duplex: "half" } : {}),
  } as RequestInit);
  Object.defineProperty(given, "url", { value: toElectron(url.href) });
  const answered = await handler(given);
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body) Readable.fromWeb(answered.body as never).pipe(response);
  else response.end();
}

/** A WebSocket to the host: it is told the origin that the page has in Electron. */
function tunnel(target: string, client: Socket, head: Buffer): void {
  const [host = "", port = ""] = target.split(":");
  if (host !== "127.0.0.1" || !mayReachThisMachine()) {
    client.end("HTTP/1.1 502 Refused\r\n\r\n");
    return;
  }
  const server = connect(Number(port), host);
  server.once("connect", () => {
    client.write("HTTP/1.1 200 Connected\r\n\r\n");
    let asked = head;
    const onFirst = (data: Buffer) => {
      asked = Buffer.concat([asked, data]);
      if (!asked.includes("\r\n\r\n")) return;
      client.off("data", onFirst);
      server.write(asked.toString("latin1").replace(`Origin: ${pageOrigin}`, `Origin: ${ownOrigin}`), "latin1");
      client.pipe(server);
    };
    client.on("data", onFirst);
    server.pipe(client);
  });
  for (const socket of [client, server]) {
    socket.on("error", () => {
      client.destroy();
      server.destroy();
    });
    socket.on("close", () => {
      client.destroy();
      server.destroy();
    });
  }
}
