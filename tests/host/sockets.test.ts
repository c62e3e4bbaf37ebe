import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import type { Studio } from "../../host/contract/contract.ts";
import { connectStudio } from "../../host/contract/studio-client.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import { keepImage } from "../../host/project/assets.ts";
import { type RunningServer, startServer } from "../../host/server/server.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import { LiveClient, leaseOf } from "./live-client.ts";
import { unwrap } from "./support.ts";

const base = mkdtempSync(join(tmpdir(), "redraft-sockets-"));
const token = "s".repeat(43);
const pace = { flush: 5, publish: 100_000, retry: 10, idle: 100_000 };
let host: Host;
let server: RunningServer;
let studio: Studio;
let close: () => void;
let project: ProjectId;
let chapter: ItemId;

async function startHost(): Promise<void> {
  host = await Host.start({
    disk: nodeDisk,
    dataFolder: join(base, "data"),
    libraryFolder: join(base, "library"),
    pace,
    watch: false,
  });
  server = await startServer(host, token, { port: 0, studio: join(base, "studio") });
  ({ studio, close } = unwrap(await connectStudio(`ws://127.0.0.1:${server.port}/contract`, token)));
}

beforeAll(async () => {
  mkdirSync(join(base, "studio"));
  writeFileSync(join(base, "studio", "index.html"), "<title>Studio</title>");
  writeFileSync(join(base, "secret.txt"), "secret");
  await startHost();
  const made = unwrap(await studio.call("library.create", { title: "Story", author: "", language: "en" }));
  project = made.project;
  chapter = unwrap(await studio.call("project.outline", { project })).book[0]!.id;
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterAll(async () => {
  close();
  await server.stop();
  await host.stop({ seal: false });
  rmSync(base, { recursive: true, force: true });
});

const at = () => ({ port: server.port, token, project, document: `text/${chapter}` });
const storedText = async () => (await host.projects[0]!.document(`text/${chapter}` as never)).text.toString();

/** How a socket's opening ends: "open", or the answer's status. */
function upgrade(path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.on("open", () => {
      resolve("open");
      socket.terminate();
    });
    socket.on("unexpected-response", (_request, response) => resolve(String(response.statusCode)));
    socket.on("error", () => undefined);
  });
}

function statusOf(method: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: server.port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** The first line of the answer to bytes that no client library would send. */
function rawAnswer(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1", () => socket.write(text));
    socket.once("data", (data) => {
      resolve(data.toString().split("\r\n")[0] ?? "");
      socket.destroy();
    });
    socket.on("error", reject);
  });
}

describe("who is let in", () => {
  const own = () => `127.0.0.1:${server.port}`;

  test.each(["/contract", "/live"])(
    "%s takes no page of another origin and no other name of this machine",
    async (path) => {
      expect(await upgrade(path, {})).toBe("open");
      expect(await upgrade(path, { Origin: `http://${own()}` })).toBe("open");
      expect(await upgrade(path, { Origin: "https://evil.example" })).toBe("403");
      expect(await upgrade(path, { Origin: "null" })).toBe("403");
      expect(await upgrade(path, { Host: `evil.example:${server.port}` })).toBe("403");
      expect(await upgrade("/other", {})).toBe("403");
    },
  );

  test.each([
    ["POST", "/upload"],
    ["GET", "/file/00"],
    ["GET", "/"],
  ])("%s %s is refused to them too", async (method, path) => {
    const bearer = { Authorization: `Bearer ${token}` };
    expect(await statusOf(method, path, { ...bearer, Origin: "https://evil.example" })).toBe(403);
    expect(await statusOf(method, path, { ...bearer, Host: `evil.example:${server.port}` })).toBe(403);
  });

  test("files come and go only with the token", async () => {
    expect(await statusOf("POST", "/upload")).toBe(401);
    expect(await statusOf("POST", "/upload", { Authorization: "Bearer wrong" })).toBe(401);
    expect(await statusOf("GET", "/file/00")).toBe(401);
    expect(await statusOf("GET", "/file/00", { Authorization: `Bearer ${token}` })).toBe(404);
    expect(await statusOf("POST", "/upload?name=a.txt", { Authorization: `Bearer ${token}` })).toBe(200);
  });

  test("no browser keeps what comes from a story, also not its images", async () => {
    const [story] = host.projects;
    const image = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]);
    const address = unwrap(await keepImage(story!, "hut.png", image));
    const { ticket } = unwrap(await studio.call("image.open", { project, address }));
    const answer = await fetch(`http://${own()}/file/${ticket}`, { headers: { Authorization: `Bearer ${token}` } });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(image);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
  });

  test("a wrong token, or another first word, closes the socket", async () => {
    for (const first of [
      JSON.stringify({ hello: "wrong" }),
      JSON.stringify({ call: "library.list", id: 1 }),
      "no JSON",
    ]) {
      const code = await new Promise((resolve) => {
        const socket = new WebSocket(`ws://${own()}/contract`);
        socket.on("open", () => socket.send(first));
        socket.on("message", (data) => {
          if (!("refused" in JSON.parse(String(data)))) resolve("an answer");
        });
        socket.on("close", resolve);
      });
      expect(code).toBe(4401);
    }
  });

  test("no token within its time closes the socket", async () => {
    const silent = (path: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${own()}${path}`);
        socket.on("close", (code) => resolve(code));
      });
    expect(await silent("/contract")).toBe(4401);
  });

  test("no path leads out of the studio's folder", async () => {
    for (const path of [
      "/../secret.txt",
      "/%2e%2e/secret.txt",
      "/..%2fsecret.txt",
      "/a/../../secret.txt",
      "/%5c..%5csecret.txt",
      "/..%5csecret.txt",
    ]) {
      expect(
        await rawAnswer(`GET ${path} HTTP/1.1\r\nHost: ${own()}\r\nConnection: close\r\n\r\n`),
        path,
      ).not.toContain(" 200 ");
    }
    for (const path of ["/%", "/%ff", "//", "/%00"]) {
      expect(await rawAnswer(`GET ${path} HTTP/1.1\r\nHost: ${own()}\r\nConnection: close\r\n\r\n`), path).toMatch(
        / (200|400|404) /,
      );
    }
    expect(await rawAnswer(`GET http://[ HTTP/1.1\r\nHost: ${own()}\r\nConnection: close\r\n\r\n`)).toMatch(
      / (400|404) /,
    );
    expect(await statusOf("GET", "/")).toBe(200);
  });
});

describe("what a window may write", () => {
  /** Sends an update as it is, then waits until the host has closed the document, or has answered what comes after. */
  async function offer(client: LiveClient, update: Uint8Array): Promise<"refused" | "taken"> {
    const before = client.closed.length;
    client.send(update);
    const marked = client.mark(true).then(() => "taken" as const);
    return Promise.race([
      marked,
      vi.waitUntil(() => client.closed.length > before, { timeout: 5000 }).then(() => "refused" as const),
    ]);
  }

  function updateOf(client: number, text: string, change: (doc: Y.Doc) => void = () => undefined): Uint8Array {
    const doc = new Y.Doc({ gc: true });
    doc.clientID = client;
    doc.getText("text").insert(0, text);
    change(doc);
    return Y.encodeStateAsUpdate(doc);
  }

  test("words under its own id are stored", async () => {
    const client = await LiveClient.open(studio, at());
    client.text.insert(0, "~own ");
    await client.mark(true);
    expect(await storedText()).toContain("~own ");
    client.destroy();
  });

  test("words under an id that was never leased, or is another window's, are refused whole", async () => {
    const other = await LiveClient.open(studio, at());
    for (const id of [12345, other.lease.client]) {
      const client = await LiveClient.open(studio, at());
      const before = await storedText();
      expect(await offer(client, updateOf(id, "~foreign "))).toBe("refused");
      expect(await storedText()).toBe(before);
      expect(client.stored).toBe(0);
      client.destroy();
    }
    other.destroy();
  });

  test("words of a window that has gone are taken from another that still has them", async () => {
    const gone = await leaseOf(studio, project, `text/${chapter}`);
    const client = await LiveClient.open(studio, at());
    expect(await offer(client, updateOf(gone.client, "~gone "))).toBe("taken");
    expect(await storedText()).toContain("~gone ");
    client.destroy();
  });

  test("text whose deleted parts were collected is refused", async () => {
    const client = await LiveClient.open(studio, at());
    const update = updateOf(client.lease.client, "~collected ", (doc) => doc.getText("text").delete(0, 5));
    expect(await offer(client, update)).toBe("refused");
    expect(await storedText()).not.toContain("cted ");
    client.destroy();
  });

  test.each([[Uint8Array.of(255, 255, 255, 255)], [Uint8Array.of(1, 1)], [new Uint8Array(0)]])(
    "%o is no update, and its mark is never answered",
    async (bytes) => {
      const client = await LiveClient.open(studio, at());
      const before = await storedText();
      expect(await offer(client, bytes)).toBe("refused");
      expect(await storedText()).toBe(before);
      expect(client.stored).toBe(0);
      client.destroy();
    },
  );

  test.each(["a wrong token", "a forged lease", "another document's lease", "a story that is not open"])(
    "%s opens nothing",
    async (what) => {
      const lease = await leaseOf(studio, project, what === "another document's lease" ? "outline" : `text/${chapter}`);
      const sent = {
        token: what === "a wrong token" ? "wrong" : token,
        client: lease.client,
        proof: what === "a forged lease" ? `${lease.proof.slice(1)}A` : lease.proof,
      };
      const name =
        what === "a story that is not open" ? `000000000000000/text/${chapter}` : `${project}/text/${chapter}`;
      const socket = new HocuspocusProviderWebsocket({
        url: `ws://127.0.0.1:${server.port}/live`,
        WebSocketPolyfill: WebSocket,
      });
      const reason = await new Promise((resolve) => {
        const provider = new HocuspocusProvider({
          websocketProvider: socket,
          name,
          token: JSON.stringify(sent),
          onAuthenticationFailed: ({ reason: why }) => resolve(why),
          onSynced: () => resolve("synced"),
        });
        provider.attach();
      });
      expect(reason).not.toBe("synced");
      socket.destroy();
    },
  );

  test("a lease from before a restart is honoured, with what the window had written meanwhile", async () => {
    const client = await LiveClient.open(studio, at());
    const { lease } = client;
    client.text.insert(0, "~before ");
    await client.mark(true);
    const state = Y.encodeStateAsUpdate(client.doc);
    client.destroy();
    close();
    await server.stop();
    unwrap(await host.stop({ seal: true }));
    await startHost();
    unwrap(await studio.call("project.open", { path: join(base, "library", "Story") }));
    const again = await LiveClient.open(studio, at(), lease, state);
    again.text.insert(0, "~after ");
    await again.mark(true);
    expect(await storedText()).toContain("~after ~before ");
    again.destroy();
  });
});
