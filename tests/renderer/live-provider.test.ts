import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Hocuspocus } from "@hocuspocus/server";
import { afterEach, expect, test, vi } from "vitest";
import { WebSocketServer } from "ws";
import { Doc } from "yjs";
import { LiveConnection } from "../../renderer/live/live-connection.ts";
import { LiveProvider } from "../../renderer/live/live-provider.ts";

const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0).reverse()) stop();
});

/** A host that turns documents away until it is told not to. */
async function startHost(port = 0) {
  const host = {
    isOpen: false,
    asked: 0,
    connections: 0,
    hocuspocus: null as unknown as Hocuspocus,
    port,
    stop: () => {},
  };
  host.hocuspocus = new Hocuspocus({
    quiet: true,
    async onAuthenticate() {
      host.asked++;
      if (!host.isOpen) throw Object.assign(new Error(), { reason: "This story is not open any more." });
    },
  });
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer();
  server.on("upgrade", (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (socket) => {
      host.connections++;
      const connection = host.hocuspocus.handleConnection(socket, new Request("http://localhost/"), {} as never);
      socket.on("message", (data: Buffer) => connection.handleMessage(new Uint8Array(data)));
      socket.on("close", (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  host.port = (server.address() as AddressInfo).port;
  host.stop = () => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
  };
  stops.push(() => host.stop());
  return host;
}

function connect(port: number) {
  const connection = new LiveConnection();
  const address = `ws://127.0.0.1:${port}/live`;
  const refused: string[] = [];
  const closed: string[] = [];
  const doc = new Doc();
  const provider = new LiveProvider({
    name: "story/text",
    document: doc,
    websocketProvider: connection,
    token: "token",
    onAuthenticationFailed: ({ reason }) => refused.push(reason),
    onClose: ({ event }) => closed.push(event.reason),
  });
  provider.isCurrent = true;
  provider.attach();
  void connection.resume(address);
  stops.push(() => {
    provider.destroy();
    connection.destroy();
  });
  return { connection, address, provider, doc, refused, closed };
}

test("a document that was turned away is let in when it asks again, and stays in", async () => {
  const host = await startHost();
  const { provider, doc, refused, closed } = connect(host.port);
  await vi.waitFor(() => expect(refused).toEqual(["This story is not open any more."]));
  host.isOpen = true;
  await provider.askAgain();
  await vi.waitFor(() => expect(provider.isSynced).toBe(true));
  doc.getText("text").insert(0, "kept");
  await vi.waitFor(() => expect(host.hocuspocus.documents.get("story/text")?.getText("text").toString()).toBe("kept"));
  expect(closed).toEqual([]);
  expect(provider.isSynced).toBe(true);
});

test("asking again while the host is away says nothing, and the next connection is whole", async () => {
  const host = await startHost();
  host.isOpen = true;
  const { connection, address, provider, closed } = connect(host.port);
  await vi.waitFor(() => expect(provider.isSynced).toBe(true));
  connection.disconnect();
  await vi.waitFor(() => expect(connection.status).toBe("disconnected"));
  await provider.askAgain();
  await provider.askAgain();
  void connection.resume(address);
  await vi.waitFor(() => expect(provider.isSynced).toBe(true));
  expect(host.asked).toBe(2);
  expect(closed).toHaveLength(1);
});

test("a connection that lost its host comes back only when it is told that the story is open there", async () => {
  const host = await startHost();
  host.isOpen = true;
  const { connection, address, provider } = connect(host.port);
  await vi.waitFor(() => expect(provider.isSynced).toBe(true));
  const wanted = vi.spyOn(connection, "connect");
  host.stop();
  await vi.waitFor(() => expect(connection.status).toBe("disconnected"));
  connection.disconnect();
  const again = await startHost(host.port);
  again.isOpen = true;
  // Hocuspocus's own attempt, which it had on its clock before it was told to disconnect.
  await vi.waitFor(() => expect(wanted).toHaveBeenCalled());
  await Promise.all(wanted.mock.results.map(({ value }) => value));
  expect(again.connections).toBe(0);
  void connection.resume(address);
  await vi.waitFor(() => expect(provider.isSynced).toBe(true));
  expect(again.connections).toBe(1);
});
