import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type Server, type TLSSocket } from "node:tls";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import WebSocket from "ws";
import type { Role } from "../../host/contract/sharing.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import { keepImage } from "../../host/project/assets.ts";
import { joinedPort, keepJoinedPort } from "../../host/server/joined-ports.ts";
import { openOwnCertificate } from "../../host/server/own-certificate.ts";
import { passOn, type RunningPassage } from "../../host/server/passing-on.ts";
import { connectPinned, directName } from "../../host/server/pinned-connection.ts";
import { type RunningServer, startServer } from "../../host/server/server.ts";
import { usualServing } from "../../host/server/serving.ts";
import { type DirectLink, parseDirectLink, printDirectLink } from "../../host/sharing/direct-link.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import { GuestClient } from "./guest-client.ts";
import { LiveClient } from "./live-client.ts";
import { unwrap } from "./support.ts";

// From Redraft to Redraft: a guest's own host stands between their browser and the host that the link names, and sends nothing to any other.

const base = mkdtempSync(join(tmpdir(), "redraft-direct-"));
const ownerToken = "s".repeat(43);
const pace = { flush: 5, publish: 100_000, retry: 10, idle: 100_000 };
const studio = join(base, "studio");
let host: Host;
let server: RunningServer;
let project: ProjectId;
let chapter: ItemId;
const passages: RunningPassage[] = [];

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  mkdirSync(studio);
  writeFileSync(join(studio, "index.html"), "<title>Studio</title>");
  const [dataFolder, libraryFolder] = [join(base, "data"), join(base, "library")];
  host = await Host.start({ disk: nodeDisk, dataFolder, libraryFolder, pace, watch: false });
  await start();
  project = unwrap(await host.call("library.create", { title: "Story", author: "", language: "en" })).project;
  chapter = unwrap(await host.call("project.outline", { project })).book[0]!.id;
  unwrap(await server.keepOpen(host.projects[0]!.folder.path));
});

afterAll(async () => {
  for (const passage of passages) await passage.stop();
  await server.stop();
  await host.stop({ seal: false });
  rmSync(base, { recursive: true, force: true });
});

async function start(port = 0): Promise<void> {
  const serving = { ...usualServing, direct: { host: "127.0.0.1", port } };
  server = await startServer(host, ownerToken, { port: 0, studio: join(base, "nothing"), serving });
}

async function makeLink(role: Role = "write"): Promise<DirectLink> {
  const order = { project, role, name: "Anna", note: "", expires: null, once: false };
  const { addresses } = unwrap(await host.call("share.make", order));
  return unwrap(parseDirectLink(addresses[0] ?? ""));
}

async function pass(link: DirectLink, told: (problem: Problem) => void = () => undefined): Promise<number> {
  const passage = await passOn(link, { port: 0, studio, told });
  passages.push(passage);
  return passage.port;
}

async function enter(port: number, link: DirectLink): Promise<GuestClient> {
  const guest = await GuestClient.enter(port, { join: link.token });
  if (typeof guest === "string") throw new Error(guest);
  return guest;
}

function ask(port: number, path: string, headers: { readonly [name: string]: string } = {}) {
  return new Promise<{ status: number; body: Buffer }>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers: { Host: `127.0.0.1:${port}`, ...headers } });
    asked.on("error", reject).on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
    });
    asked.end();
  });
}

describe("a guest's own host", () => {
  test("brings them into the story, by calls and in the text", async () => {
    const link = await makeLink();
    const port = await pass(link);
    const guest = await enter(port, link);
    expect(guest.welcome.guest).toMatchObject({ role: "write", story: { title: "Story" } });
    const secret = guest.welcome.guest?.secret ?? "";
    const document = `text/${chapter}`;
    const lease = unwrap(await guest.call("live.lease", { project, document }));
    const writing = await LiveClient.open(host, { port, token: secret, project, document }, lease);
    writing.text.insert(0, "From afar. ");
    await writing.mark(true);
    expect(await host.projects[0]!.textOf(chapter)).toBe("From afar. ");
    writing.destroy();
    guest.close();
  });

  test("has the page itself, and passes the story's files on", async () => {
    const link = await makeLink();
    const port = await pass(link);
    expect((await ask(port, "/")).body.toString()).toContain("Studio");
    const guest = await enter(port, link);
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const address = unwrap(await keepImage(host.projects[0]!, "dot.png", png));
    const { ticket } = unwrap(await guest.call("image.open", { project, address }));
    const authorization = `Bearer ${guest.welcome.guest?.secret}`;
    expect(await ask(port, `/file/${ticket}`, { authorization })).toEqual({ status: 200, body: png });
    expect((await ask(port, `/file/${ticket}`)).status).toBe(401);
    guest.close();
  });

  test("answers no foreign page", async () => {
    const port = await pass(await makeLink());
    for (const headers of [{ Host: "evil.example" }, { Origin: "https://evil.example" }] as const)
      expect((await ask(port, "/file/00", headers)).status).toBe(403);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/contract`, { origin: "https://evil.example" });
    expect(await new Promise((resolve) => socket.on("error", ({ message }) => resolve(message)))).toContain("403");
  });

  test("says when the other is away, and brings them in when it is back", async () => {
    const link = await makeLink();
    const told: string[] = [];
    const port = await pass(link, ({ code }) => told.push(code));
    const guest = await enter(port, link);
    await server.stop();
    expect((await guest.closed).code).not.toBe(1000);
    expect((await ask(port, "/file/00")).status).toBe(502);
    expect(told).toContain("direct-unreachable");
    await start(link.port);
    unwrap(await server.keepOpen(host.projects[0]!.folder.path));
    const again = await enter(port, link);
    expect(again.welcome.guest?.story.title).toBe("Story");
    again.close();
  });
});

describe("a host in another's place", () => {
  let impostor: Server;
  let heard = Buffer.alloc(0);
  let connections = 0;
  const sockets = new Set<Socket>();

  beforeAll(async () => {
    const { pem } = await openOwnCertificate(nodeDisk, base);
    impostor = createServer({ key: pem, cert: pem }, (socket: TLSSocket) => {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("data", (data: Buffer) => {
        heard = Buffer.concat([heard, data]);
      });
    });
    impostor.on("tlsClientError", () => undefined);
    impostor.on("connection", () => (connections += 1));
    await new Promise<void>((resolve) => impostor.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => impostor.close(resolve));
  });

  test("gets no token, and no byte", async () => {
    const link = { ...(await makeLink()), port: (impostor.address() as AddressInfo).port };
    expect(await connectPinned(link)).toMatchObject({ ok: false, problem: { code: "certificate-other" } });
    const told: string[] = [];
    const port = await pass(link, ({ code }) => told.push(code));
    const secret = { authorization: `Bearer ${"t".repeat(43)}` };
    expect((await ask(port, "/file/00", secret)).status).toBe(502);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/contract`);
    socket.on("open", () => socket.send(JSON.stringify({ hello: { join: link.token } })));
    expect(await new Promise((resolve) => socket.on("error", ({ message }) => resolve(message)))).toContain("502");
    expect(told).toEqual(["certificate-other", "certificate-other"]);
    expect(connections).toBe(3);
    expect(heard.length).toBe(0);
  });

  test("would have heard it, had it the right certificate", async () => {
    const { fingerprint } = await openOwnCertificate(nodeDisk, base);
    const link = { ...(await makeLink()), port: (impostor.address() as AddressInfo).port, fingerprint };
    const port = await pass(link);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/contract`);
    socket.on("error", () => undefined);
    await vi.waitFor(() => expect(heard.toString()).toContain("GET /contract"));
    socket.terminate();
  });
});

describe("the listener for guests' hosts", () => {
  test("knows no owner, and has nothing but what is of the story", async () => {
    const link = await makeLink();
    const port = await pass(link);
    expect(await GuestClient.enter(port, ownerToken)).toMatch(/leads to no story/);
    const document = `text/${chapter}`;
    const lease = unwrap(await host.call("live.lease", { project, document }));
    const { promise, resolve } = Promise.withResolvers<string>();
    const client = LiveClient.attempt({ port, token: ownerToken, project, document }, lease, resolve);
    expect(await promise).toMatch(/leads to no story/);
    client.destroy();
    for (const [path, status] of [
      ["/metrics", 404],
      ["/", 404],
      ["/health", 404],
      ["/file/00", 401],
    ] as const) {
      const socket = unwrap(await connectPinned(link));
      const answer = new Promise<string>((resolve) => socket.once("data", (data: Buffer) => resolve(data.toString())));
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${directName}\r\nAuthorization: Bearer ${ownerToken}\r\n\r\n`);
      expect(await answer, path).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
      socket.destroy();
    }
  });

  test("shows the same certificate for ever, whose key is nobody else's to read", async () => {
    const { dataFolder } = { dataFolder: join(base, "data") };
    const [one, two] = [await openOwnCertificate(nodeDisk, dataFolder), await openOwnCertificate(nodeDisk, dataFolder)];
    expect(one).toEqual(two);
    expect((await makeLink()).fingerprint).toBe(one.fingerprint);
    expect(statSync(join(dataFolder, "own-certificate.pem")).mode & 0o777).toBe(0o600);
  });
});

describe("a link from Redraft to Redraft", () => {
  const [fingerprint, token] = ["f".repeat(43), "t".repeat(43)];

  test.each([
    ["anna.example.org", 47811],
    ["192.168.1.5", 1],
    ["[fe80::1]", 65535],
  ])("leads to %s, port %i", (name, port) => {
    const link = { host: name, port, fingerprint, token };
    expect(parseDirectLink(printDirectLink(link))).toEqual({ ok: true, value: link });
  });

  test.each([
    "",
    "https://anna.example.org/#join=x",
    `redraft://join/anna.example.org/${fingerprint}/${token}`,
    `redraft://join/anna.example.org:70000/${fingerprint}/${token}`,
    `redraft://join/anna@evil.example:1/${fingerprint}/${token}`,
    `redraft://join/a:1/${fingerprint}/${token}/more`,
    `redraft://join/a:1/${fingerprint.slice(1)}/${token}`,
    `redraft://join/a:1/${fingerprint}/`,
    `redraft://app/a:1/${fingerprint}/${token}`,
  ])("“%s” is none", (text) => {
    expect(parseDirectLink(text)).toMatchObject({ ok: false, problem: { code: "direct-link-bad" } });
  });

  test("has one port here for ever", async () => {
    const folder = join(base, "guest");
    expect(await joinedPort(nodeDisk, folder, fingerprint)).toBe(0);
    await keepJoinedPort(nodeDisk, folder, fingerprint, 47_900);
    await keepJoinedPort(nodeDisk, folder, token, 47_901);
    expect(await joinedPort(nodeDisk, folder, fingerprint)).toBe(47_900);
    writeFileSync(join(folder, "joined.json"), "{");
    expect(await joinedPort(nodeDisk, folder, fingerprint)).toBe(0);
  });
});
