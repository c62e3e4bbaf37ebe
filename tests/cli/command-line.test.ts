import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectStudio } from "../../host/contract/studio-client.ts";
import { runCommand, startCommand } from "./run-command.ts";

const base = mkdtempSync(join(tmpdir(), "redraft-cli-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const home = join(base, "home");
const story = join(base, "story");

beforeAll(async () => {
  writeFileSync(join(base, "book.txt"), "Chapter 1\n\nWords of one.\n\nChapter 2\n\nWords of two.\n");
  const ran = await runCommand(home, "import", join(base, "book.txt"), "--into", story, "--json");
  expect(ran.err).not.toContain("redraft:");
  expect(ran.code).toBe(0);
  const report = JSON.parse(ran.out);
  expect(report).toMatchObject({ project: story, language: "en", words: { source: 8 + 2 } });
  expect(report.words.source).toBe(report.words.chapters + report.words.titles + report.words.setAside);
  expect(report.chapters.map(({ file }: { file: string }) => readFileSync(join(story, file), "utf8"))).toEqual([
    "Words of one.\n",
    "Words of two.\n",
  ]);
});

describe("what went wrong is one line on standard error", () => {
  async function fails(code: number, named: string, ...args: readonly string[]): Promise<void> {
    const ran = await runCommand(home, ...args);
    expect(
      ran.err.split("\n").filter((line) => line.startsWith("redraft:")),
      args.join(" "),
    ).toHaveLength(1);
    expect(ran.err.trimEnd().split("\n").at(-1), args.join(" ")).toMatch(/^redraft: .+\.$/);
    expect(ran.err, args.join(" ")).not.toMatch(/\n {4}at /);
    expect(ran.err, args.join(" ")).toContain(named);
    expect(ran.code, args.join(" ")).toBe(code);
    if (args.includes("--json")) expect(Object.keys(JSON.parse(ran.out)), args.join(" ")).toContain("problem");
    else expect(ran.out).toBe("");
  }

  test("called wrongly: 2", async () => {
    await Promise.all([
      fails(2, "dance", "dance", "--json"),
      fails(2, "redraft show PROJECT CHAPTER", "show", story),
      fails(2, "--nothing", "outline", story, "--nothing"),
    ]);
    await Promise.all([
      fails(2, "--into", "import", join(base, "book.txt")),
      fails(2, "sideways", "import", join(base, "book.txt"), "--into", join(base, "x"), "--split", "sideways"),
      fails(2, "scroll", "export", story, "--to", "scroll", "--out", join(base, "out")),
    ]);
  });

  test("the work failed: 1, and nothing is left behind", async () => {
    writeFileSync(join(base, "empty.txt"), "");
    writeFileSync(join(base, "large.txt"), "a");
    truncateSync(join(base, "large.txt"), 200 * 1024 * 1024);
    writeFileSync(join(base, "binary.txt"), new Uint8Array(5000));
    await fails(1, "part of the story itself", "export", story, "--to", "markdown", "--out", join(story, "chapters"));
    const before = readdirSync(base, { recursive: true }).length;
    for (const name of ["empty.txt", "large.txt", "binary.txt", "absent.txt"]) {
      await fails(1, name, "import", join(base, name), "--into", join(base, "made"), "--json");
    }
    await fails(1, "nowhere", "outline", join(base, "nowhere"), "--json");
    await fails(1, "Chapter 9", "show", story, "Chapter 9");
    await fails(1, "Draft 9", "show", story, "Chapter 1", "--at", "Draft 9");
    expect(readdirSync(base, { recursive: true }).length).toBe(before);
  });

  test("a data folder that can't be made: 1", async () => {
    writeFileSync(join(base, "a-file"), "");
    const ran = await runCommand(join(base, "a-file", "home"), "outline", story);
    expect(ran.err).toMatch(/^redraft: .+\.\n$/);
    expect(ran.code).toBe(1);
  });
});

test("search takes the studio's options and keeps its shape", async () => {
  const folder = join(base, "spoken");
  writeFileSync(join(base, "spoken.txt"), "Chapter 1\n\n“Yes,” Ann said. Annie said yes, yes.\n");
  await runCommand(home, "import", join(base, "spoken.txt"), "--into", folder);
  const search = async (...words: readonly string[]) => {
    const ran = await runCommand(home, "search", folder, ...words, "--json");
    return ran.code === 0 ? JSON.parse(ran.out).hits : ran.err;
  };
  expect(await search("yes")).toHaveLength(3);
  expect(await search("Yes", "--case")).toHaveLength(1);
  expect(await search("yes", "--dialogue")).toHaveLength(1);
  expect(await search("ann", "--word")).toEqual([
    {
      chapter: expect.any(String),
      line: 1,
      before: "“Yes,” ",
      match: "Ann",
      after: " said. Annie said yes, yes.",
      revision: "",
    },
  ]);
  expect(await search("y(e)s, y\\1s", "--regex")).toHaveLength(1);
  expect(await search("y(", "--regex")).toMatch(/^redraft: That is not a regular expression: .+\n$/);
});

test("a packet is made, reviewed and taken in", async () => {
  const [packet, own] = [join(base, "for-ed.redraft-review"), join(base, "reviewed")];
  await runCommand(home, "import", join(base, "book.txt"), "--into", own);
  const made = await runCommand(home, "packet", own, "--for", "Ed", "--only", "Chapter 1", "--out", packet, "--json");
  expect(JSON.parse(made.out)).toMatchObject({ path: packet, chapters: 1 });
  const reviewer = startCommand(join(base, "reviewer"), ["review", packet, "--port", "0", "--no-browser", "--json"]);
  const told = await new Promise<Buffer>((resolve) => reviewer.stdout?.once("data", resolve));
  const { address, person } = JSON.parse(told.toString());
  expect(person).toBe("Ed");
  expect((await fetch(address)).status).toBeLessThan(500);
  reviewer.kill("SIGTERM");
  expect(await new Promise((resolve) => reviewer.on("exit", resolve))).toBe(0);
  const taken = await runCommand(home, "take", packet, "--into", own);
  expect(taken).toMatchObject({ code: 0, out: "Ed: nothing that was not here already\n" });
  const other = await runCommand(join(base, "reviewer"), "take", packet, "--into", own);
  expect(other).toMatchObject({ code: 1, err: expect.stringContaining("was not made here") });
});

test("a story is joined from Redraft to Redraft", async () => {
  const started = async (child: ReturnType<typeof startCommand>) =>
    JSON.parse(String(await new Promise<Buffer>((resolve) => child.stdout?.once("data", resolve))));
  const server = startCommand(home, ["serve", story, "--port", "0", "--direct", "127.0.0.1:0", "--json"]);
  const { port, token } = await started(server);
  const client = await connectStudio(`ws://127.0.0.1:${port}/contract`, token);
  if (!client.ok) throw new Error(client.problem.sentence);
  const { studio, close } = client.value;
  const opened = await studio.call("project.open", { path: story });
  const project = opened.ok ? opened.value.project : ("" as never);
  const order = { project, role: "read" as const, name: "", note: "", expires: null, once: false };
  const made = await studio.call("share.make", order);
  const [link = ""] = made.ok ? made.value.addresses : [];
  expect(link).toMatch(/^redraft:\/\/join\/127\.0\.0\.1:/);
  const guest = startCommand(join(base, "guest"), ["join", link, "--no-browser", "--json"]);
  const { address } = await started(guest);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#join=/);
  expect((await fetch(new URL("/file/00", address))).status).toBe(401);
  const parts = link.split("/");
  const forged = [...parts.slice(0, 4), "f".repeat(43), ...parts.slice(5)].join("/");
  const refused = await runCommand(join(base, "guest"), "join", forged, "--no-browser");
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("Nothing was sent to it.") });
  close();
  for (const child of [guest, server]) {
    child.kill("SIGTERM");
    expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(0);
  }
});

describe("with a host that runs", () => {
  test("commands join it, and it is the only one", async () => {
    const server = startCommand(home, ["serve", story, "--port", "0", "--json"]);
    const address = await new Promise<{ port: number }>((resolve) => {
      server.stdout?.once("data", (data: Buffer) => resolve(JSON.parse(data.toString())));
    });
    const lock = JSON.parse(readFileSync(join(home, "host.lock"), "utf8"));
    expect(lock).toMatchObject({ pid: server.pid, port: address.port });
    const [shown, again] = await Promise.all([
      runCommand(home, "show", story, "Chapter 1"),
      runCommand(home, "show", story, "Chapter 2", "--json"),
    ]);
    expect(shown).toEqual({ code: 0, out: "Words of one.\n", err: "" });
    expect(JSON.parse(again.out).text).toBe("Words of two.\n");
    expect(JSON.parse(readFileSync(join(home, "host.lock"), "utf8")).pid).toBe(server.pid);
    server.kill("SIGTERM");
    expect(await new Promise((resolve) => server.on("exit", resolve))).toBe(0);
    expect(readdirSync(home)).not.toContain("host.lock");
  });

  test("the lock of one that was killed is taken over", async () => {
    const server = startCommand(home, ["serve", story, "--port", "0", "--json"]);
    await new Promise((resolve) => server.stdout?.once("data", resolve));
    server.kill("SIGKILL");
    await new Promise((resolve) => server.on("exit", resolve));
    expect(readdirSync(home)).toContain("host.lock");
    expect((await runCommand(home, "check", story, "--json")).out).toBe('{"ok":true,"problems":[]}\n');
    expect(readdirSync(home)).not.toContain("host.lock");
  });

  test.each(["", "{", '{"pid":1}', `{"pid":${process.pid},"started":"0","port":null,"token":""}`])(
    "a lock that says “%s” holds nobody up",
    async (content) => {
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, "host.lock"), content);
      expect((await runCommand(home, "show", story, "Chapter 1")).out).toBe("Words of one.\n");
    },
  );
});

test("commands at once wait for each other, and each does its work", async () => {
  const logs = () => readdirSync(join(story, ".history")).filter((name) => /\.\d+$/.test(name));
  const before = logs();
  const labels = await Promise.all([
    runCommand(home, "check", story, "--json"),
    runCommand(home, "show", story, "Chapter 1"),
    runCommand(home, "outline", story, "--json"),
  ]);
  expect(labels.map(({ code, err }) => [code, err])).toEqual([
    [0, ""],
    [0, ""],
    [0, ""],
  ]);
  // None of them took itself for another installation.
  expect(logs()).toEqual(before);
});

test("what changed is told as marked paragraphs, as data, as a page and as a Word document", async () => {
  const made = join(base, "compared");
  writeFileSync(
    join(base, "compared.txt"),
    "Chapter 1\n\nThe boats were in.\n\nNobody spoke.\n\nChapter 2\n\nIt rained.\n",
  );
  expect((await runCommand(home, "import", join(base, "compared.txt"), "--into", made)).code).toBe(0);
  const ran = await runCommand(home, "history", made, "--json");
  const revisions: { id: string; chapter: string }[] = JSON.parse(ran.out).revisions;
  const last = revisions.at(-1)!.id;
  const file = readdirSync(join(made, "chapters")).sort()[0]!;
  writeFileSync(join(made, "chapters", file), "The boats are in.\n\nNobody spoke.\n");
  const compare = (...rest: readonly string[]) => runCommand(home, "compare", made, "--from", last, ...rest);
  const text = await compare();
  expect(text.out).toContain("The boats [-were-]{+are+} in.\n\n  Nobody spoke.\n");
  expect(text.out).not.toContain("rained");
  expect(text.out).toMatch(/1 word added, 1 removed, 0 moved\n$/);
  const data = JSON.parse((await compare("--json")).out);
  expect(data.words).toEqual({ added: 1, removed: 1, moved: 0 });
  expect(data.changes).toMatchObject([{ kind: "replaced", before: "were", after: "are" }]);
  const page = await compare("--format", "html");
  expect(page.out).toMatch(/^<!DOCTYPE html>[\s\S]*<del[^>]*>were<\/del>/);
  const out = join(base, "changes.docx");
  const word = await compare("--format", "docx", "--out", out, "--json");
  expect(JSON.parse(word.out)).toMatchObject({ format: "docx", path: out, chapters: 1 });
  expect(readFileSync(out).subarray(0, 2).toString()).toBe("PK");
  const nowhere = await compare("--format", "docx");
  expect([nowhere.code, nowhere.out]).toEqual([2, ""]);
  expect(nowhere.err).toContain("--out FILE");
});
